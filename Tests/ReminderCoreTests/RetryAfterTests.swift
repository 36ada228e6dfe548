import CivilTime
import ReminderCore
import Testing

@Suite("Retry-After")
struct RetryAfterTests {
    /// 1994-11-06T08:49:37Z, the moment in RFC 9110's examples.
    let moment = Instant(unixSeconds: 784_111_777)

    @Test(
        "both forms and all three notations of dates are read",
        arguments: [
            ("120", 120), ("0", 0), (" 7 ", 7), ("1.5", 2), ("2.0", 2), ("86400", 86_400), ("86401", 86_400),
            ("99999999999999999999999999", 86_400),
            ("Sun, 06 Nov 1994 08:50:37 GMT", 60), ("Sunday, 06-Nov-94 08:50:37 GMT", 60),
            ("Sun Nov  6 08:50:37 1994", 60), ("Sun, 06 Nov 1994 08:48:37 GMT", 0),
            ("Sat, 31 Dec 1994 23:59:60 GMT", 86_400), ("Sun, 06 Nov 1994 08:50:37 GMT ", 60),
        ])
    func understood(header: String, seconds: Int) {
        #expect(RetryAfter.wait(header, at: moment) == .seconds(seconds))
    }

    @Test(
        "what says nothing is nothing",
        arguments: [
            nil, "", " ", "soon", "-1", "1e3", ".5", "1.2.3", "Sun, 31 Feb 1994 08:50:37 GMT",
            "Sun, 06 Nov 1994 25:50:37 GMT", "Sun, 06 Nov 1994 08:50:37 CET", "06 Nov 1994", "::", "Nov Nov Nov : :",
            String(repeating: "9", count: 100),
        ])
    func notUnderstood(header: String?) { #expect(RetryAfter.wait(header, at: moment) == nil) }

    @Test(
        "of two headers the standard one counts, unless it says nothing",
        arguments: [
            (["retry-after": "5", "x-ratelimit-reset-after": "9"], 5), (["x-ratelimit-reset-after": "1.25"], 2),
            (["retry-after": "soon", "x-ratelimit-reset-after": "9"], 9), ([:], nil),
        ])
    func headers(headers: [String: String], seconds: Int?) {
        let response = HTTPResponse(status: 429, headers: headers)
        #expect(RetryAfter.wait(for: response, at: moment) == seconds.map { .seconds($0) })
    }

    @Test(
        "a number in a body is rounded up",
        arguments: [
            (0, 0), (0.001, 1), (1, 1), (1.5, 2), (86_399.5, 86_400), (86_401, 86_400), (1e300, 86_400),
            (.infinity, 86_400), (-1, nil), (.nan, nil),
        ] as [(Double, Int?)])
    func numbers(number: Double, seconds: Int?) {
        #expect(RetryAfter.wait(seconds: number) == seconds.map { .seconds($0) })
    }
}

import Foundation
import ReminderCore
import Testing

@testable import Channels

@Suite("Parts of answers")
struct HTTPPartsTests {
    @Test(
        "the wait that a body asks for is found in every place where services write it",
        arguments: [
            (#"{"retry_after":1,"ok":false,"error":"rate_limited"}"#, 1), (#"{"retry_after": 0.35}"#, 1),
            (#"{"retry_after":"6.5"}"#, 7), (#"{"retry_after_ms":1500}"#, 2), (#"{"retry_after_ms":250}"#, 1),
            (#" {"ok":false,"error_code":429,"parameters":{"retry_after":35}}"#, 35),
            (#"{"retry_after":2,"retry_after_ms":9000,"parameters":{"retry_after":35}}"#, 2),
            (#"{"retry_after":99999999999999999999}"#, 86_400), (#"{"retry_after":-3}"#, nil),
            (#"{"retry_after":{"a":1},"parameters":[],"retry_after_ms":null}"#, nil), ("{", nil), ("[1]", nil),
            ("", nil), ("<html>", nil), (#"{"retry_after":5"#, nil),
            (String(repeating: #"{"a":"#, count: 10_000), nil), (#"{"retry_after":1e400}"#, nil),
        ] as [(String, Int?)])
    func waits(body: String, seconds: Int?) {
        #expect(ServiceAnswer(Array(body.utf8))?.wait == seconds.map { .seconds($0) })
    }

    @Test(
        "a secret is found however it is encoded, and in any case",
        arguments: [
            "T0K+3N/p==a&th", "T0K%2B3N%2Fp%3D%3Da%26th", "t0k%2b3n%2fp%3d%3da%26TH",
            "T0K%252B3N%252Fp%253D%253Da%2526th",
            #"T0K+3N\/p==a&th"#, #"T0K\u002B3N\u002fp==a\u0026th"#, "T0K+3N&#x2F;p==a&amp;th",
            "T0K&#43;3N&#47;p&#61;&#61;a&#38;th", "T0K 3N/p==a&th",
            "%54%30%4B%2B%33%4E%2F%70%3D%3D%61%26%74%68",
        ])
    func encodedSecrets(echo: String) {
        let redaction = Redaction([Secret("T0K+3N/p==a&th")])
        #expect(redaction.applied(to: "đây: \(echo).") == "đây: •••.")
    }

    @Test("what is no secret stays as it was written, escapes and all")
    func othersStay() {
        let text = "100% of %zz & \\ \\u00e9 &#x2F; &#; &#xZZ; &#9999999; &amp; %C3%A9 % %2"
        #expect(Redaction([Secret("https://example.org/secret-path")]).applied(to: text) == text)
        #expect(Redaction([]).applied(to: text) == text)
    }

    @Test("user and password are hidden as the header that they become, too")
    func credentials() {
        let redaction = Redaction([Secret("https://lan:p%40ss@example.org/x")])
        let header = Data("lan:p@ss".utf8).base64EncodedString()
        #expect(redaction.applied(to: "Basic \(header)") == "Basic •••")
    }

    @Test(
        "a text is cut between characters",
        arguments: [
            ("ế", 3, "ế"), ("ếế", 6, "ếế"), ("ếế", 5, "…"), ("ếếế", 6, "ế…"), ("abcdef", 5, "ab…"), ("", 0, ""),
            ("abcd", 2, ""), ("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 40, "👩‍👩‍👧‍👦…"), ("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 27, "…"),
        ])
    func cutting(text: String, limit: Int, result: String) {
        #expect(text.shortened(toBytes: limit) == result)
        #expect(result.utf8.count <= limit)
    }

    @Test("a text in JSON fits its room as it is written", arguments: [10, 11, 12, 50])
    func fitting(room: Int) {
        var json = JSONWriter()
        json.text("\"\"\"\"ếế\n\n👩‍👩‍👧‍👦", fitting: room)
        #expect(json.bytes.count <= room + 2)
        #expect(String(validating: json.bytes, as: UTF8.self) != nil)
    }
}

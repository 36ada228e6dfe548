import CivilTime
import ReminderCore
import Testing

@Suite("What was in the way")
struct CauseTests {
    @Test(
        "a status says it in one of few words",
        arguments: [
            (429, DeliveryFailure.Cause.rateLimited), (400, .refused), (401, .refused), (404, .refused),
            (308, .refused),
            (200, .refused), (408, .unavailable), (500, .unavailable), (503, .unavailable), (700, .reset),
        ])
    func statuses(status: Int, cause: DeliveryFailure.Cause) {
        #expect(DeliveryFailure(.retry(), "no", status: status).cause == cause)
    }

    @Test("without a status it is on this machine, unless whoever failed knows better")
    func others() {
        #expect(DeliveryFailure(.giveUp, "no such folder").cause == .local)
        #expect(DeliveryFailure(.retry(), "no answer", status: 503, cause: .timeout).cause == .timeout)
    }

    @Test("times are written as HTTP wants them")
    func dates() {
        #expect(HTTPDate.text(Instant(unixSeconds: 784_111_777)) == "Sun, 06 Nov 1994 08:49:37 GMT")
        #expect(HTTPDate.text(Instant(milliseconds: 1_581_552_000_999)) == "Thu, 13 Feb 2020 00:00:00 GMT")
    }
}

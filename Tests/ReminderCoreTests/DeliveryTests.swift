import CivilTime
import ReminderCore
import Testing

/// A delivery due at the beginning of time as these tests know it, to be tried for an hour.
private func delivery(attempts: Int, expires: Duration = .seconds(1_000_000), id: String = "d") -> Delivery {
    Delivery(
        id: Identity(of: id), channel: "room", payload: [], summary: "", due: start, expires: start + expires,
        attempts: attempts)
}

private let start = Instant(unixSeconds: 1_581_557_400)

@Suite("Retry policy")
struct RetryPolicyTests {
    let policy = RetryPolicy.standard

    private func wait(_ delivery: Delivery, askedToWait: Duration? = nil) -> Duration? {
        policy.nextAttempt(of: delivery, at: start, askedToWait: askedToWait).map { $0 - start }
    }

    @Test(
        "the wait doubles with every attempt, up to the ceiling, and gets at most a quarter longer",
        arguments: [
            (0, 5), (1, 5), (2, 10), (3, 20), (4, 40), (9, 1280), (10, 1800), (11, 1800), (64, 1800), (.max, 1800),
        ])
    func doubling(attempts: Int, seconds: Int64) throws {
        for name in 0..<50 {
            let length = try #require(wait(delivery(attempts: attempts, id: "d\(name)")))
            #expect(length >= .seconds(seconds) && length < .milliseconds(seconds * 1250))
        }
    }

    @Test("the jitter is always the same for a delivery and spread over many")
    func jitter() {
        let waits = (0..<50).map { wait(delivery(attempts: 5, id: "d\($0)")) }
        #expect(waits == (0..<50).map { wait(delivery(attempts: 5, id: "d\($0)")) })
        #expect(Set(waits).count > 40)
    }

    @Test("what the service asked for is waited for, but never less than the policy's own wait")
    func retryAfter() throws {
        #expect(wait(delivery(attempts: 1), askedToWait: .seconds(120)) == .seconds(120))
        #expect(wait(delivery(attempts: 1), askedToWait: .seconds(7200)) == .seconds(7200))
        #expect(wait(delivery(attempts: 6), askedToWait: .seconds(1)) == wait(delivery(attempts: 6)))
        #expect(wait(delivery(attempts: 6), askedToWait: .zero) == wait(delivery(attempts: 6)))
    }

    @Test("a last attempt is made shortly before the delivery expires")
    func lastAttempt() {
        let last = delivery(attempts: 10, expires: .seconds(600))
        #expect(wait(last) == .seconds(595))
        #expect(wait(last, askedToWait: .seconds(595)) == .seconds(595))
        #expect(wait(last, askedToWait: .seconds(100)) == .seconds(595))
        #expect(wait(last, askedToWait: .seconds(86_400)) == .seconds(595), "whatever the service asked for")
    }

    @Test("there is no next attempt when it would be too late")
    func tooLate() {
        #expect(wait(delivery(attempts: 3, expires: .seconds(10))) == nil)
        #expect(wait(delivery(attempts: 1, expires: .seconds(5))) == nil)
        #expect(wait(delivery(attempts: 1, expires: .zero)) == nil)
        #expect(wait(delivery(attempts: 1, expires: .seconds(-60))) == nil)
    }

    @Test("no attempt is ever planned at or after the end, nor in the past")
    func bounds() {
        for attempts in 1...15 {
            for seconds in stride(from: Int64(0), through: 4000, by: 7) {
                let item = delivery(attempts: attempts, expires: .seconds(seconds))
                guard let next = policy.nextAttempt(of: item, at: start) else { continue }
                #expect(next > start + policy.base - .milliseconds(1) && next < item.expires)
            }
        }
    }
}

@Suite("Reading schedule")
struct ReadingScheduleTests {
    private func wait(
        refresh: Duration = .seconds(900), failures: Int, askedToWait: Duration? = nil, calendar: String = "team"
    ) -> Duration {
        ReadingSchedule(refresh: refresh).next(
            after: start, calendar: calendar, failures: failures, askedToWait: askedToWait) - start
    }

    @Test(
        "a calendar is read at its refresh, after failures after 30 s, 1 min, 2 min … up to an hour",
        arguments: [
            (0, 900), (1, 30), (2, 60), (3, 120), (7, 1920), (8, 3600), (9, 3600), (100, 3600), (.max, 3600),
        ])
    func backoff(failures: Int, seconds: Int64) {
        for name in 0..<50 {
            let length = wait(failures: failures, calendar: "c\(name)")
            #expect(length >= .seconds(seconds) && length < .milliseconds(seconds * 1100))
        }
    }

    @Test("a calendar that is rarely read is not read more than hourly for ever when it fails")
    func longRefresh() {
        let day = Duration.seconds(86_400)
        #expect(wait(refresh: day, failures: 30) >= day)
        #expect(wait(refresh: day, failures: 1) < .seconds(34))
    }

    @Test("jitter is stable for a calendar's name and differs between names")
    func jitter() {
        let waits = (0..<50).map { wait(failures: 0, calendar: "c\($0)") }
        #expect(waits == (0..<50).map { wait(failures: 0, calendar: "c\($0)") })
        #expect(Set(waits).count > 40)
    }

    @Test("a server that asks to be left alone is, but not less than otherwise")
    func retryAfter() {
        #expect(wait(failures: 1, askedToWait: .seconds(7200)) >= .seconds(7200))
        #expect(wait(failures: 1, askedToWait: .seconds(7200)) < .seconds(7920))
        #expect(wait(failures: 1, askedToWait: .seconds(1)) == wait(failures: 1))
        #expect(wait(failures: 0, askedToWait: .zero) == wait(failures: 0))
    }
}

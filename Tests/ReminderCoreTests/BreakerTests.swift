import CivilTime
import ReminderCore
import Testing

@Suite("Breaker")
struct BreakerTests {
    let start = at("2020-02-13T08:30")

    /// A breaker that has just been opened at ``start``.
    private func open(_ cause: Breaker.Cause) -> Breaker {
        var breaker = Breaker()
        for _ in 0..<(cause == .refused ? 1 : 5) { _ = breaker.failed(cause, "503", at: start) }
        return breaker
    }

    /// How long after ``start`` the next probe is.
    private func wait(_ breaker: Breaker) -> Duration? { breaker.opening.map { $0.probe - start } }

    @Test("a channel that works is not limited, however often single attempts fail")
    func closed() {
        var breaker = Breaker()
        for _ in 0..<20 {
            for _ in 0..<4 { #expect(breaker.failed(.failing, "503", at: start) == nil) }
            #expect(breaker.limit(at: start) == .max)
            #expect(breaker.succeeded() == nil)
        }
        #expect(breaker.opening == nil)
    }

    @Test("five failures in a row open it, once")
    func failures() {
        var breaker = Breaker()
        let events = (0..<8).map { _ in breaker.failed(.failing, "503", at: start) }
        #expect(events == [nil, nil, nil, nil, .opened, nil, nil, nil])
        #expect(breaker.opening?.cause == .failing && breaker.opening?.since == start)
        #expect(breaker.opening?.reason == "503")
        #expect(breaker.opening?.probes == 0, "what was under way when it opened is no probe")
    }

    @Test("one refusal opens it, and what refuses after it failed is news")
    func refusal() {
        var breaker = Breaker()
        #expect(breaker.failed(.refused, "401", at: start) == .opened)
        #expect(breaker.failed(.refused, "401", at: start) == nil)
        var failing = open(.failing)
        #expect(failing.failed(.refused, "403", at: start + .seconds(30)) == .opened)
        #expect(failing.opening?.cause == .refused && failing.opening?.reason == "403")
        #expect(failing.opening?.since == start)
        #expect(failing.opening?.probe == start + .seconds(330), "the first wait of its kind")
        #expect(failing.failed(.failing, "503", at: start + .seconds(330)) == nil)
        #expect(failing.opening?.cause == .refused, "that it does not answer is no better")
    }

    @Test("while it is open nothing is tried, and one thing when the time has come")
    func probes() throws {
        let breaker = open(.failing)
        let probe = try #require(breaker.opening?.probe)
        #expect(breaker.limit(at: start) == 0)
        #expect(breaker.limit(at: probe - .milliseconds(1)) == 0)
        #expect(breaker.limit(at: probe) == 1)
        #expect(breaker.limit(at: probe + .seconds(86_400)) == 1)
    }

    @Test(
        "the pauses get longer, and no longer than is of use",
        arguments: [
            (Breaker.Cause.failing, [30, 60, 120, 120, 120]), (.refused, [300, 600, 1200, 2400, 3600, 3600]),
        ])
    func pauses(cause: Breaker.Cause, seconds: [Int64]) {
        var breaker = open(cause)
        var (waits, now): ([Duration?], Instant) = ([], start)
        for _ in seconds {
            waits.append(breaker.opening.map { $0.probe - now })
            now = breaker.opening?.probe ?? now
            _ = breaker.failed(cause, "503", at: now)
        }
        #expect(waits == seconds.map { .seconds($0) })
        for _ in 0..<1000 {
            now = breaker.opening?.probe ?? now
            _ = breaker.failed(cause, "503", at: now)
        }
        #expect(breaker.opening?.probe == now + .seconds(seconds.last ?? 0))
    }

    @Test("one success closes it and forgets the failures")
    func success() {
        var breaker = open(.refused)
        #expect(breaker.succeeded() == .closed)
        #expect(breaker.opening == nil && breaker.limit(at: start) == .max)
        #expect(breaker.succeeded() == nil)
        for _ in 0..<4 { #expect(breaker.failed(.failing, "503", at: start) == nil) }
    }

    @Test("it goes on where it was written down")
    func restored() {
        let opening = Breaker.Opening(
            cause: .failing, since: start, probe: start + .seconds(120), probes: 7, reason: "503")
        var breaker = Breaker(opening)
        #expect(breaker.limit(at: start) == 0)
        #expect(breaker.failed(.failing, "502", at: start + .seconds(120)) == nil)
        #expect(breaker.opening?.probes == 8 && breaker.opening?.probe == start + .seconds(240))
        #expect(breaker.succeeded() == .closed)
    }

    @Test("a clock that was put back neither keeps it shut nor takes its pauses away")
    func clockPutBack() {
        var breaker = open(.failing)
        let before = start - .seconds(3600)
        #expect(breaker.limit(at: before) == 1)
        #expect(breaker.failed(.failing, "503", at: before) == nil)
        #expect(breaker.limit(at: before + .seconds(1)) == 0)
        #expect(breaker.limit(at: before + .seconds(60)) == 1)
    }
}

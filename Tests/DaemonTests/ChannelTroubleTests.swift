import CivilTime
import ReminderCore
import Testing

@testable import Daemon

/// Channels whose services refuse, fail, or want to be left alone.
@Suite("Channels in trouble")
struct ChannelTroubleTests {
    let world: World
    let setup: Setup

    private static let channels = """
        screen: { webhook: { url: "http://hook.test/" } }, room: { slack: "http://slack.test/", fallback: mail }, \
        mail: { console: {} }, ops: { console: {} }
        """

    init() async throws {
        world = try World(at: "2020-02-10T08:00")
        setup = try world.setup(
            channels: Self.channels, rules: "all: { remind: [1h], channels: [screen] }", more: "admin-channel: ops")
    }

    /// Puts `count` reminders on `channel` into the outbox, of different events.
    private func queue(_ count: Int = 1, on channel: String = "screen", hours: Int64 = 48) async throws {
        let setup = try world.setup(
            channels: Self.channels, rules: "all: { remind: [1h], channels: [\(channel)] }", more: "admin-channel: ops")
        for _ in 0..<count {
            let occurrence = Occurrence(
                id: Occurrence.ID(calendar: "team", uid: "\(try await world.deliveries.count)", recurrenceID: ""),
                span: .timed(start: world.clock.now, end: world.clock.now + .seconds(hours * 3600)), title: "Hội thảo")
            let reminder = Reminder(
                occurrence: occurrence.id, rule: "all", lead: "1h", due: world.clock.now,
                start: world.clock.now, end: world.clock.now + .seconds(hours * 3600))
            let notice = Notice(
                channel: channel, occurrence: occurrence, reminder: reminder, now: world.clock.now, isLate: false,
                expires: world.clock.now + .seconds(hours * 3600))
            try await world.store.enqueue(try #require(setup.delivery(of: notice)), at: world.clock.now)
        }
    }

    private func pass(_ seconds: Int64) { world.clock.move(by: .seconds(seconds)) }

    private func states(on channel: String) async throws -> [DeliveryState] {
        try await world.deliveries.filter { $0.channel == channel }.map(\.state)
    }

    @Test("a service that refuses us is left alone, operators are told once, and nothing is lost")
    func refused() async throws {
        world.web.answer(status: 404)
        try await queue(3)
        try await world.deliver(setup)
        #expect(try await states(on: "ops").count == 1)
        let requests = world.web.requests
        for _ in 0..<10 {
            pass(20)
            try await world.deliver(setup)
        }
        #expect(world.web.requests == requests, "it is not asked before its time")
        #expect(try await states(on: "screen").allSatisfy { $0 == .deferred })
        pass(300)
        try await world.deliver(setup)
        #expect(world.web.requests == requests + 1, "one delivery asks whether it works again")
        world.web.answer(with: "")
        pass(700)
        try await world.deliver(setup)
        pass(1)
        try await world.deliver(setup)
        #expect(try await states(on: "screen") == [.delivered, .delivered, .delivered])
        #expect(try await states(on: "ops").count == 2, "that it works again is told, too")
    }

    @Test("a service that fails is asked less and less, and everything goes out when it works again")
    func failing() async throws {
        world.web.answer(status: 500)
        try await queue(20)
        for _ in 0..<6 {
            try await world.deliver(setup)
            pass(12)
        }
        #expect(world.channels.opening(of: "screen")?.cause == .failing)
        let requests = world.web.requests
        for _ in 0..<40 {
            pass(15)
            try await world.deliver(setup)
        }
        #expect((4...10).contains(world.web.requests - requests), "ten minutes: \(world.web.requests - requests)")
        world.web.answer(with: "")
        pass(130)
        for _ in 0..<6 { try await world.deliver(setup) }
        #expect(try await states(on: "screen").allSatisfy { $0 == .delivered })
        #expect(try await states(on: "ops").isEmpty, "an outage of some minutes is nobody's business")
    }

    @Test("what a restart finds broken stays so, and is not told again")
    func restarted() async throws {
        world.web.answer(status: 401)
        try await queue()
        try await world.deliver(setup)
        let board = ChannelBoard(try await world.store.breakers())
        let carrier = try #require(setup.channels["screen"])
        #expect(board.reserve(carrier, named: "screen", at: world.clock.now).count == 0)
        let later = board.reserve(carrier, named: "screen", at: world.clock.now + .seconds(301))
        #expect(later.count == 1)
        board.free(later, taking: 0, after: 0, on: "screen", at: world.clock.now)
        board.expectProbes()
        #expect(board.reserve(carrier, named: "screen", at: world.clock.now).count == 1, "a reload tries at once")
    }

    @Test("what waits for a broken channel goes out on its fallback, and so does what comes later")
    func fallback() async throws {
        world.web.answer(status: 410)
        try await queue(2, on: "room")
        try await world.deliver(setup, on: "room")
        #expect(try await states(on: "mail").count == 2)
        #expect(try await states(on: "room") == [.diverted, .diverted])
        try await queue(1, on: "room")
        try await world.deliver(setup, on: "room")
        #expect(try await states(on: "mail").count == 3)
        try await world.deliver(setup, on: "mail")
        for _ in 0..<4 { try await world.deliver(setup, on: "mail") }
        #expect(try await states(on: "mail").allSatisfy { $0 == .delivered })
    }

    @Test("a notice that the service does not understand is sent once more in its plainest form, then it failed")
    func plain() async throws {
        world.web.answer(status: 422)
        try await queue()
        try await world.deliver(setup)
        #expect(try await states(on: "screen") == [.deferred])
        try await world.deliver(setup)
        #expect(try await states(on: "screen") == [.failed])
        #expect(world.web.requests == 2)
        #expect(world.channels.opening(of: "screen") == nil)
        let id = try #require(try await world.deliveries.first?.id)
        #expect(try await world.store.attempts(of: id).map(\.status) == [422, 422])
    }

    @Test("without a way to know a repetition, no answer is asked for twice, and the notice is marked")
    func unanswered() async throws {
        world.web.hang()
        try await queue(on: "room", hours: 1)
        try await world.deliver(setup, on: "room")
        #expect(try await states(on: "room") == [.deferred])
        pass(60)
        try await world.deliver(setup, on: "room")
        let last = try #require(try await world.deliveries.first { $0.channel == "room" })
        #expect(last.state == .diverted && last.mayBeDuplicate)
        #expect(try await states(on: "mail").count == 1, "and its fallback has it")
    }

    @Test("one that has an id is sent until it is answered")
    func answeredAtLast() async throws {
        world.web.hang()
        try await queue()
        for _ in 0..<4 {
            try await world.deliver(setup)
            pass(120)
        }
        world.web.answer(with: "")
        try await world.deliver(setup)
        #expect(try await states(on: "screen") == [.delivered])
    }

    @Test("a service that wants to be left alone for a while is, by everything of the channel")
    func patience() async throws {
        world.web.answer(status: 429, headers: ["retry-after": "90"])
        try await queue(9)
        try await world.deliver(setup)
        let requests = world.web.requests
        pass(89)
        try await world.deliver(setup)
        #expect(world.web.requests == requests)
        #expect(world.channels.opening(of: "screen") == nil, "it works, and says so")
        world.web.answer(with: "")
        pass(2)
        for _ in 0..<3 { try await world.deliver(setup) }
        #expect(try await states(on: "screen").allSatisfy { $0 == .delivered })
    }

    @Test("no more is sent in a while than the service takes")
    func rate() async throws {
        world.web.answer(with: "ok")
        try await queue(20, on: "room")
        var sent: [Int] = []
        for _ in 0..<40 {
            try await world.deliver(setup, on: "room")
            sent.append(world.web.requests)
            world.clock.move(by: .milliseconds(250))
        }
        #expect(
            sent.last.map { (12...14).contains($0) } == true, "four at once and one a second in ten seconds: \(sent)")
    }

    @Test("a service that wants to be left alone while it is asked whether it works is left alone")
    func patienceOfTheBroken() async throws {
        world.web.answer(status: 500)
        try await queue(9)
        for _ in 0..<6 {
            try await world.deliver(setup)
            pass(12)
        }
        #expect(world.channels.opening(of: "screen") != nil)
        world.web.answer(status: 429, headers: ["retry-after": "60"])
        pass(130)
        let requests = world.web.requests
        for _ in 0..<20 {
            try await world.deliver(setup)
            pass(1)
        }
        #expect(world.web.requests == requests + 1)
    }

    @Test("one notice is enough to find out that a channel works again")
    func oneIsEnough() async throws {
        world.web.answer(status: 404)
        try await queue()
        try await world.deliver(setup)
        world.web.answer(with: "")
        world.channels.expectProbes()
        try await world.deliver(setup)
        #expect(try await states(on: "screen") == [.delivered], "at once, after a reload")
    }

    @Test("an outage of an hour is told once, and so is its end")
    func outage() async throws {
        world.web.answer(status: 503)
        try await queue()
        for _ in 0..<50 {
            try await world.deliver(setup)
            pass(120)
        }
        #expect(try await states(on: "ops").count == 1)
        world.web.answer(with: "")
        try await world.deliver(setup)
        #expect(try await states(on: "ops").count == 2)
        #expect(try await states(on: "screen") == [.delivered])
    }

    @Test("a service that wants to be left alone for hours is as good as down: its fallback has what waits")
    func longPause() async throws {
        world.web.answer(status: 503, headers: ["retry-after": "86400"])
        try await queue(on: "room")
        try await world.deliver(setup, on: "room")
        try await queue(on: "room")
        try await world.deliver(setup, on: "room")
        #expect(try await states(on: "mail").count == 2)
        #expect(world.channels.opening(of: "room")?.probe == world.clock.now + .seconds(86_400))
    }

    @Test("a pause that was asked for ends when the clock is put back")
    func pauseAndClock() async throws {
        world.web.answer(status: 429, headers: ["retry-after": "60"])
        try await queue()
        try await world.deliver(setup)
        world.web.answer(with: "")
        pass(-7200)
        #expect(world.channels.pause(of: "screen", at: world.clock.now) == nil)
    }

    @Test("a service that has enough and does not say for how long is not asked with everything that waits")
    func patienceWithoutTerm() async throws {
        world.web.answer(status: 429)
        try await queue(30)
        try await world.deliver(setup)
        let requests = world.web.requests
        for _ in 0..<4 {
            pass(1)
            try await world.deliver(setup)
        }
        #expect(world.web.requests == requests)
    }
}

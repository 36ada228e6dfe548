import CivilTime
import ReminderCore
import Testing

@testable import Daemon

/// What channels remember, and what services call their messages, between the daemon's parts.
@Suite("What channels remember, in the daemon")
struct ChannelMemoryTests {
    @Test("what a service calls a message comes back with the change of what it told of")
    func reference() async throws {
        let world = try World()
        let setup = try world.setup(channels: "screen: { slack: { url: \"http://hook.test/\" } }")
        world.web.answer(with: #"{"ok":true,"ts":"1581471000.000200"}"#)
        try world.write(calendar("20200213T013000Z"), to: "team.ics")
        try await world.read(setup)
        world.clock.set(to: "2020-02-13T07:30")
        try await world.settle(setup)
        try await world.deliver(setup)
        try world.write(calendar("20200213T033000Z"), to: "team.ics")
        try await world.read(setup)
        try await world.settle(setup)
        let claimed = try await world.store.claim(channel: "screen", at: world.clock.now, limit: 9).taken
        #expect(claimed.map { $0.earlier?.reference.hasSuffix("/1581471000.000200") } == [true])
        #expect(claimed.map { $0.earlier?.thread } == claimed.map { $0.earlier?.reference })
    }

    @Test("the memory of a channel that is configured stays, that of another one goes in time")
    func housekeeping() async throws {
        let world = try World()
        let setup = try world.setup(more: "retention: 30d")
        for channel in ["screen", "gone"] {
            try await world.store.keep([.shown("chat", "1")], of: channel, basis: nil, at: world.clock.now)
        }
        for (day, kept) in [("2020-03-11", ["gone", "screen"]), ("2020-03-12", ["screen"])] {
            world.clock.set(to: "\(day)T08:00")
            let bell = Bell()
            bell.ring()
            bell.silence()
            try await Housekeeper(
                bell: bell, setup: SetupInForce(setup), store: world.store, clock: world.clock,
                journal: world.journal, scheduler: world.scheduler
            ).run()
            #expect(try await world.store.shownMemories(at: world.clock.now).keys.sorted() == kept)
        }
    }
}

import CivilTime
import ReminderCore
import Testing

@testable import Daemon

/// Calendars that suddenly lose much.
@Suite("Mass changes")
struct MassChangeTests {
    let world: World
    let setup: Setup

    private static let many = calendar(
        "20200220T010000Z", "20200221T010000Z", "20200222T010000Z", "20200223T010000Z", "20200224T010000Z")
    private static let few = calendar("20200220T010000Z", "20200221T010000Z")
    private static let none = "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n"

    init() async throws {
        world = try World()
        setup = try world.setup(
            channels: "screen: { webhook: { url: \"http://hook.test/\" } }, ops: { console: {} }",
            more: "admin-channel: ops")
        try world.write(Self.many, to: "team.ics")
        try await world.read(setup)
    }

    private var planned: Int { get async throws { try await world.store.tally().reminders[.planned] ?? 0 } }

    private func read(_ text: String, at time: String) async throws -> Instant {
        try world.write(text, to: "team.ics")
        world.clock.set(to: time)
        return try await world.read(setup)
    }

    @Test("a calendar that turns empty keeps its reminders, and operators are told once", arguments: [none, few])
    func held(text: String) async throws {
        let next = try await read(text, at: "2020-02-10T09:00")
        #expect(try await planned == 5)
        #expect(next <= moment("2020-02-10T10:00"), "it is looked at again when its time is over")
        #expect(try await world.deliveries.map(\.channel) == ["ops"])
        _ = try await read(text, at: "2020-02-10T09:30")
        #expect(try await planned == 5)
        #expect(try await world.deliveries.count == 1)
        #expect(world.board.entry(of: "team").held == (text == Self.none ? 5 : 3))
    }

    @Test("the same loss is believed when it is still so after its time, though nothing changed in between")
    func confirmed() async throws {
        _ = try await read(Self.few, at: "2020-02-10T09:00")
        world.clock.set(to: "2020-02-10T10:00")
        try await world.read(setup)
        #expect(try await planned == 2)
        #expect(try await world.store.tally().reminders[.cancelled] == 3)
        #expect(world.board.entry(of: "team").held == 0)
    }

    @Test("events that come back in time were never gone")
    func recovered() async throws {
        _ = try await read(Self.none, at: "2020-02-10T09:00")
        _ = try await read(Self.many, at: "2020-02-10T09:10")
        #expect(try await planned == 5)
        #expect(try await world.store.calendar(named: "team")?.heldSince == nil)
        _ = try await read(Self.none, at: "2020-02-10T11:00")
        #expect(try await planned == 5, "the next loss has its own hour")
    }

    @Test("a restart remembers what is held back")
    func restarted() async throws {
        _ = try await read(Self.none, at: "2020-02-10T09:00")
        let update = CalendarUpdate(
            store: world.store, clock: world.clock, interpreter: Interpreter(zones: world.zones),
            storeHealth: StoreHealth(), board: CalendarBoard(),
            outbox: world.outbox, journal: world.journal,
            turns: CalendarTurns(), scheduler: world.scheduler)
        _ = try await update.update("team", with: setup, at: world.clock.now)
        #expect(try await planned == 5)
        #expect(try await world.deliveries.count == 1, "it was told before")
    }

    @Test("one of many that is gone is believed at once")
    func one() async throws {
        _ = try await read(
            calendar("20200220T010000Z", "20200221T010000Z", "20200222T010000Z", "20200223T010000Z"),
            at: "2020-02-10T09:00")
        #expect(try await planned == 4)
    }

    @Test("what an operator accepts is believed, whether the calendar can be reached or not")
    func accepted() async throws {
        _ = try await read(Self.none, at: "2020-02-10T09:00")
        var record = try #require(try await world.store.calendar(named: "team"))
        record.heldSince = .accepted
        try await world.store.save(record, documents: nil)
        try world.write("", to: "team.ics")
        try await world.read(setup)
        #expect(try await planned == 0)
        #expect(try await world.store.calendar(named: "team")?.heldSince == nil)
    }

    @Test("a calendar that is read from another place is believed")
    func moved() async throws {
        try world.write(Self.few, to: "other.ics")
        let setup = try world.setup(calendars: "team: { file: other.ics }")
        try await world.read(setup)
        #expect(try await planned == 2)
    }

    @Test("with no time to hold, every loss is believed")
    func off() async throws {
        let setup = try world.setup(calendars: "team: { file: team.ics, hold: 0m }")
        try world.write(Self.none, to: "team.ics")
        try await world.read(setup)
        #expect(try await planned == 0)
    }

    @Test("a calendar that runs dry is told once, and is not held")
    func quiet() async throws {
        _ = try await read(Self.many, at: "2020-02-25T09:00")
        #expect(try await world.store.calendar(named: "team")?.quietSince == moment("2020-02-25T09:00"))
        #expect(try await world.deliveries.map(\.channel) == ["ops"])
        _ = try await read(Self.many, at: "2020-02-27T09:00")
        #expect(try await world.deliveries.count == 1)
        _ = try await read(calendar("20200301T010000Z"), at: "2020-02-28T09:00")
        #expect(try await world.store.calendar(named: "team")?.quietSince == nil)
    }

    @Test("another rule is no reason to believe what another address would be")
    func otherRule() async throws {
        let setup = try world.setup(rules: "all: { remind: [2h], channels: [screen] }")
        try world.write(Self.none, to: "team.ics")
        try await world.read(setup)
        #expect(try await planned == 5)
    }

    @Test("a calendar that fails while it is held is not read again and again")
    func failsWhileHeld() async throws {
        _ = try await read(Self.none, at: "2020-02-10T09:00")
        let next = try await read("<html>", at: "2020-02-10T11:00")
        #expect(next >= moment("2020-02-10T11:00") + .seconds(30))
        #expect(try await planned == 5, "it was not said again")
    }

    @Test("a nearer horizon takes nothing from people but what is far away")
    func horizon() async throws {
        let far = calendar("20200220T010000Z", "20200315T010000Z")
        let wide = try world.setup(calendars: "team: { file: far.ics }")
        try world.write(far, to: "far.ics")
        try await world.read(wide)
        let narrow = try world.setup(calendars: "team: { file: far.ics }", more: "horizon: 14d")
        try await world.read(narrow)
        #expect(try await world.store.tally().reminders[.planned] == 1)
        #expect(try await world.store.pendingChanges(after: 0, limit: 9).allSatisfy { $0.audience.isEmpty })
        try await world.read(wide)
        #expect(try await world.store.tally().reminders[.planned] == 2)
    }

    @Test(
        "that a calendar fails is told once over restarts, after a day or when somebody has to look, and so is its end")
    func failing() async throws {
        let setup = try world.setup(
            calendars: "team: { feed: \"http://feed.test/\" }",
            channels: "screen: { webhook: { url: \"http://hook.test/\" } }, ops: { console: {} }",
            more: "admin-channel: ops")
        world.web.vanish()
        try await world.read(setup)
        #expect(try await world.deliveries.isEmpty)
        for time in ["2020-02-10T20:00", "2020-02-11T09:00", "2020-02-11T10:00"] {
            world.clock.set(to: time)
            let restarted = CalendarUpdate(
                store: world.store, clock: world.clock, interpreter: Interpreter(zones: world.zones),
                storeHealth: StoreHealth(), board: CalendarBoard(),
                outbox: world.outbox, journal: world.journal,
                turns: CalendarTurns(), scheduler: world.scheduler)
            _ = try await restarted.update("team", with: setup, at: world.clock.now)
        }
        #expect(try await world.deliveries.count == 1)
        world.web.answer(with: Self.many)
        try await world.read(setup)
        #expect(try await world.deliveries.count == 2)
        world.web.answer(status: 404)
        world.clock.set(to: "2020-02-11T11:00")
        try await world.read(setup)
        #expect(try await world.deliveries.count == 3, "a 404 does not pass by itself")
    }

    @Test("a calendar that turns empty is held, however much of it is too far away to count")
    func emptyAndFar() async throws {
        let far = calendar("20200220T010000Z", "20200315T010000Z", "20200316T010000Z", "20200317T010000Z")
        let wide = try world.setup(calendars: "team: { file: far.ics }")
        try world.write(far, to: "far.ics")
        try await world.read(wide)
        let narrow = try world.setup(calendars: "team: { file: far.ics }", more: "horizon: 14d")
        try world.write(Self.none, to: "far.ics")
        try await world.read(narrow)
        #expect(try await world.store.tally().reminders[.planned] == 1, "the one that is near is held")
    }
}

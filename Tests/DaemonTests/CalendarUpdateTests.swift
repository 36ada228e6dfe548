import CivilTime
import ReminderCore
import Testing

@testable import Daemon

@Suite("Reading a calendar")
struct CalendarUpdateTests {
    private let feed = "team: { feed: \"http://feed.test/team.ics\", refresh: 10m }"

    @Test("a reminder is planned for its time, and reading again changes nothing")
    func planned() async throws {
        let world = try World()
        let setup = try world.setup()
        try world.write(calendar("20200213T013000Z"), to: "team.ics")
        try await world.read(setup)
        #expect(try await world.store.nextDue() == moment("2020-02-13T07:30"))
        let before = try await world.store.tally()
        world.clock.set(to: "2020-02-10T08:15")
        try await world.read(setup)
        #expect(try await world.store.tally() == before)
    }

    @Test("a feed that fails keeps its events, is read again sooner than usual, and later each time")
    func failing() async throws {
        let world = try World()
        let setup = try world.setup(calendars: feed)
        world.web.answer(with: calendar("20200213T013000Z"))
        let calm = try await world.read(setup) - world.clock.now
        #expect(calm >= .seconds(600))
        world.web.vanish()
        let first = try await world.read(setup) - world.clock.now
        let second = try await world.read(setup) - world.clock.now
        #expect(first < calm && second > first)
        #expect(try await world.store.nextDue() == moment("2020-02-13T07:30"))
        #expect(world.board.entry(of: "team").failure == "cannot get http://feed.test/…: no web here")
        world.web.answer(with: calendar("20200213T013000Z"))
        try await world.read(setup)
        #expect(world.board.entry(of: "team").failure == nil)
    }

    @Test("a feed that turns into a page, or is cut off in the middle of an event, keeps its events")
    func spoilt() async throws {
        let world = try World()
        let setup = try world.setup(calendars: feed)
        let whole = calendar("20200213T013000Z", "20200214T013000Z")
        world.web.answer(with: whole)
        try await world.read(setup)
        for spoilt in ["<html>Log in</html>", "", String(whole.prefix(whole.count - 60))] {
            world.web.answer(with: spoilt)
            try await world.read(setup)
            #expect(world.board.entry(of: "team").failure != nil)
            #expect(try await world.store.tally().reminders[.planned] == 2)
        }
    }

    @Test("a new rule is followed without an answer from the network, and owes nobody what was due before it")
    func newRule() async throws {
        let world = try World()
        world.web.answer(with: calendar("20200210T020000Z"))  // 09:00
        try await world.read(try world.setup(calendars: feed, rules: "all: { remind: [30m], channels: [screen] }"))
        #expect(try await world.store.nextDue() == moment("2020-02-10T08:30"))
        world.clock.set(to: "2020-02-10T08:10")
        world.web.vanish()
        // An hour before was at 08:00, ten minutes ago: within the grace, but before the rule.
        try await world.read(try world.setup(calendars: feed, rules: "all: { remind: [1h, 15m], channels: [screen] }"))
        #expect(try await world.store.plan(until: moment("2020-02-11"), limit: 9).map(\.reminder.lead) == ["15m"])
        #expect(try await world.store.tally().reminders[.superseded] == 1)
    }

    @Test("the horizon moves on with the days, though the calendar stays the same")
    func horizon() async throws {
        let world = try World()
        let setup = try world.setup()
        try world.write(calendar("20200401T013000Z"), to: "team.ics")
        try await world.read(setup)
        #expect(try await world.store.nextDue() == nil)
        world.clock.set(to: "2020-02-20T08:00")
        try await world.read(setup)
        #expect(try await world.store.nextDue() == moment("2020-04-01T07:30"))
    }

    @Test("a calendar that was taken out of the configuration while it was read is forgotten")
    func forgotten() async throws {
        let world = try World()
        let before = try world.setup()
        try world.write(calendar("20200213T013000Z"), to: "team.ics")
        try await world.read(before)
        let update = CalendarUpdate(
            store: world.store, clock: world.clock, interpreter: Interpreter(zones: NoZones()),
            storeHealth: world.health, board: world.board,
            outbox: world.outbox, journal: world.journal,
            turns: world.turns, scheduler: world.scheduler)
        try await update.forget("team", unlessIn: try world.setup(calendars: "other: { file: other.ics }"))
        #expect(try await world.store.nextDue() == nil)
        #expect(try await world.store.calendar(named: "team") == nil)
    }

    private struct NoZones: ZoneDatabase {
        func zone(named identifier: String) -> (any ZoneRules)? { nil }
    }
}

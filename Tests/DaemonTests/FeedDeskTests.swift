import Admin
import CivilTime
import Foundation
import ReminderCore
import Testing

@testable import Daemon

@Suite("The feed of the events")
struct FeedDeskTests {
    let world: World

    init() throws { world = try World() }

    @Test("the same events are the same bytes, until one changes")
    func stability() async throws {
        let setup = try world.setup()
        try world.write(calendar("20200213T013000Z"), to: "team.ics")
        try await world.read(setup)
        let first = try await feed(setup)
        #expect(first.mark.modified == "Mon, 10 Feb 2020 01:00:00 GMT")
        world.clock.move(by: .seconds(3600))
        try await world.read(setup)
        #expect(try await feed(setup) == first, "it was read again and said the same")
        #expect(try await feed(setup, .json).mark.tag != first.mark.tag)
        try world.write(calendar("20200213T023000Z"), to: "team.ics")
        try await world.read(setup)
        let second = try await feed(setup)
        #expect(second.mark.tag != first.mark.tag)
        #expect(second.mark.modified == "Mon, 10 Feb 2020 02:00:00 GMT")
    }

    @Test("what was called off is in it as cancelled, and what vanished is not")
    func cancelled() async throws {
        let setup = try world.setup()
        let days = (13...17).map { "202002\($0)T013000Z" }
        try world.write(calendar(days[0], days[1], days[2], days[3], days[4]), to: "team.ics")
        try await world.read(setup)
        let off = calendar(days[0], days[1], days[2], days[3]).replacing(
            "SUMMARY:Event 0\n", with: "SUMMARY:Event 0\nSTATUS:CANCELLED\n")
        try world.write(off, to: "team.ics")
        try await world.read(setup)
        let text = String(decoding: try await feed(setup).bytes, as: UTF8.self)
        #expect(text.components(separatedBy: "STATUS:CANCELLED").count == 2)
        #expect(text.components(separatedBy: "BEGIN:VEVENT").count == 5)
        let json = try await events(setup)
        #expect(json.first?.status == "cancelled" && json.first?.start == "2020-02-13T08:30:00+07:00")
    }

    @Test("what is over stays in it as long as it is remembered")
    func past() async throws {
        let setup = try world.setup()
        try world.write(calendar("20200213T013000Z"), to: "team.ics")
        try await world.read(setup)
        world.clock.set(to: "2020-03-13T08:00")
        #expect(try await events(setup).count == 1)
        world.clock.set(to: "2020-08-13T08:00")
        #expect(try await events(setup).isEmpty)
    }

    @Test("an event of two calendars is in it once, and in each calendar's own")
    func twins() async throws {
        let setup = try world.setup(calendars: "team: { file: team.ics }, other: { file: other.ics }")
        for name in ["team", "other"] {
            try world.write(calendar("20200213T013000Z"), to: "\(name).ics")
            try await world.read(setup, name)
        }
        #expect(try await events(setup).count == 1)
        for name in ["team", "other"] { #expect(try await events(setup, of: name).map(\.calendar) == [name]) }
        await #expect(throws: AdminProblem.self) { try await events(setup, of: "nobody") }
    }

    private func feed(
        _ setup: Setup, _ form: FeedForm = .calendar, of calendar: String? = nil
    ) async throws
        -> FeedAnswer
    {
        var query = AdminQuery()
        query.calendar = calendar
        return try await FeedDesk(setup: SetupInForce(setup), store: world.store, clock: world.clock).feed(form, query)
    }

    private func events(_ setup: Setup, of calendar: String? = nil) async throws -> [FeedCalendar.Event] {
        let bytes = try await feed(setup, .json, of: calendar).bytes
        return try AdminJSON.decode(FeedCalendar.self, from: Data(bytes)).events
    }
}

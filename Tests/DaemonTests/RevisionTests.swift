import CivilTime
import ReminderCore
import Testing

@testable import Daemon

/// A calendar so large that only those of its events are looked at that may have changed.
@Suite("Large calendars that change a little")
struct RevisionTests {
    /// A thousand events in March 2020, each with enough to say to make a large document of them.
    private static let events = (0..<1000).map { number in
        let (day, hour) = (1 + number % 20, 1 + number / 20 % 9)
        return """
            BEGIN:VEVENT\r
            UID:event-\(number)@example.org\r
            DTSTART:202003\(day < 10 ? "0" : "")\(day)T0\(hour)0000Z\r
            DURATION:PT1H\r
            SUMMARY:Tập huấn an toàn lao động, lần \(number)\r
            DESCRIPTION:Chương trình gồm ba phần: báo cáo\\, thảo luận nhóm và giải đáp. Vui lòng đến trước 15 phút\r
              để đăng ký\\, và mang theo giấy tờ tùy thân có ảnh. Tài liệu được gửi qua thư điện tử.\r
            END:VEVENT\r\n
            """
    }

    private static func calendar(_ events: [String]) -> String {
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + events.joined() + "END:VCALENDAR\r\n"
    }

    /// The calendar with one event moved, one that says something else, one called off, one gone and one new.
    private static var changed: String {
        var events = events
        events[100] = events[100].replacing("DURATION", with: "DTSTART:20200321T010000Z\r\nDURATION")
            .replacing("DTSTART:20200301T060000Z\r\n", with: "")
        events[101] = events[101].replacing("Tập huấn", with: "Hội nghị")
        events[102] = events[102].replacing("DURATION", with: "STATUS:CANCELLED\r\nDURATION")
        events[103] = events[103].replacing("event-103@", with: "another@")
        events[104] = events[104].replacing("DURATION", with: "RRULE:FREQ=DAILY;COUNT=3\r\nDURATION")
        return calendar(events)
    }

    /// A world in which the calendar was read at eight.
    private func world() async throws -> (World, Setup) {
        let world = try World()
        let setup = try world.setup()
        try world.write(Self.calendar(Self.events), to: "team.ics")
        try await world.read(setup)
        return (world, setup)
    }

    private func plan(of world: World) async throws -> [String] {
        try await world.store.plan(until: moment("2020-06-01T00:00"), limit: 9999).map {
            "\($0.reminder.id) \($0.reminder.due) \($0.occurrence)"
        }
    }

    @Test("what is looked at only in part is planned as if everything had been looked at")
    func same() async throws {
        let (part, setup) = try await world()
        let (whole, _) = try await world()
        var record = try #require(try await whole.store.calendar(named: "team"))
        let covered = record.coveredUntil
        #expect(record.room != nil)
        record.room = nil  // Events that cannot be told apart are all looked at.
        try await whole.store.save(record, documents: nil)
        for world in [part, whole] {
            world.clock.set(to: "2020-02-10T09:00")
            try world.write(Self.changed, to: "team.ics")
            try await world.read(setup)
        }
        #expect(try await part.store.calendar(named: "team")?.coveredUntil == covered, "it was looked at in part")
        #expect(try await whole.store.calendar(named: "team")?.coveredUntil != covered)
        #expect(try await plan(of: part) == plan(of: whole))
        #expect(try await plan(of: part).count == 1001)
        #expect(try await part.store.tally().reminders == whole.store.tally().reminders)
        let documents = try await part.store.documents(of: "team")
        #expect(try await documents == whole.store.documents(of: "team"))
        #expect(documents.map { String(decoding: $0.bytes, as: UTF8.self) } == [Self.changed])
        let changes = try await part.store.pendingChanges(after: 0, limit: 99).map(\.change)
        #expect(try await changes == whole.store.pendingChanges(after: 0, limit: 99).map(\.change))
        #expect(changes.count == 4)
        // The day after, all is looked at again, and nothing was missed.
        let tally = try await part.store.tally().reminders
        part.clock.set(to: "2020-02-12T09:00")
        try await part.read(setup)
        #expect(try await part.store.calendar(named: "team")?.coveredUntil != covered)
        #expect(try await part.store.tally().reminders == tally)
    }

    @Test("what is over does not make a loss of most of what is to come believable")
    func loss() async throws {
        let (world, setup) = try await world()
        world.clock.set(to: "2020-03-20T15:00")
        try await world.read(setup)
        let left = try await world.store.tally().reminders[.planned] ?? 0
        let known = try await world.store.known(of: "team", notOverAt: world.clock.now)
        #expect(known.count > 3 && known.count < 12)
        let gone = Set(known.keys.map(\.uid).sorted().dropLast(1))
        let rest = Self.events.filter { event in !gone.contains { event.contains("UID:\($0)\r\n") } }
        world.clock.set(to: "2020-03-20T15:01")
        try world.write(Self.calendar(rest), to: "team.ics")
        try await world.read(setup)
        #expect(try await world.store.calendar(named: "team")?.heldSince == moment("2020-03-20T15:01"))
        #expect(world.board.entry(of: "team").held == gone.count)
        #expect(try await world.store.tally().reminders[.planned] == left)
    }
}

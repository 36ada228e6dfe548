import CivilTime
import Foundation
import ReminderCore
import Testing

@testable import Daemon

/// What becomes of events that people have been reminded of, from a calendar read again to the words that tell of it.
@Suite("Changes")
struct ChangeTests {
    let world: World
    let setup: Setup

    /// On the morning before, people were reminded of a workshop on 13 February 2020 at 8:30 in Việt Nam.
    init() async throws {
        world = try World(at: "2020-02-10T08:00")
        setup = try world.setup(rules: "all: { remind: [1d, 1h], channels: [screen] }")
        world.web.answer(with: "")
        try world.write(workshop(), to: "team.ics")
        try await world.read(setup)
        world.clock.set(to: "2020-02-12T08:30")
        try await world.settle(setup)
        try await world.deliver(setup)
    }

    /// The calendar with the workshop as it is now.
    private func workshop(
        start: String = "20200213T013000Z", title: String = "Hội thảo", place: String = "Phòng 1", more: String = ""
    ) -> String {
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        BEGIN:VEVENT
        UID:w1
        DTSTART:\(start)
        DURATION:PT3H
        SUMMARY:\(title)
        LOCATION:\(place)
        \(more)END:VEVENT
        BEGIN:VEVENT
        UID:other
        DTSTART:20200313T013000Z
        SUMMARY:Khác
        END:VEVENT
        END:VCALENDAR

        """
    }

    /// What is sent when the calendar turns into `text`, each notice by its summary.
    private func told(_ text: String) async throws -> [String] {
        let before = try await world.deliveries.count
        try world.write(text, to: "team.ics")
        try await world.read(setup)
        try await world.settle(setup)
        try await world.deliver(setup)
        return try await world.deliveries.dropFirst(before).map(\.summary)
    }

    private var off: String { workshop().replacing("UID:w1", with: "UID:w1\nSTATUS:CANCELLED") }
    private var gone: String {
        calendar("20200313T013000Z").replacing("UID:0", with: "UID:other").replacing("Event 0", with: "Khác")
    }

    @Test("the reminder came")
    func reminded() async throws {
        #expect(try await world.deliveries.map(\.state) == [.delivered])
        #expect(try await world.store.nextDue() == moment("2020-02-13T07:30"))
    }

    @Test("a move is told with the old time and the new one, and the reminders follow")
    func moved() async throws {
        let told = try await told(workshop(start: "20200213T073000Z"))
        #expect(told.count == 1)
        #expect(told.first?.contains("Đổi giờ: Hội thảo") == true, "\(told)")
        #expect(told.first?.contains("08:30–11:30 → 14:30–17:30") == true, "\(told)")
        // The reminder an hour before, and the one a day before, which still was to come for the new time.
        #expect(
            try await world.store.plan(until: moment("2020-02-20T00:00"), limit: 9).map(\.reminder.due)
                == [moment("2020-02-12T14:30"), moment("2020-02-13T13:30")])
    }

    @Test("another place, another title and a cancellation are told, each once")
    func kinds() async throws {
        #expect(try await told(workshop(place: "Phòng 2")).first?.contains("Đổi địa điểm") == true)
        #expect(try await told(workshop(title: "Hội nghị", place: "Phòng 2")).first?.contains("Đổi tên") == true)
        #expect(try await told(workshop(title: "Hội nghị", place: "Phòng 2", more: "STATUS:CANCELLED\n")).count == 1)
        #expect(try await world.store.tally().reminders[.planned] == 2, "only the other event still reminds")
        #expect(
            try await told(workshop(title: "Hội nghị", place: "Phòng 2", more: "STATUS:CANCELLED\nCLASS:PUBLIC\n"))
                .isEmpty)
    }

    @Test("what comes back is told, and reminds again")
    func reappeared() async throws {
        #expect(try await told(off).first?.contains("Đã hủy") == true)
        #expect(try await world.store.nextDue() == moment("2020-03-12T08:30"))
        #expect(try await told(workshop()).first?.contains("Vẫn diễn ra") == true)
        #expect(try await world.store.nextDue() == moment("2020-02-13T07:30"))
    }

    @Test("what is gone from its calendar is told as that, and reminds no more")
    func vanished() async throws {
        #expect(try await told(gone).first?.contains("Không còn trong lịch") == true)
        #expect(try await world.store.nextDue() == moment("2020-03-12T08:30"))
    }

    @Test("nobody is told what they never heard of, nor of another description")
    func unheard() async throws {
        #expect(try await told(workshop().replacing("SUMMARY:Khác", with: "SUMMARY:Khác hẳn")).isEmpty)
        #expect(try await told(workshop(more: "DESCRIPTION:Chi tiết\n")).isEmpty)
    }

    @Test("two changes before anybody is told are one, from what people heard to how it is")
    func twoAtOnce() async throws {
        try world.write(workshop(start: "20200213T073000Z"), to: "team.ics")
        try await world.read(setup)
        let told = try await told(workshop(start: "20200214T013000Z"))
        #expect(told.count == 1)
        #expect(told.first?.contains("13/2/2020") == true && told.first?.contains("14/2/2020") == true, "\(told)")
        try world.write(workshop(start: "20200215T013000Z"), to: "team.ics")
        try await world.read(setup)
        #expect(try await self.told(workshop(start: "20200214T013000Z")).isEmpty, "it is back where it was")
    }

    @Test("a correction names the notice that it corrects")
    func reply() async throws {
        let first = try #require(try await world.deliveries.first?.id)
        try world.write(workshop(start: "20200213T073000Z"), to: "team.ics")
        try await world.read(setup)
        try await world.settle(setup)
        let claimed = try await world.store.claim(channel: "screen", at: world.clock.now, limit: 9).taken
        let body = try #require(claimed.first.map { String(decoding: $0.payload, as: UTF8.self) })
        #expect(body.contains("event.updated") && body.contains(first.description), "\(body)")
    }

    @Test("a change in the night waits for the morning, unless the event comes first")
    func quiet() async throws {
        let setup = try world.setup(
            rules: "all: { remind: [1d, 1h], channels: [screen] }", more: "quiet: \"22:00-06:00\"")
        world.clock.set(to: "2020-02-12T23:00")
        try world.write(workshop(place: "Phòng 2"), to: "team.ics")
        try await world.read(setup)
        try await world.settle(setup)
        #expect(try await world.deliveries.count == 1)
        #expect(world.clock.armed.last == .some(moment("2020-02-13T06:00")))
        world.clock.set(to: "2020-02-13T06:00")
        try await world.settle(setup)
        #expect(try await world.deliveries.count == 2)
        world.clock.set(to: "2020-02-13T05:00")
        try world.write(workshop(start: "20200212T223000Z"), to: "team.ics")
        try await world.read(setup)
        try await world.settle(setup)
        #expect(try await world.deliveries.contains { $0.summary.contains("05:30") }, "it begins at 5:30")
    }

    @Test("an event that is silenced is neither reminded of nor told of")
    func silenced() async throws {
        _ = try await world.store.add(
            Silence(
                match: ["title": "hoi thao"], ends: moment("2020-02-20T00:00"), comment: "thử", created: world.clock.now
            ))
        #expect(try await told(workshop(place: "Phòng 2")).isEmpty)
        world.clock.set(to: "2020-02-13T07:30")
        try await world.settle(setup)
        #expect(try await world.store.tally().reminders[.silenced] == 1)
    }
}

import Foundation
import Testing

@Suite("Changes of a calendar")
struct ChangeTests {
    let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    /// What may become of an event that people were reminded of.
    enum Kind: String, CaseIterable, CustomTestStringConvertible {
        case moved, relocated, retitled, cancelled, vanished, reappeared

        var testDescription: String { rawValue }

        /// What stands in the calendar then, of an event that was `event`.
        func apply(to event: DueCalendar.Event) -> DueCalendar.Event? {
            var event = event
            switch self {
            case .moved: event.start += 4 * 3600
            case .relocated: event.location = "Đà Nẵng"
            case .retitled: event.title = "Hội thảo lương đủ sống"
            case .cancelled: event.status = "CANCELLED"
            case .vanished: return nil
            case .reappeared: break
            }
            return event
        }

        /// How many reminders are still to come of an event that has one left.
        var reminders: Int {
            switch self {
            case .moved: 2
            case .relocated, .retitled, .reappeared: 1
            case .cancelled, .vanished: 0
            }
        }
    }

    private static let told = DueCalendar.Event(start: 3602, title: "Hội thảo tiền lương")
    /// So that one event is not much of the calendar.
    private static let others = (1...5).map {
        DueCalendar.Event(uid: "other-\($0)", start: 90_000, title: "Khác \($0)")
    }

    @Test("who was reminded of an event is told what becomes of it, and reminders follow", arguments: Kind.allCases)
    func change(kind: Kind) async throws {
        let receiver = try await Receiver(in: sandbox)
        try sandbox.configure(configuration(receiver))
        let (daemon, now) = try await start([Self.told] + Self.others)
        #expect(await until(20) { receiver.requests(to: "ok").count == 1 }, "\(daemon.written)")
        let reminder = try Notice(try #require(receiver.requests(to: "ok").first))
        #expect(reminder.type == "reminder.due")

        if kind == .reappeared {
            try sandbox.write(DueCalendar.text(Self.others, at: now), to: "calendar.ics")
            #expect(await until(20) { receiver.requests(to: "ok").count == 2 }, "\(daemon.written)")
        }
        let changed = kind.apply(to: Self.told)
        try sandbox.write(DueCalendar.text([changed].compactMap(\.self) + Self.others, at: now), to: "calendar.ics")
        let count = kind == .reappeared ? 3 : 2
        #expect(await until(20) { receiver.requests(to: "ok").count == count }, "\(daemon.written)")

        let notice = try Notice(try #require(receiver.requests(to: "ok").last))
        #expect(notice.type == (changed == nil || kind == .cancelled ? "event.cancelled" : "event.updated"))
        #expect(notice.data.changes == [kind.rawValue])
        #expect(notice.data.uid == "event")
        #expect(notice.data.replaces == receiver.requests(to: "ok").dropLast().last?.headers["webhook-id"])
        #expect(notice.data.before?.title == Self.told.title && notice.data.before?.location == Self.told.location)
        #expect(notice.data.title == (changed ?? Self.told).title)
        #expect(notice.data.location == (changed ?? Self.told).location)
        if kind == .moved { #expect(notice.data.before?.start != notice.data.start) }
        #expect(daemon.written.contains("telling hook that '\((changed ?? Self.told).title)' was"))

        let plan = try await plan().filter { $0.uid == "event" }
        #expect(plan.count == kind.reminders, "\(plan)")
        #expect(plan.allSatisfy { $0.title == (changed ?? Self.told).title })
        #expect(try await nhaclich("status", in: sandbox).output.contains("\(count) delivered"))
    }

    @Test("nobody is told of what changes before they heard of it")
    func untold() async throws {
        let receiver = try await Receiver(in: sandbox)
        try sandbox.configure(configuration(receiver))
        var event = DueCalendar.Event(start: 9000)
        let (daemon, now) = try await start([event] + Self.others)
        #expect(try await until(20) { try await plan().contains { $0.uid == "event" } })
        event.start = 3604
        event.title = "Hội thảo mới"
        try sandbox.write(DueCalendar.text([event] + Self.others, at: now), to: "calendar.ics")
        #expect(await until(20) { receiver.requests(to: "ok").count == 1 }, "\(daemon.written)")
        let notice = try Notice(try #require(receiver.requests(to: "ok").first))
        #expect(notice.type == "reminder.due" && notice.data.title == "Hội thảo mới")
    }

    @Test("a calendar that loses much at once is not believed, says so, and is believed on an operator's word")
    func massChange() async throws {
        let receiver = try await Receiver(in: sandbox)
        try sandbox.configure(configuration(receiver))
        let (daemon, now) = try await start([Self.told] + Self.others)
        #expect(await until(20) { receiver.requests(to: "ok").count == 1 }, "\(daemon.written)")
        let before = try await plan().count
        #expect(before == 11)

        try sandbox.write(DueCalendar.text(Array(Self.others.prefix(2)), at: now), to: "calendar.ics")
        #expect(await until(20) { receiver.requests(to: "admin").count == 1 }, "\(daemon.written)")
        #expect(daemon.written.contains("4 of 6 events to come are gone at once"))
        #expect(daemon.written.contains("'nhaclich calendars accept workshops'"))
        let admin = try Notice(try #require(receiver.requests(to: "admin").first))
        #expect(admin.type == "trouble" && admin.data.name == "workshops")
        #expect(admin.data.problem?.contains("4 of 6 events to come are gone at once") == true)
        #expect(try await plan().count == before, "what is not believed changes nothing")
        #expect(receiver.requests(to: "ok").count == 1)
        let held = try await nhaclich("calendars", in: sandbox).output
        #expect(held.contains("HELD: lost 4 "), "\(held)")

        let accepted = try await nhaclich("calendars", "accept", "workshops", in: sandbox)
        #expect(accepted.status == 0 && !accepted.output.contains("HELD"), "\(accepted)")
        #expect(await until(20) { receiver.requests(to: "ok").count == 2 }, "\(daemon.written)")
        #expect(try Notice(try #require(receiver.requests(to: "ok").last)).data.changes == ["vanished"])
        #expect(try await plan().count == 4)
        #expect(try await nhaclich("calendars", "accept", "workshops", in: sandbox).status == 1)
    }

    @Test("a calendar that has its events again takes nothing away")
    func massChangeOver() async throws {
        let receiver = try await Receiver(in: sandbox)
        try sandbox.configure(configuration(receiver))
        let (daemon, now) = try await start(Self.others)
        #expect(try await until(20) { try await plan().count == 10 }, "\(daemon.written)")
        try sandbox.write(DueCalendar.empty, to: "calendar.ics")
        #expect(await until(20) { daemon.written.contains("all 5 events to come are gone at once") })
        try sandbox.write(DueCalendar.text(Self.others, at: now), to: "calendar.ics")
        #expect(await until(20) { daemon.written.contains("has its events again") }, "\(daemon.written)")
        #expect(try await plan().count == 10)
        #expect(receiver.requests(to: "ok").isEmpty)
    }

    // MARK: - On paper

    /// The notice that tells of each kind, in lines.
    private static let words: [Kind: [String]] = [
        .moved: [
            "Đổi ngày: Hội thảo tiền lương", "Nay diễn ra thứ Sáu, 14/2/2020, 14:00–16:00 (UTC+7)",
            "Thời gian: thứ Năm, 13/2/2020, 08:30–10:30 (UTC+7) → thứ Sáu, 14/2/2020, 14:00–16:00 (UTC+7)",
        ],
        .relocated: [
            "Đổi địa điểm: Hội thảo tiền lương", "Địa điểm nay là Đà Nẵng",
            "Thời gian: thứ Năm, 13/2/2020, 08:30–10:30 (UTC+7)", "Địa điểm: Hà Nội → Đà Nẵng",
        ],
        .retitled: [
            "Đổi tên: Hội thảo lương đủ sống", "Chỉ đổi tên; thời gian và địa điểm giữ nguyên",
            "Tên sự kiện: Hội thảo tiền lương → Hội thảo lương đủ sống",
        ],
        .cancelled: ["Đã hủy: Hội thảo tiền lương", "Sự kiện này không diễn ra nữa"],
        .vanished: [
            "Không còn trong lịch: Hội thảo tiền lương", "Sự kiện này không còn trong lịch và có thể không diễn ra",
        ],
        .reappeared: ["Vẫn diễn ra: Hội thảo tiền lương", "Sự kiện này vẫn được tổ chức. Ngày mai lúc 08:30"],
    ]

    /// When each reminder goes out: the day before is told already at ten o'clock on the 12th, when the change comes.
    private static let reminders: [Kind: [String]] = [
        .moved: ["2020-02-12T08:30", "2020-02-13T14:00", "2020-02-14T13:00"],
        .relocated: ["2020-02-12T08:30", "2020-02-13T07:30"], .retitled: ["2020-02-12T08:30", "2020-02-13T07:30"],
        .cancelled: ["2020-02-12T08:30"], .vanished: ["2020-02-12T08:30"],
        .reappeared: ["2020-02-12T08:30", "2020-02-13T07:30"],
    ]

    @Test("simulate tells in correct Vietnamese what a calendar will turn into", arguments: Kind.allCases)
    func simulated(kind: Kind) async throws {
        let event = PaperEvent()
        try sandbox.write(PaperEvent.calendar([event]), to: "calendar.ics")
        try sandbox.write(PaperEvent.calendar([kind == .reappeared ? nil : event.after(kind)]), to: "first.ics")
        try sandbox.write(PaperEvent.calendar([event.after(kind)]), to: "second.ics")
        try sandbox.configure(
            """
            timezone: Asia/Ho_Chi_Minh
            language: vi
            calendars: { workshops: { file: \(sandbox.path("calendar.ics")) } }
            channels: { screen: { console: {} } }
            rules: { all: { remind: [1d, 1h], channels: [screen] } }
            """)
        let result = try await nhaclich(
            "simulate", "--config", sandbox.path("etc/nhaclich.yaml"), "--from", "2020-02-10", "--to", "2020-02-16",
            "--then", "2020-02-12T10:00 workshops=\(sandbox.path("first.ics"))",
            "--then", "2020-02-12T12:00 workshops=\(sandbox.path("second.ics"))", "--format", "jsonl", in: sandbox)
        #expect(result.status == 0 && result.complaints.isEmpty, "\(result.complaints)")
        struct Entry: Decodable {
            let kind, at, text: String
            let changes: [String]?
        }
        let entries = try result.output.split(separator: "\n").map {
            try JSONDecoder().decode(Entry.self, from: Data($0.utf8))
        }
        let changes = entries.filter { $0.kind == "change" }
        #expect(changes.map(\.changes) == (kind == .reappeared ? [["vanished"], ["reappeared"]] : [[kind.rawValue]]))
        let told = try #require(changes.last)
        #expect(told.at == (kind == .reappeared ? "2020-02-12T12:00:00+07:00" : "2020-02-12T10:00:00+07:00"))
        let lines = told.text.split(separator: "\n").map(String.init)
        for line in Self.words[kind] ?? [] { #expect(lines.contains(line), "'\(line)' is missing in \(told.text)") }
        #expect(lines.last == "Thông báo này đính chính thông báo đã gửi trước đây")
        #expect(entries.filter { $0.kind == "reminder" }.map { String($0.at.prefix(16)) } == Self.reminders[kind])
    }

    @Test("simulate complains of a script it does not understand")
    func script() async throws {
        try sandbox.configure("calendars: { a: { file: /dev/null } }\n")
        for script in ["2020-02-12T10:00", "mai a=/tmp/x.ics", "2020-02-12T10:00 b=/tmp/x.ics"] {
            let result = try await nhaclich(
                "simulate", "--config", sandbox.path("etc/nhaclich.yaml"), "--from", "2020-02-10", "--to", "2020-02-16",
                "--then", script, in: sandbox)
            #expect(result.status == 64 && result.complaints.contains("--then"), "\(script): \(result)")
        }
    }

    /// Starts the daemon on a calendar, and tells from when its times are counted.
    private func start(_ events: [DueCalendar.Event]) async throws -> (RunningProgram, Date) {
        let daemon = try await startDaemon(in: sandbox, then: DueCalendar.empty)
        let now = Date()
        try sandbox.write(DueCalendar.text(events, at: now), to: "calendar.ics")
        return (daemon, now)
    }

    private struct Planned: Decodable { let uid, title: String }

    private func plan() async throws -> [Planned] {
        try await nhaclich("plan", "--format", "jsonl", in: sandbox).output.split(separator: "\n").map {
            try JSONDecoder().decode(Planned.self, from: Data($0.utf8))
        }
    }

    private func configuration(_ receiver: Receiver) -> String {
        """
        timezone: Asia/Ho_Chi_Minh
        calendars: { workshops: { file: \(sandbox.path("calendar.ics")) } }
        channels:
          hook: { webhook: { url: "\(receiver.url("ok"))" } }
          admin: { webhook: { url: "\(receiver.url("admin"))" } }
        admin-channel: admin
        rules: { all: { remind: [1h, 30m], channels: [hook] } }
        """
    }
}

/// An event in February 2020, among others that nothing happens to.
private struct PaperEvent {
    var start = "20200213T083000"
    var title = "Hội thảo tiền lương"
    var location = "Hà Nội"
    var status = "CONFIRMED"

    func after(_ kind: ChangeTests.Kind) -> PaperEvent? {
        var event = self
        switch kind {
        case .moved: event.start = "20200214T140000"
        case .relocated: event.location = "Đà Nẵng"
        case .retitled: event.title = "Hội thảo lương đủ sống"
        case .cancelled: event.status = "CANCELLED"
        case .vanished: return nil
        case .reappeared: break
        }
        return event
    }

    static func calendar(_ events: [PaperEvent?]) -> String {
        let others = (21...25).map { PaperEvent(start: "202002\($0)T090000", title: "Khác") }
        let components = (events.compactMap(\.self) + others).map { event in
            """
            BEGIN:VEVENT
            UID:\(event.title == "Khác" ? event.start : "event")
            DTSTAMP:20200101T000000Z
            DTSTART;TZID=Asia/Ho_Chi_Minh:\(event.start)
            DURATION:PT2H
            SUMMARY:\(event.title)
            LOCATION:\(event.location)
            STATUS:\(event.status)
            END:VEVENT

            """
        }
        return "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n\(components.joined())END:VCALENDAR\n"
    }
}

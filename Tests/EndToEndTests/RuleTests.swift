import Foundation
import Testing

@Suite("What rules ask for")
struct RuleTests {
    let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    /// One notice that simulate shows.
    private struct Entry: Decodable {
        let kind, at, text: String
        let rule, lead, title: String?
        let channels: [String]

        /// When, to the minute, what and of which event.
        var summary: String { "\(at.prefix(16)) \(kind) \(lead ?? "-") \(title ?? "-")" }
        var lines: [String] { text.split(separator: "\n").map(String.init) }
    }

    @Test("quiet hours, working days with holidays, groups and digests, all in one month of notices")
    func month() async throws {
        let events =
            (1...4).map { event("group-\($0)", "20200213T090000", "Hội thảo \($0)") } + [
                event("night", "20200220T233000", "Họp khuya"), event("early", "20200221T063000", "Họp sớm"),
                event("monday", "20200302T090000", "Sau lễ"),
            ]
        try sandbox.write(calendar(events), to: "calendar.ics")
        try sandbox.write(
            calendar([
                "BEGIN:VEVENT\nUID:holiday\nDTSTAMP:20200101T000000Z\nDTSTART;VALUE=DATE:20200228\nSUMMARY:Nghỉ\n"
                    + "END:VEVENT\n"
            ]), to: "holidays.ics")
        try sandbox.configure(
            """
            timezone: Asia/Ho_Chi_Minh
            language: vi
            quiet: "22:00-06:00"
            working-days: { days: Mon-Fri, calendar: holidays }
            calendars:
              workshops: { file: \(sandbox.path("calendar.ics")) }
              holidays: { file: \(sandbox.path("holidays.ics")) }
            channels:
              room: { console: {} }
              team: { console: {}, language: en }
            rules: { all: { calendars: [workshops], remind: [7d, 1d, 1h], channels: [room], group-over: 2 } }
            digests: { week: { at: "Mon 08:00", window: 7d, channels: [team], calendars: [workshops] } }
            """)
        let entries = try await simulate(from: "2020-02-03", to: "2020-03-03")
        let reminders = entries.filter { $0.kind == "reminder" }.map(\.summary)
        #expect(
            reminders == [
                // At night nobody is disturbed: it is said when the quiet ends, or before it begins.
                "2020-02-14T06:00 reminder 7d Họp khuya", "2020-02-14T06:30 reminder 7d Họp sớm",
                "2020-02-20T06:00 reminder 1d Họp khuya", "2020-02-20T06:30 reminder 1d Họp sớm",
                "2020-02-20T22:00 reminder 1h Họp khuya", "2020-02-21T06:00 reminder 1h Họp sớm",
                // Friday the 28th is a holiday: the day before is Thursday.
                "2020-02-24T09:00 reminder 7d Sau lễ", "2020-02-27T09:00 reminder 1d Sau lễ",
                "2020-03-02T08:00 reminder 1h Sau lễ",
            ])
        let groups = entries.filter { $0.kind == "group" }
        #expect(
            groups.map { String($0.at.prefix(16)) } == ["2020-02-06T09:00", "2020-02-12T09:00", "2020-02-13T08:00"])
        #expect(groups.first?.lines.prefix(2) == ["4 sự kiện sắp tới", "Còn 7 ngày"])
        #expect(groups.allSatisfy { group in (1...4).allSatisfy { group.text.contains("• Hội thảo \($0) — ") } })
        let digests = entries.filter { $0.kind == "digest" }
        #expect(digests.map { String($0.at.prefix(10)) } == ["2020-02-10", "2020-02-17", "2020-03-02"])
        #expect(digests.allSatisfy { $0.channels == ["team"] && $0.at.dropFirst(11).hasPrefix("08:0") })
        #expect(digests.map { $0.lines.count { $0.hasPrefix("• ") } } == [4, 2, 1])
        #expect(digests.first?.lines.first == "Calendar for 10–16 February 2020: 4 events")
        let told = entries.flatMap(\.channels)
        #expect(Set(told) == ["room", "team"])
    }

    @Test("what a channel refuses goes out on its fallback, the first notice and all that follow, and each once")
    func fallback() async throws {
        let receiver = try await Receiver(in: sandbox)
        try sandbox.configure(
            """
            calendars: { workshops: { file: \(sandbox.path("calendar.ics")) } }
            channels:
              room: { webhook: { url: "\(receiver.url("status/404"))" }, fallback: other }
              other: { webhook: { url: "\(receiver.url("ok"))" } }
              admin: { webhook: { url: "\(receiver.url("admin"))" } }
            admin-channel: admin
            rules: { all: { remind: [1h], channels: [room] } }
            """)
        let daemon = try await startDaemon(in: sandbox, then: DueCalendar.text(starts: [3602, 3604, 3606]))
        #expect(await until(30) { receiver.requests(to: "ok").count == 3 }, "\(daemon.written)")
        #expect(receiver.requests(to: "status/404").count == 1, "the channel is left alone after the first")
        let uids = try receiver.requests(to: "ok").map { try Notice($0).data.uid }
        #expect(uids == ["event-0", "event-1", "event-2"])
        #expect(daemon.written.contains("out on other instead"))
        #expect(await until(10) { receiver.requests(to: "admin").count == 1 }, "\(daemon.written)")
        let log = try await nhaclich("log", in: sandbox).output
        #expect(log.components(separatedBy: "sent on other instead").count == 4, "\(log)")
    }

    @Test("a day of many notices is the same bytes at every run, in little memory", .timeLimit(.minutes(10)))
    func large() async throws {
        let count = Laboratory.number("NHACLICH_EVENTS", usual: 3000)
        let made = try await run(
            "/usr/bin/env", ["python3", Project.program("large_calendar.py"), sandbox.path("large.ics"), "\(count)"],
            in: sandbox)
        #expect(made.status == 0, "\(made.complaints)")
        try sandbox.configure(
            """
            timezone: Asia/Ho_Chi_Minh
            calendars: { workshops: { file: \(sandbox.path("large.ics")) } }
            channels: { screen: { console: {} } }
            rules: { all: { remind: [1h], channels: [screen] } }
            """)
        var outputs: [String] = []
        for _ in 0..<2 {
            let clock = ContinuousClock()
            let begun = clock.now
            let result = try await nhaclich(
                "simulate", "--config", sandbox.path("etc/nhaclich.yaml"), "--from", "2020-02-13", "--to",
                "2020-02-14", "--format", "jsonl", in: sandbox)
            print("\(count) reminders in 24 hours on paper take \(clock.now - begun)")
            #expect(result.status == 0, "\(result.complaints)")
            outputs.append(result.output)
        }
        #expect(outputs[0] == outputs[1])
        #expect(outputs[0].utf8.count { $0 == UInt8(ascii: "\n") } == count)
    }

    private func event(_ uid: String, _ start: String, _ title: String) -> String {
        """
        BEGIN:VEVENT
        UID:\(uid)
        DTSTAMP:20200101T000000Z
        DTSTART;TZID=Asia/Ho_Chi_Minh:\(start)
        DURATION:PT2H
        SUMMARY:\(title)
        END:VEVENT

        """
    }

    private func calendar(_ events: [String]) -> String {
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n\(events.joined())END:VCALENDAR\n"
    }

    private func simulate(from: String, to: String) async throws -> [Entry] {
        let result = try await nhaclich(
            "simulate", "--config", sandbox.path("etc/nhaclich.yaml"), "--from", from, "--to", to, "--format", "jsonl",
            in: sandbox)
        #expect(result.status == 0, "\(result.complaints)")
        return try result.output.split(separator: "\n").map {
            try JSONDecoder().decode(Entry.self, from: Data($0.utf8))
        }
    }
}

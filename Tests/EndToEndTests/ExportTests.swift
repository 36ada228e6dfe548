import Foundation
import Testing

@Suite("Export")
struct ExportTests {
    @Test("what is exported is expanded to the same occurrences, with the rules' reminders as alarms")
    func roundTrip() async throws {
        let sandbox = try Sandbox()
        try sandbox.write(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            BEGIN:VEVENT
            UID:weekly
            DTSTART;TZID=Asia/Ho_Chi_Minh:20200206T083000
            DURATION:PT2H
            RRULE:FREQ=WEEKLY
            EXDATE;TZID=Asia/Ho_Chi_Minh:20200213T083000
            SUMMARY:Hội thảo; thứ Năm, hằng tuần
            END:VEVENT
            BEGIN:VEVENT
            UID:weekly
            RECURRENCE-ID;TZID=Asia/Ho_Chi_Minh:20200220T083000
            DTSTART;TZID=Asia/Ho_Chi_Minh:20200221T140000
            SUMMARY:Dời sang thứ Sáu
            END:VEVENT
            BEGIN:VEVENT
            UID:days
            DTSTART;VALUE=DATE:20200217
            DTEND;VALUE=DATE:20200220
            SUMMARY:Hội nghị
            END:VEVENT
            END:VCALENDAR

            """, to: "calendar.ics")
        try sandbox.configure(
            """
            timezone: Asia/Ho_Chi_Minh
            calendars: { workshops: { file: \(sandbox.path("calendar.ics")) } }
            channels: { screen: { console: {} } }
            rules: { all: { remind: [7d, 1h], channels: [screen] } }
            """)
        let export = try await nhaclich(
            "export", "--config", sandbox.path("etc/nhaclich.yaml"), "--from", "2020-02-01", "--to", "2020-03-01",
            in: sandbox)
        #expect(export.status == 0, "\(export.complaints)")
        #expect(export.output.contains("TRIGGER:-P7D") && export.output.contains("TRIGGER:-PT1H"))
        try export.output.write(toFile: sandbox.path("export.ics"), atomically: true, encoding: .utf8)
        let original = try await expanded(sandbox.path("calendar.ics"), in: sandbox)
        let exported = try await expanded(sandbox.path("export.ics"), in: sandbox)
        #expect(original.count == 4)
        #expect(original == exported)
    }

    @Test("an event that one calendar has alone and another in a series is lost in neither")
    func sameNames() async throws {
        let sandbox = try Sandbox()
        let event = "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:same\nDTSTART:20200206T013000Z\n"
        try sandbox.write("\(event)SUMMARY:a\nEND:VEVENT\nEND:VCALENDAR\n", to: "a.ics")
        try sandbox.write("\(event)RRULE:FREQ=WEEKLY;COUNT=2\nSUMMARY:b\nEND:VEVENT\nEND:VCALENDAR\n", to: "b.ics")
        try sandbox.configure(
            "calendars: { a: { file: \(sandbox.path("a.ics")) }, b: { file: \(sandbox.path("b.ics")) } }\n")
        let export = try await nhaclich(
            "export", "--config", sandbox.path("etc/nhaclich.yaml"), "--from", "2020-02-01", "--to", "2020-03-01",
            in: sandbox)
        try export.output.write(toFile: sandbox.path("export.ics"), atomically: true, encoding: .utf8)
        #expect(
            try await expanded(sandbox.path("export.ics"), in: sandbox).map { $0?.summary }.sorted {
                $0 ?? "" < $1 ?? ""
            } == ["a", "b", "b"])
    }

    private struct Line: Decodable, Hashable {
        let uid: String
        let recurrence_id: String?
        let start: String
        let end: String
        let all_day: Bool
        let summary: String
    }

    /// The occurrences in a file, the times in UTC.
    private func expanded(_ file: String, in sandbox: Sandbox) async throws -> [Line?] {
        let result = try await nhaclich(
            "expand", "--from", "2020-01-31T17:00:00Z", "--to", "2020-02-29T17:00:00Z", "--format", "jsonl", file,
            in: sandbox)
        #expect(result.status == 0 && result.complaints.isEmpty, "\(result.complaints)")
        return try result.output.split(separator: "\n").map { text in
            let line = try JSONDecoder().decode(Line.self, from: Data(text.utf8))
            return Line(
                uid: line.uid, recurrence_id: line.uid == "weekly" ? line.recurrence_id : nil, start: utc(line.start),
                end: utc(line.end), all_day: line.all_day, summary: line.summary)
        }
    }

    private func utc(_ time: String) -> String {
        (try? Date(time, strategy: .iso8601))?.formatted(.iso8601) ?? time
    }
}

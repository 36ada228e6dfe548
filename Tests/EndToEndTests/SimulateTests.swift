import Foundation
import Testing

@Suite("Simulate")
struct SimulateTests {
    let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    @Test("a month of notices is the same bytes at every run")
    func isDeterministic() async throws {
        try prepare()
        var outputs: Set<String> = []
        for _ in 0..<5 { outputs.insert(try await simulate("jsonl")) }
        #expect(outputs.count == 1)
        let lines = try #require(outputs.first).split(separator: "\n")
        #expect(lines.count == 4 * 2 + 2, "four Thursdays and one whole day, each twice: \(lines)")
    }

    @Test("notices say when in correct Vietnamese")
    func words() async throws {
        try prepare()
        let text = try await simulate("text")
        #expect(text.contains("thứ Năm, 13/2/2020"), "\(text)")
        #expect(text.contains("Ngày mai"), "\(text)")
        #expect(text.contains("Hội nghị cả ngày"), "\(text)")
        #expect(!text.contains("Đã hủy"), "\(text)")
    }

    private func prepare() throws {
        try sandbox.write(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//test//EN
            BEGIN:VEVENT
            UID:weekly
            DTSTAMP:20200101T000000Z
            DTSTART;TZID=Asia/Ho_Chi_Minh:20200206T083000
            DTEND;TZID=Asia/Ho_Chi_Minh:20200206T113000
            RRULE:FREQ=WEEKLY
            SUMMARY:Hội thảo thứ Năm
            END:VEVENT
            BEGIN:VEVENT
            UID:day
            DTSTAMP:20200101T000000Z
            DTSTART;VALUE=DATE:20200220
            SUMMARY:Hội nghị cả ngày
            END:VEVENT
            BEGIN:VEVENT
            UID:off
            DTSTAMP:20200101T000000Z
            DTSTART:20200221T010000Z
            STATUS:CANCELLED
            SUMMARY:Đã hủy
            END:VEVENT
            END:VCALENDAR

            """, to: "calendar.ics")
        try sandbox.configure(
            """
            timezone: Asia/Ho_Chi_Minh
            language: vi
            calendars: { workshops: { file: \(sandbox.path("calendar.ics")) } }
            channels: { screen: { console: {} } }
            rules: { all: { remind: [1d, 1h], channels: [screen], match: { title: /Hội/ } } }
            """)
    }

    private func simulate(_ format: String) async throws -> String {
        let result = try await nhaclich(
            "simulate", "--config", sandbox.path("etc/nhaclich.yaml"), "--from", "2020-02-01", "--to", "2020-03-01",
            "--format", format, in: sandbox)
        #expect(result.status == 0, "\(result.complaints)")
        return result.output
    }
}

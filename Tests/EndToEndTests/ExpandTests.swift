import Foundation
import Testing

@Suite("Expand")
struct ExpandTests {
    @Test("one JSON line for each occurrence, with dates for whole days and no offset for floating times")
    func lines() async throws {
        let sandbox = try Sandbox()
        try sandbox.write(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            BEGIN:VEVENT
            UID:a
            DTSTART;TZID=Asia/Ho_Chi_Minh:20200213T083000
            RRULE:FREQ=DAILY;COUNT=2
            SUMMARY:Họp
            END:VEVENT
            BEGIN:VEVENT
            UID:b
            DTSTART;VALUE=DATE:20200214
            END:VEVENT
            BEGIN:VEVENT
            UID:c
            DTSTART:20200215T083000
            END:VEVENT
            END:VCALENDAR

            """, to: "a.ics")
        let result = try await nhaclich(
            "expand", "--from", "2020-02-01T00:00:00Z", "--to", "2020-03-01T00:00:00Z", "--format", "jsonl",
            sandbox.path("a.ics"), in: sandbox)
        #expect(result.status == 0, "\(result.complaints)")
        #expect(result.output.contains(#""start":"2020-02-13T08:30:00+07:00","summary":"Họp","uid":"a""#))
        #expect(result.output.contains(#""all_day":true,"end":"2020-02-15","#))
        #expect(result.output.contains(#""start":"2020-02-15T08:30:00","#))
        #expect(result.output.split(separator: "\n").count == 4)
    }

    /// The checkers of a corpus of truth made by others, each with its arguments.
    private static let checkers = [
        ["check_recurrences.py", "."], ["check_occurrences.py", "."], ["check_hostile.py", "hostile"],
    ]

    @Test("the truth made by others is met", arguments: checkers)
    func corpus(checker: [String]) async throws {
        let corpus = Project.path("../shared/corpus")
        guard FileManager.default.fileExists(atPath: "\(corpus)/tools/\(checker[0])") else {
            print("skipped: the corpus is not beside this checkout")
            return
        }
        let sandbox = try Sandbox()
        let command = "\(Project.nhaclich) expand --from {from} --to {to} --format jsonl {file}"
        let result = try await run(
            "/bin/sh",
            ["-c", "cd '\(corpus)' && exec python3 tools/\(checker[0]) \(checker[1]) --cmd '\(command)'"], in: sandbox)
        print(result.output.suffix(800))
        #expect(result.status == 0, "\(result.output.suffix(3000))\(result.complaints.suffix(1000))")
    }
}

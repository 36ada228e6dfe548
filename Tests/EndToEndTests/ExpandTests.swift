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

    /// The checkers of a corpus of truth made by others: a program, its arguments, and the share that must agree.
    private static let checkers: [(program: String, arguments: String, share: Double)] = [
        ("check_recurrences.py", ". --cmd", 0.995), ("check_recurrences.py", ". --which invalid --cmd", 1),
        ("check_occurrences.py", ". --cmd", 0.995), ("check_occurrences.py", ". --disputed --cmd", 1),
        ("check_hostile.py", "hostile --cmd-extract true --cmd-expand", 1),
    ]

    @Test("the truth made by others is met", arguments: checkers)
    func corpus(checker: (program: String, arguments: String, share: Double)) async throws {
        let corpus = Project.path("../shared/corpus")
        guard FileManager.default.fileExists(atPath: "\(corpus)/tools/\(checker.program)") else {
            print("skipped: the corpus is not beside this checkout")
            return
        }
        let sandbox = try Sandbox()
        let command = "\(Project.nhaclich) expand --from {from} --to {to} --format jsonl {file}"
        let result = try await run(
            "/bin/sh",
            ["-c", "cd '\(corpus)' && exec python3 tools/\(checker.program) \(checker.arguments) '\(command)'"],
            in: sandbox)
        let count = try #require(
            result.output.firstMatch(of: /(\d+) of (\d+) pass/), "\(result.output)\(result.complaints)")
        let share = (Double(count.1) ?? 0) / (Double(count.2) ?? 1)
        print("\(checker.program): \(count.0)")
        #expect(share >= checker.share, "\(result.output.suffix(3000))")
    }
}

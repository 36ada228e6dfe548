import Foundation
import Glibc
import Testing

@Suite("What an operator asks for")
struct OperatorTests {
    let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    @Test("a delivery is shown with every attempt, found among what failed, and tried again")
    func history() async throws {
        let receiver = try await Receiver(in: sandbox)
        let daemon = try await start(receiver, DueCalendar.text(starts: [3601, 90_000]))
        #expect(try await until(20) { try await log().filter { $0.isFinal }.count == 3 }, "\(daemon.written)")
        let entries = try await log()
        let bad = try #require(entries.first { $0.channel == "bad" })
        let good = try #require(entries.first { $0.channel == "good" })

        let shown = try await nhaclich("show", String(bad.id.prefix(8)), in: sandbox)
        #expect(shown.status == 0 && shown.output.hasPrefix("\(bad.id)  Hội thảo 0"), "\(shown)")
        #expect(shown.output.contains("attempt 1, ") && shown.output.contains("deferred 400: answered 400"))
        #expect(shown.output.contains("attempt 2, ") && shown.output.contains("failed 400: answered 400"))
        let json = try await nhaclich("show", good.id.uppercased(), "--format", "json", in: sandbox)
        #expect(json.status == 0 && json.output.contains("\"state\" : \"delivered\""), "\(json)")

        let failed = try await nhaclich("log", "--failed", "--format", "jsonl", in: sandbox)
        #expect(failed.output.split(separator: "\n").count == 1 && failed.output.contains(bad.id))

        #expect(try await nhaclich("retry", good.id, in: sandbox).status == 1)
        let again = try await nhaclich("retry", String(bad.id.prefix(6)), in: sandbox)
        #expect(again.status == 0 && again.output.hasPrefix("queued again on bad: Hội thảo 0"), "\(again)")
        #expect(try await until(20) { try await log().first { $0.id == bad.id }?.attempts == 4 })
        #expect(try await until(20) { try await log().first { $0.id == bad.id }?.state == "failed" })

        try sandbox.configure(configuration(bad: receiver.url("mended"), receiver))
        #expect(try await nhaclich("reload", in: sandbox).status == 0)
        let all = try await nhaclich("retry", "--failed", in: sandbox)
        #expect(all.status == 0 && all.output.contains("queued again on bad"), "\(all)")
        #expect(await until(20) { receiver.requests(to: "mended").count == 1 }, "\(daemon.written)")
        #expect(receiver.requests(to: "mended").first?.headers["webhook-id"] == bad.id)
        #expect(try await until(10) { try await log().first { $0.id == bad.id }?.state == "delivered" })
        #expect(try await nhaclich("log", "--failed", in: sandbox).output == "nothing failed\n")
        #expect(try await nhaclich("retry", "--failed", in: sandbox).output == "nothing failed\n")
    }

    @Test("what no delivery is called, and what is no name, are told apart")
    func unknownDeliveries() async throws {
        let receiver = try await Receiver(in: sandbox)
        // So many names have the same beginning somewhere; one of four letters need not.
        let daemon = try await start(receiver, DueCalendar.text(starts: [3601]))
        #expect(try await until(20) { try await !log().isEmpty }, "\(daemon.written)")
        for command in ["show", "retry"] {
            try await expect(command, "ffff0000", fails: 1, saying: "there is no delivery 'ffff0000'")
            for name in ["zzzz", "abc", String(repeating: "a", count: 33)] {
                try await expect(command, name, fails: 64, saying: "'\(name)' cannot be the name of a delivery")
            }
        }
        try await expect("retry", fails: 64, saying: "name deliveries, or say --failed")
        try await expect("retry", "ffff0000", "--failed", fails: 64, saying: "name deliveries, or say --failed")
    }

    @Test("a silence keeps reminders back as long as it holds, and no longer")
    func silence() async throws {
        let receiver = try await Receiver(in: sandbox)
        let daemon = try await start(receiver, DueCalendar.text(starts: [3612, 3612.5, 9000]))
        #expect(try await until(10) { try await plan().count == 3 }, "\(daemon.written)")
        #expect(try await nhaclich("silence", in: sandbox).output == "there is no silence\n")
        let made = try await nhaclich(
            "silence", "add", "--event", "Hội thảo 0", "--for", "2h", "--comment", "đã  báo\nriêng", in: sandbox)
        #expect(made.status == 0 && made.output.contains("1 reminder in it: đã báo riêng"), "\(made)")
        let other = try await nhaclich(
            "silence", "add", "--title", "thao 2", "--calendar", "workshops", "--for", "2h", "--comment", "x",
            in: sandbox)
        #expect(other.status == 0 && other.output.hasPrefix("made: 2: calendar workshops, title 'thao 2'"), "\(other)")
        #expect(try await nhaclich("silence", "list", in: sandbox).output.split(separator: "\n").count == 2)
        #expect(await until(30) { receiver.requests(to: "ok").count == 1 }, "\(daemon.written)")
        #expect(await until(10) { daemon.written.contains("kept silent about 'Hội thảo 0'") })
        #expect(try receiver.requests(to: "ok").map { try Notice($0).data.uid } == ["event-1"])

        let ended = try await nhaclich("silence", "expire", "2", in: sandbox)
        #expect(ended.status == 0 && ended.output.hasPrefix("ended: 2:"), "\(ended)")
        try await expect("silence", "expire", "2", fails: 1, saying: "there is no silence 2")
        #expect(try await nhaclich("silence", in: sandbox).output.split(separator: "\n").count == 1)
    }

    @Test("a silence that makes no sense is not made")
    func senselessSilences() async throws {
        let receiver = try await Receiver(in: sandbox)
        let daemon = try await start(receiver, DueCalendar.text(starts: [9000, 9000]))
        #expect(try await until(10) { try await plan().count == 2 }, "\(daemon.written)")
        let ending = ["--for", "2h", "--comment", "x"]
        let cases: [(arguments: [String], status: Int32, words: String)] = [
            (["--event", "hoi thao"] + ending, 1, "several events are called 'hoi thao'"),
            (["--event", "x y"] + ending, 1, "no event to come is called 'x y'"),
            (["--calendar", "workshop"] + ending, 1, "did you mean 'workshops'?"),
            (ending, 1, "a silence about everything is not made"),
            (["--title", "/(/"] + ending, 1, "'title: /(/' matches nothing"),
            (["--title", "x", "--until", "2020-01-01", "--comment", "x"], 1, "'2020-01-01' is not in the future"),
            (["--title", "x", "--for", "mai", "--comment", "x"], 1, "'mai' is neither a time nor a length of time"),
            (["--title", "x", "--for", "2h"], 64, "--comment"), (["--title", "x", "--comment", "x"], 64, "--for"),
        ]
        for item in cases {
            try await expect(["silence", "add"] + item.arguments, fails: item.status, saying: item.words)
        }
        try await expect("silence", "expire", "1", fails: 1, saying: "there is no silence 1")
        #expect(try await nhaclich("silence", "--format", "jsonl", in: sandbox).output == "")
    }

    @Test("a snoozed event is reminded of when it was put off to, and not before")
    func snooze() async throws {
        let receiver = try await Receiver(in: sandbox)
        let daemon = try await start(receiver, DueCalendar.text(starts: [3620, 9000]))
        #expect(try await until(10) { try await plan().count == 2 }, "\(daemon.written)")
        let soon = Date().addingTimeInterval(30).formatted(.iso8601)
        let snoozed = try await nhaclich("snooze", "Hội thảo 0", "--until", soon, in: sandbox)
        #expect(snoozed.status == 0 && snoozed.output.contains("1 before that are not sent"), "\(snoozed)")
        #expect(try await plan().map(\.lead) == ["snoozed", "1h"])
        #expect(await until(60) { receiver.requests(to: "ok").count == 1 }, "\(daemon.written)")
        let request = try #require(receiver.requests(to: "ok").first)
        #expect(try request.time >= Date(soon, strategy: .iso8601).timeIntervalSince1970, "not before")
        #expect(try Notice(request).data.uid == "event-0")

        try await expect("snooze", "hoi thao", "--for", "1h", fails: 1, saying: "several events are called 'hoi thao'")
        try await expect("snooze", "x y", "--for", "1h", fails: 1, saying: "no event to come is called 'x y'")
        try await expect(
            "snooze", "Hội thảo 1", "--until", "2020-01-01", fails: 1, saying: "'2020-01-01' is not in the future")
        try await expect("snooze", "Hội thảo 1", "--for", "3d", fails: 1, saying: "'Hội thảo 1' is over by then")
        try await expect("snooze", "Hội thảo 1", fails: 64, saying: "--for")
    }

    @Test("calendars are listed, read at once, and believed only when something is held back")
    func calendars() async throws {
        let receiver = try await Receiver(in: sandbox)
        let daemon = try await start(receiver, DueCalendar.text(starts: [9000]))
        #expect(try await until(10) { try await plan().count == 1 }, "\(daemon.written)")
        let list = try await nhaclich("calendars", in: sandbox).output
        #expect(list.contains("workshops  file") && list.contains("good"), "\(list)")
        #expect(list.contains("missing") && list.contains("FAILS: cannot read"), "\(list)")
        let json = try await nhaclich("calendars", "list", "--format", "jsonl", in: sandbox).output
        #expect(json.split(separator: "\n").count == 2 && json.contains("\"upcoming\":1"), "\(json)")

        try sandbox.write(DueCalendar.text(starts: [9000, 9001]), to: "missing.ics")
        let refreshed = try await nhaclich("calendars", "refresh", "missing", in: sandbox)
        #expect(refreshed.status == 0 && refreshed.output.contains("good"), "\(refreshed)")
        #expect(try await plan().count == 3, "it is planned when the command ends")

        try await expect("calendars", "refresh", "workshop", fails: 1, saying: "did you mean 'workshops'?")
        try await expect("calendars", "accept", "nobody", fails: 1, saying: "there is no calendar 'nobody'")
        try await expect(
            "calendars", "accept", "workshops", fails: 1, saying: "nothing of the calendar workshops is held back")
        try await expect("calendars", "refresh", "../x", fails: 64, saying: "cannot be the name of a calendar")
    }

    @Test("without a daemon every one of these commands says so and ends with 69")
    func noDaemon() async throws {
        let commands = [
            ["show", "abcdef"], ["retry", "--failed"], ["log", "--failed"], ["silence"], ["silence", "expire", "1"],
            ["snooze", "x", "--for", "1h"], ["calendars"], ["calendars", "refresh", "x"], ["status"],
        ]
        try await withThrowingDiscardingTaskGroup { group in
            for command in commands {
                group.addTask { try await expect(command, fails: 69, saying: "cannot reach the daemon at") }
            }
        }
    }

    private func start(_ receiver: Receiver, _ calendar: @autoclosure () -> String) async throws -> RunningProgram {
        try sandbox.configure(configuration(bad: receiver.url("status/400"), receiver))
        return try await startDaemon(in: sandbox, then: calendar())
    }

    private func configuration(bad: String, _ receiver: Receiver) -> String {
        """
        timezone: Asia/Ho_Chi_Minh
        calendars:
          workshops: { file: \(sandbox.path("calendar.ics")) }
          missing: { file: \(sandbox.path("missing.ics")) }
        channels:
          good: { webhook: { url: "\(receiver.url("ok"))" } }
          bad: { webhook: { url: "\(bad)" } }
          mail: { maildir: { path: \(sandbox.path("mail")), from: a@example.org, to: [b@example.org] } }
        rules: { all: { remind: [1h], channels: [good, bad, mail] } }
        """
    }

    private func expect(_ command: String..., fails status: Int32, saying words: String) async throws {
        try await expect(command, fails: status, saying: words)
    }

    private func expect(_ command: [String], fails status: Int32, saying words: String) async throws {
        let result = try await run(Project.nhaclich, command, in: sandbox)
        #expect(result.status == status, "\(command): \(result)")
        #expect(result.complaints.contains(words), "\(command): \(result)")
        #expect(result.output.isEmpty, "\(command): \(result)")
    }

    private struct Entry: Decodable {
        let id, channel, state: String
        let attempts: Int

        var isFinal: Bool { !["queued", "sending", "deferred"].contains(state) }
    }

    private func log() async throws -> [Entry] {
        try await nhaclich("log", "--format", "jsonl", in: sandbox).output.split(separator: "\n").map {
            try JSONDecoder().decode(Entry.self, from: Data($0.utf8))
        }
    }

    private struct Planned: Decodable { let uid, lead: String }

    private func plan() async throws -> [Planned] {
        try await nhaclich("plan", "--format", "jsonl", in: sandbox).output.split(separator: "\n").map {
            try JSONDecoder().decode(Planned.self, from: Data($0.utf8))
        }
    }
}

import Foundation
import Glibc
import Testing

@Suite("Backups")
struct BackupTests {
    /// A line of `nhaclich log --format jsonl`.
    private struct Delivery: Decodable {
        let id: String
        let channel: String
        let state: String
    }

    let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    @Test(
        "a backup made while reminders go out is put back, and none is lost, and none that it knows of is doubled",
        .timeLimit(.minutes(5)))
    func underLoad() async throws {
        let (receiver, count) = (try await Receiver(in: sandbox), 150)
        try configure(hook: receiver.url("ok"))
        // They fall due one after the other, over six seconds.
        let daemon = try await startDaemon(
            in: sandbox, then: DueCalendar.text(starts: (0..<count).map { 3602 + Double($0) * 0.04 }))
        #expect(await until(30) { receiver.requests(to: "ok").count > count / 5 }, "\(daemon.written)")
        #expect(try await backup("first.db").status == 0)
        let known = try await delivered
        let made = try await backup("second.db")
        #expect(made.status == 0 && made.output.contains("1 calendar, 150 events"), "\(made)")
        daemon.signal(SIGKILL)
        _ = await daemon.end()

        // A store that was killed can be copied as well.
        #expect(try await backup("third.db").status == 0)
        let restored = try await restore("second.db")
        #expect(restored.status == 0, "\(restored)")
        #expect(restored.output.contains("is kept as \(sandbox.path("state/nhaclich.db.before-restore"))"))
        let next = try await startDaemon(in: sandbox)
        let isDone = await until(60) { names(receiver).count == count && mails == count }
        #expect(isDone, "\(names(receiver).count) and \(mails) of \(count): \(next.written.suffix(2000))")
        #expect(try await until(20) { try await delivered.count == 2 * count })
        #expect(try await nhaclich("status", in: sandbox).output.contains("\(count) settled"))
        // Even those that left after the backup was made carry the name that a receiver knows them by.
        #expect(names(receiver).count == count && mails == count)
        let times = Dictionary(
            grouping: receiver.requests(to: "ok").compactMap { $0.headers["webhook-id"] }, by: \.self)
        #expect(!known.isEmpty)
        for id in known { #expect(times[id].map { $0.count == 1 } ?? true, "\(id)") }
    }

    @Test("what cannot be done is told in one message each, and leaves nothing behind")
    func refusals() async throws {
        try configure(hook: "http://127.0.0.1:9/nobody")
        try sandbox.write(DueCalendar.text(starts: [9000]), to: "calendar.ics")
        let daemon = try await startDaemon(in: sandbox)
        #expect(try await backup("there.db").status == 0)
        let again = try await backup("there.db")
        #expect(again.status == 1 && again.complaints.contains("there is a file"), "\(again)")
        let nowhere = try await backup("nowhere/there.db")
        #expect(nowhere.status == 74 && nowhere.complaints.contains("its folder does not exist"), "\(nowhere)")
        let running = try await restore("there.db")
        #expect(running.status == 1 && running.complaints.contains("systemctl stop nhaclich"), "\(running)")
        daemon.signal(SIGTERM)
        #expect(await daemon.end() == 0)
        let foreign = try await restore("calendar.ics")
        #expect(foreign.status == 65 && foreign.complaints.contains("is not an SQLite database"), "\(foreign)")
        let absent = try await restore("none.db")
        #expect(absent.status == 66, "\(absent)")
        let parts = try FileManager.default.subpathsOfDirectory(atPath: sandbox.root).filter { $0.hasSuffix(".part") }
        #expect(parts.isEmpty)
    }

    @Test("a backup goes to another machine: into a folder that is not there yet")
    func otherMachine() async throws {
        try configure(hook: "http://127.0.0.1:9/nobody")
        try sandbox.write(DueCalendar.text(starts: [9000]), to: "calendar.ics")
        let daemon = try await startDaemon(in: sandbox)
        #expect(await until(20) { daemon.written.contains("read the calendar") })
        let made = try await backup("moved.db", "--format", "json")
        #expect(made.output.contains("\"events\" : 1") && made.output.contains("\"reminders\" : 1"), "\(made)")
        daemon.signal(SIGTERM)
        #expect(await daemon.end() == 0)
        try FileManager.default.moveItem(atPath: sandbox.path("state"), toPath: sandbox.path("other"))
        #expect(try await restore("moved.db").status == 0)
        let next = try await startDaemon(in: sandbox)
        let plan = try await nhaclich("plan", "--format", "jsonl", in: sandbox).output
        #expect(plan.split(separator: "\n").count == 1, "\(plan)\(next.written)")
    }

    private func configure(hook: String) throws {
        try sandbox.configure(
            """
            timezone: Asia/Ho_Chi_Minh
            language: vi
            calendars:
              workshops: { file: \(sandbox.path("calendar.ics")) }
            channels:
              hook: { webhook: { url: "\(hook)" } }
              mail: { maildir: { path: \(sandbox.path("mail")), from: a@example.org, to: [b@example.org] } }
            rules:
              all: { remind: [1h], channels: [hook, mail] }
            """)
    }

    private func backup(_ file: String, _ options: String...) async throws -> CommandResult {
        let words = ["backup", sandbox.path(file), "--state", sandbox.path("state")] + options
        return try await run(Project.nhaclich, words, in: sandbox)
    }

    private func restore(_ file: String) async throws -> CommandResult {
        try await nhaclich("restore", sandbox.path(file), "--state", sandbox.path("state"), in: sandbox)
    }

    /// What has arrived, as the daemon knows it.
    private var delivered: [String] {
        get async throws {
            let log = try await nhaclich("log", "--format", "jsonl", "--limit", "1000", in: sandbox).output
            let lines = try log.split(separator: "\n").map {
                try JSONDecoder().decode(Delivery.self, from: Data($0.utf8))
            }
            return lines.filter { $0.state == "delivered" }.map(\.id)
        }
    }

    private func names(_ receiver: Receiver) -> Set<String> {
        Set(receiver.requests(to: "ok").compactMap { $0.headers["webhook-id"] })
    }

    private var mails: Int {
        (try? FileManager.default.contentsOfDirectory(atPath: sandbox.path("mail/new")).count) ?? 0
    }
}

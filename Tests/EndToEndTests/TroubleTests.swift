import Foundation
import Glibc
import Testing

@Suite("Trouble")
struct TroubleTests {
    let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    @Test("a channel in trouble does not hold up the others, and nothing is lost")
    func channels() async throws {
        let receiver = try await Receiver(in: sandbox)
        let names = ["ok", "flaky", "status/500", "status/429", "status/404", "hang", "reset"]
        let channels = names.map { name in
            "  \(name.replacing("/", with: "-")): { webhook: { url: \"\(receiver.url(name))\" } }"
        }
        try sandbox.configure(
            """
            calendars: { workshops: { file: \(sandbox.path("calendar.ics")) } }
            channels:
            \(channels.joined(separator: "\n"))
              refused: { webhook: { url: "http://127.0.0.1:9/" } }
            rules:
              all:
                remind: [1h]
                channels: [\(names.map { $0.replacing("/", with: "-") }.joined(separator: ", ")), refused]
            """)
        let daemon = try await startDaemon(in: sandbox, then: DueCalendar.text(starts: [3601]))
        #expect(
            await until(30) { receiver.requests(to: "ok").count == 1 && receiver.requests(to: "flaky").count == 2 },
            "\(daemon.written)")
        #expect(await until(10) { receiver.requests(to: "status/429").count >= 2 })
        let states = try await states()
        #expect(states["ok"] == "delivered")
        #expect(states["hang"] == "sending")
        for name in ["status-404", "status-500", "status-429", "reset", "refused"] {
            #expect(["deferred", "sending"].contains(states[name] ?? ""), "\(name): \(states[name] ?? "")")
        }
        let ids = Set(receiver.requests(to: "flaky").compactMap { $0.headers["webhook-id"] })
        #expect(ids.count == 1, "a repeated attempt has the same id")
        #expect(!daemon.written.contains("\(receiver.port)/"), "an address of a webhook is in the log")
    }

    @Test("a feed in trouble keeps its last good events and says so, and the others go on")
    func feeds() async throws {
        let receiver = try await Receiver(in: sandbox)
        let names = ["html", "empty", "missing", "endless", "slow"]
        try sandbox.write(DueCalendar.text(starts: [9000], title: "Feed"), to: "good.ics")
        try sandbox.write(DueCalendar.text(starts: [9000], title: "Turned"), to: "turned.ics")
        let feeds = (names + ["good.ics", "turned.ics"]).map { name in
            "  \(name.prefix { $0 != "." }): { feed: \"\(receiver.url("feed/\(name)"))\", refresh: 1m }"
        }
        try sandbox.configure(
            """
            calendars:
            \(feeds.joined(separator: "\n"))
            channels: { screen: { console: {} } }
            rules: { all: { remind: [1h], channels: [screen] } }
            """)
        let daemon = try await startDaemon(in: sandbox)
        #expect(try await until(20) { try await planned().count == 2 }, "\(daemon.written)")
        // A good feed turns into a page that asks for a password: what was known of it stays.
        try sandbox.write("<!DOCTYPE html><html>Log in</html>", to: "turned.ics")
        try await expireTurns(of: daemon)
        #expect(
            try await until(30) {
                try await failing().isSuperset(of: ["html", "empty", "missing", "endless", "turned"])
            })
        #expect(try await planned().count == 2)
        let text = try await status()
        #expect(text.contains("web page"), "\(text)")
        #expect(text.contains("404"), "\(text)")
        #expect(text.contains("good"), "\(text)")
    }

    @Test("one broken event is reported with its line, and the rest of the file is read")
    func brokenEvent() async throws {
        var calendar = DueCalendar.text(starts: [9000])
        calendar = calendar.replacing(
            "END:VCALENDAR",
            with: "BEGIN:VEVENT\nUID:broken\nDTSTART:20261399T990000\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR")
        try sandbox.write(calendar, to: "calendar.ics")
        try sandbox.configure(
            """
            calendars: { workshops: { file: \(sandbox.path("calendar.ics")) } }
            channels: { screen: { console: {} } }
            rules: { all: { remind: [1h], channels: [screen] } }
            """)
        let daemon = try await startDaemon(in: sandbox)
        #expect(try await until(10) { try await planned().count == 1 })
        #expect(await until(5) { daemon.written.contains("calendar.ics:13") }, "\(daemon.written)")
    }

    @Test("a full disk delays, is told once, and loses nothing")
    func fullDisk() async throws {
        guard getuid() == 0 else {
            print("skipped: only root can mount a small disk")
            return
        }
        let receiver = try await Receiver(in: sandbox)
        let disk = sandbox.path("state")
        try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
        let mounted = try await run(
            "/usr/bin/mount", ["-t", "tmpfs", "-o", "size=2m,mode=700", "tmpfs", disk], in: sandbox)
        guard mounted.status == 0 else {
            print("skipped: cannot mount a small disk here: \(mounted.complaints)")
            return
        }
        defer { umount2(disk, Int32(MNT_DETACH)) }
        try sandbox.configure(
            """
            calendars: { workshops: { file: \(sandbox.path("calendar.ics")) } }
            channels: { hook: { webhook: { url: "\(receiver.url("ok"))" } } }
            rules: { all: { remind: [1h], channels: [hook] } }
            """)
        let daemon = try await startDaemon(in: sandbox, then: DueCalendar.text(starts: [3612]))
        #expect(try await until(10) { try await planned().count == 1 })
        _ = try await run("/bin/sh", ["-c", "cat /dev/zero >\(disk)/filler 2>/dev/null || true"], in: sandbox)
        #expect(await until(30) { daemon.written.contains("is full") }, "\(daemon.written)")
        #expect(receiver.requests.isEmpty, "it was sent before it was durable")
        try FileManager.default.removeItem(atPath: "\(disk)/filler")
        #expect(await until(30) { receiver.requests(to: "ok").count == 1 }, "\(daemon.written)")
        #expect(daemon.written.components(separatedBy: "is full").count == 2, "it is told once")
    }

    private func expireTurns(of daemon: RunningProgram) async throws {
        // A reload gives every calendar its turn.
        #expect(try await nhaclich("reload", in: sandbox).status == 0, "\(daemon.written)")
    }

    private func status() async throws -> String { try await nhaclich("status", in: sandbox).output }

    private func failing() async throws -> Set<String> {
        Set(
            try await status().split(separator: "\n").filter { $0.contains("FAILS") }.compactMap {
                $0.split(separator: " ").first.map(String.init)
            })
    }

    private func planned() async throws -> [Substring] {
        try await nhaclich("plan", "--format", "jsonl", in: sandbox).output.split(separator: "\n")
    }

    /// The state of the newest delivery of each channel.
    private func states() async throws -> [String: String] {
        struct Entry: Decodable { let channel, state: String }
        let lines = try await nhaclich("log", "--format", "jsonl", in: sandbox).output.split(separator: "\n")
        let entries = try lines.map { try JSONDecoder().decode(Entry.self, from: Data($0.utf8)) }
        return Dictionary(entries.map { ($0.channel, $0.state) }) { $1 }
    }
}

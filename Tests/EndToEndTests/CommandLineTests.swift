import Foundation
import Testing

@Suite("The command line")
struct CommandLineTests {
    let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    @Test(
        "log --follow shows what comes of deliveries when it comes, and waits for a daemon that is restarted"
    )
    func follow() async throws {
        let receiver = try await Receiver(in: sandbox)
        try configure(receiver, bad: "status/400")
        let daemon = try await startDaemon(in: sandbox, then: DueCalendar.text(starts: [3601]))
        let follower = try RunningProgram(
            Project.nhaclich, ["log", "--follow", "--format", "jsonl", "--channel", "good"], in: sandbox,
            output: "follow.log")
        let all = try RunningProgram(Project.nhaclich, ["log", "-f"], in: sandbox, output: "all.log")
        #expect(
            await until(20) { follower.written.contains("\"state\":\"delivered\"") },
            "\(follower.written)")
        #expect(await until(20) { all.written.contains("  failed  bad: Hội thảo 0") }, "\(all.written)")
        #expect(!follower.written.contains("\"bad\""))
        #expect(
            follower.written.split(separator: "\n").allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
        let asked = ContinuousClock.now
        daemon.signal(SIGTERM)
        #expect(await daemon.end() == 0)
        #expect(
            ContinuousClock.now - asked < .seconds(15), "those who wait do not hold the daemon back")
        #expect(await until(10) { follower.written.contains("waiting for it") }, "\(follower.written)")
        let other = try await startDaemon(in: sandbox)
        #expect(
            await until(20) { follower.written.contains("the daemon is there again") }, "\(other.written)"
        )
        let tested = try await nhaclich("test", "good", in: sandbox)
        #expect(tested.status == 0, "\(tested)")
        #expect(await until(20) { follower.written.contains("Nhắc Lịch") }, "\(follower.written)")
        follower.signal(SIGINT)
        _ = await follower.end()
        #expect(follower.written.hasSuffix("\n"), "\(follower.written)")
    }

    @Test(
        "check --connect reads and reaches everything, posts nothing, and names what cannot be reached")
    func connect() async throws {
        let receiver = try await Receiver(in: sandbox)
        try sandbox.write(DueCalendar.text(starts: [9000]), to: "calendar.ics")
        try configure(receiver, bad: "ok")
        let good = try await check("--connect")
        #expect(good.status == 0 && good.output.contains("good: 1 event to come"), "\(good)")
        #expect(good.output.contains("good: http://127.0.0.1:\(receiver.port) answers"), "\(good)")
        #expect(receiver.requests.allSatisfy { $0.method != "POST" }, "\(receiver.requests)")

        try sandbox.configure(
            """
            calendars: { gone: { file: gone.ics } }
            channels:
              away: { webhook: { url: "http://127.0.0.1:1/key-secret" } }
              mail: { smtp: { host: 127.0.0.1, port: 1, security: none, from: a@example.org, to: [b@example.org] } }
            rules: { all: { remind: [1h], channels: [away, mail] } }
            """)
        #expect(try await check().status == 0)
        let bad = try await check("--connect", "--format", "json")
        #expect(bad.status == 69 && !bad.output.contains("key-secret"), "\(bad)")
        struct Checked: Decodable {
            struct Connection: Decodable { let name: String, reached: Bool, note: String }
            let connections: [Connection]
        }
        let connections = try JSONDecoder().decode(Checked.self, from: Data(bad.output.utf8))
            .connections
        #expect(
            connections.map(\.name) == ["gone", "away", "mail"] && connections.allSatisfy { !$0.reached })
        #expect(
            connections.last?.note.hasPrefix("nothing answers at 127.0.0.1:1") == true, "\(connections)")
    }

    @Test("every way to end has its number")
    func statuses() async throws {
        try sandbox.configure("calendars: 7\n")
        try sandbox.write("no calendar", to: "broken.ics")
        let cases: [([String], Int32)] = [
            (["--help"], 0), (["frobnicate"], 64), (["show"], 64), (["log", "--limit", "0"], 64),
            (["log", "--follow", "--format", "json"], 64), (["log", "--color", "blue"], 64),
            (["expand", "--from", "2026-01-01", "--to", "2027-01-01", sandbox.path("broken.ics")], 65),
            (["expand", "--from", "2026-01-01", "--to", "2027-01-01", sandbox.path("nowhere.ics")], 66),
            (["status"], 69),
            (["channels"], 69), (["log", "--follow"], 69),
            (["check", "--config", sandbox.path("etc/nhaclich.yaml")], 78),
            (["init", "--non-interactive", "--calendar", "none.ics"], 66),
            (["manual", "/proc/nowhere"], 74),
            (["backup", sandbox.path("b.db"), "--state", sandbox.path("none")], 66),
            (["restore", sandbox.path("etc/nhaclich.yaml"), "--state", sandbox.path("none")], 65),
        ]
        for (arguments, status) in cases {
            let result = try await run(Project.nhaclich, arguments, in: sandbox)
            #expect(result.status == status, "\(arguments): \(result)")
        }
    }

    @Test("answers are in colour when that is asked for, and never in a pipe by themselves")
    func colours() async throws {
        let receiver = try await Receiver(in: sandbox)
        try configure(receiver, bad: "ok")
        try sandbox.write(DueCalendar.text(starts: [9000]), to: "calendar.ics")
        _ = try await check()
        let plain = try await check("--connect")
        let coloured = try await check("--connect", "--color", "always")
        #expect(!plain.output.contains("\u{1B}"))
        #expect(
            coloured.output.contains("\u{1B}[32mgood: ")
                && coloured.output.contains("\u{1B}[1mWHAT\u{1B}[0m"))
    }

    @Test("a shell completes commands, options and the names of channels")
    func completions() async throws {
        let receiver = try await Receiver(in: sandbox)
        try configure(receiver, bad: "ok")
        let daemon = try await startDaemon(in: sandbox)
        let result = try await run(
            "/bin/bash", [Project.program("completions.sh"), Project.nhaclich, sandbox.root], in: sandbox)
        #expect(result.status == 0, "\(result) \(daemon.written)")
        #expect(result.output == "calendars channels check\n--config --connect\nbad good\n", "\(result)")
    }

    @Test("every page of the manual can be read without a complaint")
    func manual() async throws {
        #expect(try await nhaclich("manual", sandbox.path("man1"), in: sandbox).status == 0)
        let pages = try FileManager.default.contentsOfDirectory(atPath: sandbox.path("man1"))
        #expect(
            pages.contains("nhaclich.1") && pages.contains("nhaclich-log.1") && pages.count > 20,
            "\(pages)")
        for page in pages {
            let shown = try await run(
                "/usr/bin/man",
                ["--warnings", "-E", "UTF-8", "-l", "-Tutf8", sandbox.path("man1/\(page)")], in: sandbox)
            #expect(shown.status == 0 && shown.complaints.isEmpty, "\(page): \(shown.complaints)")
            #expect(shown.output.count > 400, "\(page)")
        }
    }

    private func configure(_ receiver: Receiver, bad: String) throws {
        try sandbox.configure(
            """
            calendars: { workshops: { file: \(sandbox.path("calendar.ics")) } }
            channels:
              good: { webhook: { url: "\(receiver.url("ok"))" } }
              bad: { webhook: { url: "\(receiver.url(bad))" } }
            rules: { all: { remind: [1h], channels: [good, bad] } }
            """)
    }

    private func check(_ arguments: String...) async throws -> CommandResult {
        try await run(
            Project.nhaclich, ["check", "--config", sandbox.path("etc/nhaclich.yaml")] + arguments,
            in: sandbox)
    }
}

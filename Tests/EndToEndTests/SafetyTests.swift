import Foundation
import Glibc
import Testing

@Suite("Safety")
struct SafetyTests {
    let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    private func check(_ arguments: String...) async throws -> CommandResult {
        try await run(
            Project.nhaclich, ["check", "--config", sandbox.path("etc/nhaclich.yaml")] + arguments, in: sandbox)
    }

    @Test("a feed does not lead into the private network, unless the host is named; and it is said what to write")
    func privateHosts() async throws {
        let receiver = try await Receiver(in: sandbox)
        try sandbox.write(DueCalendar.text(starts: [9000]), to: "team.ics")
        let configuration = """
            calendars: { team: { feed: "\(receiver.url("to/localhost/feed/team.ics"))" } }
            channels: { screen: { console: {} } }
            rules: { all: { remind: [1h], channels: [screen] } }

            """
        try sandbox.configure(configuration)
        let refused = try await check("--connect")
        #expect(refused.status == 69, "\(refused)")
        let answer = refused.output + refused.complaints
        #expect(answer.contains("localhost is at "), "\(refused)")
        #expect(answer.contains("a private address; write 'private-hosts: [localhost]' if that is meant"))
        #expect(receiver.requests(to: "feed/team.ics").isEmpty)

        let daemon = try await startDaemon(in: sandbox)
        #expect(await until(20) { daemon.written.contains("private-hosts: [localhost]") }, "\(daemon.written)")
        #expect(try await nhaclich("calendars", in: sandbox).output.contains("a private address"))
        #expect(receiver.requests(to: "feed/team.ics").isEmpty)

        try sandbox.configure("private-hosts: [localhost]\n" + configuration)
        #expect(try await check("--connect").output.contains("good: 1 event to come"))
        #expect(try await nhaclich("reload", in: sandbox).status == 0)
        let isRead = try await until(20) {
            try await nhaclich("upcoming", "--format", "jsonl", in: sandbox).output.contains("Hội thảo 0")
        }
        #expect(isRead, "\(daemon.written)")
    }

    @Test("a file of authorities is read with the configuration")
    func authorities() async throws {
        try sandbox.configure(
            """
            calendars:
              team: { feed: "https://example.org/team.ics", ca: none.pem }
              other: { feed: "https://example.org/other.ics", ca: bad.pem }
            channels: { screen: { console: {} } }
            rules: { all: { remind: [1h], channels: [screen] } }
            """)
        try sandbox.write("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", to: "etc/bad.pem")
        let result = try await check()
        #expect(result.status == 78)
        for words in [
            "nhaclich.yaml:2:53: error: there is no file '\(sandbox.path("etc/none.pem"))'",
            "nhaclich.yaml:3:55: error: there is no certificate in '\(sandbox.path("etc/bad.pem"))', or a damaged one",
        ] {
            #expect(result.complaints.contains(words), "\(result)")
        }
    }

    @Test("a secret that everybody may read is told where it is named, and is no fault")
    func openSecrets() async throws {
        try FileManager.default.createDirectory(
            atPath: sandbox.path("etc/credentials"), withIntermediateDirectories: true)
        try sandbox.write("https://hooks.example.org/s3cr3t", to: "etc/credentials/room-url")
        try sandbox.configure(
            """
            channels:
              room: { slack: { url: { credential: room-url } } }
              talk: { telegram: { token: s3cr3t, chat: "1" } }
            rules: { all: { remind: [1h], channels: [room, talk] } }
            """)
        chmod(sandbox.path("etc/credentials/room-url"), 0o644)
        chmod(sandbox.path("etc/nhaclich.yaml"), 0o644)
        let result = try await check()
        #expect(result.status == 0, "\(result)")
        #expect(result.complaints.contains("nhaclich.yaml:2:39: warning: every user of this machine may read the cred"))
        #expect(result.complaints.contains("nhaclich.yaml:3:30: warning: every user of this machine may read the 'tok"))
        #expect(!result.complaints.contains("s3cr3t"))

        chmod(sandbox.path("etc/credentials/room-url"), 0o600)
        chmod(sandbox.path("etc/nhaclich.yaml"), 0o640)
        #expect(try await !check().complaints.contains("every user"))
    }

    @Test("what the daemon and the commands make is not for others, whatever the umask is")
    func modes() async throws {
        try sandbox.configure(
            """
            calendars: { team: { file: \(sandbox.path("calendar.ics")) } }
            channels:
              mail: { maildir: { path: \(sandbox.path("mail")), from: a@example.org, to: [b@example.org] } }
            rules: { all: { remind: [1h], channels: [mail] } }
            """)
        try sandbox.write(DueCalendar.empty, to: "calendar.ics")
        let serve = [
            Project.nhaclich, "serve", "--config", sandbox.path("etc/nhaclich.yaml"), "--state", sandbox.path("state"),
            "--socket", sandbox.path("admin.sock"), "--log-level", "debug",
        ]
        let daemon = try RunningProgram(
            "/bin/sh", ["-c", "umask 000; exec \"$@\"", "sh"] + serve, in: sandbox, output: "daemon.log")
        #expect(await until(30) { daemon.written.contains("read the calendar") }, "\(daemon.written)")
        try sandbox.write(DueCalendar.text(starts: [3601]), to: "calendar.ics")
        #expect(
            await until(30) {
                (try? FileManager.default.contentsOfDirectory(atPath: sandbox.path("mail/new")).count) == 1
            }, "\(daemon.written)")
        var made = 0
        for place in ["state", "mail", "admin.sock"] {
            let below = FileManager.default.enumerator(atPath: sandbox.path(place))?.compactMap { $0 as? String } ?? []
            for path in [place] + below.map({ "\(place)/\($0)" }) {
                var status = stat()
                #expect(lstat(sandbox.path(path), &status) == 0)
                #expect(status.st_mode & 0o007 == 0, "\(path) is \(String(status.st_mode, radix: 8))")
                made += 1
            }
        }
        #expect(made >= 8, "the store with its log, the lock, the Maildir with its folders and its mail, the socket")

        let receiver = try await Receiver(in: sandbox)
        let drafted = try await run(
            "/bin/sh",
            [
                "-c", "umask 000; exec \"$@\"", "sh", Project.nhaclich, "init", "--non-interactive", "--config",
                sandbox.path("new/nhaclich.yaml"), "--calendar", sandbox.path("calendar.ics"), "--channel",
                "slack+\(receiver.url("slack"))",
            ], in: sandbox)
        #expect(drafted.status == 0, "\(drafted)")
        #expect(receiver.requests(to: "slack").count == 1)
        for (path, mode) in [("new", 0o755), ("new/nhaclich.yaml", 0o644), ("new/credentials", 0o700)] {
            var status = stat()
            #expect(stat(sandbox.path(path), &status) == 0)
            #expect(status.st_mode & 0o777 == mode, "\(path) is \(String(status.st_mode, radix: 8))")
        }
        let secrets = try FileManager.default.contentsOfDirectory(atPath: sandbox.path("new/credentials"))
        #expect(!secrets.isEmpty)
        for name in secrets {
            var status = stat()
            #expect(stat(sandbox.path("new/credentials/\(name)"), &status) == 0)
            #expect(status.st_mode & 0o777 == 0o600)
        }
    }
}

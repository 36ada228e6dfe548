import Foundation
import Glibc
import Testing

@Suite("The daemon")
struct ServeTests {
    let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    @Test("a reminder goes from a calendar to a webhook and to a mailbox that Python reads")
    func endToEnd() async throws {
        let receiver = try await Receiver(in: sandbox)
        try sandbox.configure(configuration(hook: receiver.url("ok")))
        let daemon = try await startDaemon(in: sandbox, then: DueCalendar.text(starts: [3602]))
        #expect(await until(20) { !receiver.requests(to: "ok").isEmpty && mailCount == 1 }, "\(daemon.written)")
        let body = try #require(receiver.requests(to: "ok").first?.body)
        #expect(body.contains("\"title\":\"Hội thảo 0\""))
        let mail = try await run(
            "/usr/bin/python3", [Project.program("read_maildir.py"), sandbox.path("mail")], in: sandbox)
        #expect(mail.output.contains("\"defects\": []"))
        #expect(mail.output.contains("Hội thảo 0"))
        #expect(mail.output.contains("\"auto_submitted\": \"auto-generated\""))
        let log = try await nhaclich("log", "--format", "jsonl", in: sandbox)
        #expect(log.output.split(separator: "\n").count == 2)
        #expect(log.output.contains("\"state\":\"delivered\""))
        daemon.signal(SIGTERM)
        #expect(await daemon.end() == 0)
    }

    @Test("nothing runs on libdispatch's shared pool, which would wake the daemon up every second from then on")
    func threads() async throws {
        let receiver = try await Receiver(in: sandbox)
        try sandbox.configure(configuration(hook: receiver.url("ok")))
        let daemon = try await startDaemon(in: sandbox, then: DueCalendar.text(starts: [3602]))
        #expect(await until(20) { !receiver.requests(to: "ok").isEmpty && mailCount == 1 }, "\(daemon.written)")
        #expect(try await nhaclich("test", "hook", in: sandbox).status == 0)
        #expect(try await nhaclich("calendars", "refresh", "workshops", in: sandbox).status == 0)
        daemon.signal(SIGHUP)
        #expect(await until(20) { daemon.written.contains("reloaded the configuration") })
        // Threads of that pool have such names; others of libdispatch end in "-qos.overcommit".
        #expect(!daemon.threads.isEmpty && daemon.threads.allSatisfy { !$0.hasSuffix("-qos") }, "\(daemon.threads)")
    }

    @Test("a changed file is read at once, and a moved event reminds at its new time only")
    func movedEvent() async throws {
        let receiver = try await Receiver(in: sandbox)
        try sandbox.configure(configuration(hook: receiver.url("ok")))
        let daemon = try await startDaemon(in: sandbox, then: DueCalendar.text(starts: [9000]))
        #expect(try await until(20) { try await plan.count == 1 })
        try sandbox.write(DueCalendar.text(starts: [3604]), to: "calendar.ics")
        #expect(await until(20) { receiver.requests(to: "ok").count == 1 }, "\(daemon.written)")
        #expect(try await plan.isEmpty)
        let status = try await nhaclich("status", in: sandbox).output
        #expect(status.contains("1 settled, 1 superseded"))
    }

    @Test("reading a calendar for the first time sends nothing that was due before")
    func firstLoadDoesNotFlood() async throws {
        let receiver = try await Receiver(in: sandbox)
        try sandbox.write(DueCalendar.text(starts: [3000, 3590, 9000]), to: "calendar.ics")
        try sandbox.configure(configuration(hook: receiver.url("ok")))
        let daemon = try await startDaemon(in: sandbox)
        #expect(try await until(10) { try await plan.count == 1 }, "\(daemon.written)")
        #expect(receiver.requests.isEmpty)
    }

    @Test("a faulty reload changes nothing and is told, a good one is in force")
    func reload() async throws {
        try sandbox.write(DueCalendar.text(starts: [9000]), to: "calendar.ics")
        try sandbox.configure(configuration(hook: "http://127.0.0.1:9/nobody"))
        let daemon = try await startDaemon(in: sandbox)
        try sandbox.write("channels: { mail2: { maildirr: {} }, }\n", to: "etc/conf.d/more.yaml")
        let refused = try await nhaclich("reload", in: sandbox)
        #expect(refused.status == 78)
        #expect(refused.complaints.contains("more.yaml:1:"))
        #expect(refused.complaints.contains("maildir"))
        #expect(try await nhaclich("status", in: sandbox).output.contains("was refused"))
        try sandbox.write("channels: { screen: { console: {} } }\n", to: "etc/conf.d/more.yaml")
        daemon.signal(SIGHUP)
        #expect(try await until(10) { try await nhaclich("status", in: sandbox).output.contains("\nscreen") })
        #expect(try await nhaclich("test", "screen", in: sandbox).status == 0)
        #expect(try await !nhaclich("status", in: sandbox).output.contains("was refused"))
    }

    @Test("a faulty configuration at the start ends with 78 and every fault")
    func faultyStart() async throws {
        try sandbox.configure("calendars: { a: { fil: x } }\nchannels: { b: {} }\nrules: { c: { remind: [15] } }\n")
        let check = try await nhaclich("check", "--config", sandbox.path("etc/nhaclich.yaml"), in: sandbox)
        #expect(check.status == 78)
        #expect(check.complaints.components(separatedBy: ": error:").count >= 4)
        let daemon = try launchDaemon(in: sandbox)
        #expect(await daemon.end() == 78)
    }

    @Test("two daemons cannot share a state folder")
    func twoDaemons() async throws {
        try sandbox.configure("timezone: Asia/Ho_Chi_Minh\n")
        let first = try await startDaemon(in: sandbox)
        let second = try launchDaemon(in: sandbox)
        #expect(await second.end() == 74)
        #expect(second.written.contains("another nhaclich already uses"))
        #expect(try await nhaclich("status", in: sandbox).status == 0, "\(first.written)")
    }

    @Test("a state folder that cannot be written and a file that is no database are told in one message each")
    func brokenState() async throws {
        try sandbox.configure("timezone: Asia/Ho_Chi_Minh\n")
        try sandbox.write("not a folder", to: "state")
        let blocked = try launchDaemon(in: sandbox)
        #expect(await blocked.end() == 74)
        #expect(blocked.written.contains("is not a folder"))
        try FileManager.default.removeItem(atPath: sandbox.path("state"))
        try FileManager.default.createDirectory(atPath: sandbox.path("state"), withIntermediateDirectories: true)
        try sandbox.write(String(repeating: "not a database\n", count: 1000), to: "state/nhaclich.db")
        let damaged = try launchDaemon(in: sandbox)
        #expect(await damaged.end() == 74)
        #expect(damaged.written.contains("is not an SQLite database"))
    }

    @Test("what was queued when the daemon ended is sent after the next start")
    func restart() async throws {
        let receiver = try await Receiver(in: sandbox)
        try sandbox.configure(configuration(hook: receiver.url("status/503")))
        let first = try await startDaemon(in: sandbox, then: DueCalendar.text(starts: [3601]))
        #expect(await until(20) { !receiver.requests(to: "status/503").isEmpty })
        first.signal(SIGTERM)
        #expect(await first.end() == 0)
        try sandbox.configure(configuration(hook: receiver.url("ok")))
        let second = try await startDaemon(in: sandbox)
        #expect(await until(40) { receiver.requests(to: "ok").count == 1 }, "\(second.written)")
        let ids = Set(receiver.requests.compactMap { $0.headers["webhook-id"] })
        #expect(ids.count == 1)
    }

    private func configuration(hook: String) -> String {
        """
        timezone: Asia/Ho_Chi_Minh
        language: vi
        calendars:
          workshops: { file: \(sandbox.path("calendar.ics")) }
        channels:
          hook: { webhook: { url: "\(hook)" } }
          mail: { maildir: { path: \(sandbox.path("mail")), from: a@example.org, to: [b@example.org] } }
        rules:
          all: { match: { title: "hoi thao" }, remind: [1h], channels: [hook, mail] }
        """
    }

    private var mailCount: Int {
        (try? FileManager.default.contentsOfDirectory(atPath: sandbox.path("mail/new")).count) ?? 0
    }

    private var plan: [Substring] {
        get async throws { try await nhaclich("plan", "--format", "jsonl", in: sandbox).output.split(separator: "\n") }
    }
}

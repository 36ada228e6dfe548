import Foundation
import Glibc
import Testing

@Suite("The feed")
struct FeedTests {
    let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    /// What nobody may take for a line of the calendar, and everybody has to read as it is.
    private static let hostile = #"Lương; đủ, sống \ "x"' BEGIN:VEVENT ‮ngược 💰"#

    @Test("other people's library and ours read what was read from calendars and understood on a page")
    func reading() async throws {
        let daemon = try await start()
        let ics = try await ask("/calendar.ics", in: sandbox)
        #expect(ics.status == 200 && ics.headers["content-type"] == "text/calendar; charset=utf-8")
        try sandbox.write(ics.body, to: "feed.ics")
        let expanded = try await nhaclich(
            "expand", "--from", "2000-01-01", "--to", "2100-01-01", "--format", "jsonl", sandbox.path("feed.ics"),
            in: sandbox)
        #expect(expanded.status == 0 && expanded.complaints.isEmpty, "\(expanded)")
        let ours = try lines(expanded.output)
        #expect(ours.count == 3, "\(expanded.output)\(daemon.written)")
        #expect(ours.contains { $0["summary"] == Self.hostile && $0["status"] == "confirmed" })
        #expect(ours.contains { $0["summary"] == "Hội nghị" && $0["status"] == "cancelled" })
        #expect(ours.contains { $0["summary"] == "Hội thảo về tiền lương đủ sống" })
        guard TestPython.isInstalled else {
            print("skipped: \(TestPython.absence)")
            return
        }
        let read = try await run(
            TestPython.program, [Project.program("read_calendar.py"), sandbox.path("feed.ics")], in: sandbox)
        let theirs = try lines(read.output)
        #expect(theirs.first == ["name": "Nhắc Lịch", "refresh": "1:00:00", "ttl": "PT1H"], "\(read)")
        #expect(
            Set(theirs.dropFirst().map { $0["summary"] ?? "" }) == Set(ours.map { $0["summary"] ?? "" }), "\(read)")
        #expect(theirs.contains { $0["status"] == "CANCELLED" && $0["summary"] == "Hội nghị" })
        #expect(theirs.contains { $0["description"] == "Dòng 1\nX-EVIL:1\nDòng 3" })
    }

    @Test("who has it already is told so, and each calendar can be had by itself")
    func conditions() async throws {
        let daemon = try await start()
        defer { daemon.signal(SIGTERM) }
        for path in ["/calendar.ics", "/calendar.json", "/calendar.ics?calendar=team"] {
            let first = try await ask(path, in: sandbox)
            let tag = try #require(first.headers["etag"])
            let modified = try #require(first.headers["last-modified"])
            #expect(first.status == 200 && !first.body.isEmpty)
            for header in [
                "If-None-Match:\(tag)", "If-None-Match:\"x\", W/\(tag)", "If-None-Match:*",
                "If-Modified-Since:\(modified)",
            ] {
                let again = try await ask(path, header, in: sandbox)
                #expect(again.status == 304 && again.body.isEmpty && again.headers["etag"] == tag, "\(header)")
            }
            #expect(
                try await ask(path, "If-None-Match:\"x\"", "If-Modified-Since:\(modified)", in: sandbox).status == 200)
        }
        let page = try await ask("/calendar.json?calendar=page", in: sandbox)
        #expect(page.body.contains("tiền lương") && !page.body.contains("Hội nghị"))
        #expect(page.body.contains(#""name":"page""#) && page.body.contains("\(day(22, between: "-"))T08:30:00+07:00"))
        #expect(!page.body.contains("evidence") && !page.body.contains("reminder"))
        let unknown = try await ask("/calendar.ics?calendar=nobody", in: sandbox)
        #expect(unknown.status == 404 && unknown.headers["content-type"] == "application/problem+json")
    }

    @Test("by TCP the feed's token opens the feed and nothing else, numbers want the other one, probes none")
    func tokens() async throws {
        let port = Connection.freePort()
        let daemon = try await start(
            more: "admin: { listen: 127.0.0.1:\(port), token: 0123456789abcdef, feed-token: feed-feed-feed }")
        #expect(await until(10) { (try? Connection.ask(port, "/healthz"))?.status == 200 }, "\(daemon.written)")
        func status(_ path: String, _ headers: [String: String] = [:]) throws -> Int {
            try Connection.ask(port, path, headers).status
        }
        for path in ["/calendar.ics", "/calendar.json"] {
            #expect(try status("\(path)?token=feed-feed-feed") == 200)
            #expect(try status("\(path)?calendar=team&token=feed-feed-feed") == 200)
            #expect(try status(path) == 401)
            #expect(try status("\(path)?token=feed-feed-fees") == 401)
        }
        for path in ["/metrics", "/api/v1/upcoming", "/"] { #expect(try status("\(path)?token=feed-feed-feed") != 200) }
        #expect(try status("/metrics") == 401)
        #expect(try status("/metrics", ["Authorization": "Bearer 0123456789abcdef"]) == 200)
        #expect(try status("/readyz") == 200)
        #expect(!daemon.written.contains("feed-feed-feed"))
    }

    private func start(more: String = "") async throws -> RunningProgram {
        try sandbox.write(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//test//EN
            BEGIN:VEVENT
            UID:hostile
            DTSTART:\(day(20))T013000Z
            DURATION:PT2H
            SUMMARY:\(Self.hostile.replacing(#"\"#, with: #"\\"#).replacing(";", with: #"\;"#).replacing(",", with: #"\,"#))
            DESCRIPTION:Dòng 1\\nX-EVIL:1\\nDòng 3
            END:VEVENT
            BEGIN:VEVENT
            UID:off
            DTSTART;VALUE=DATE:\(day(21))
            SUMMARY:Hội nghị
            STATUS:CANCELLED
            END:VEVENT
            END:VCALENDAR

            """, to: "team.ics")
        try sandbox.write(
            """
            <!DOCTYPE html><html lang="vi"><body><article><h1>Hội thảo về tiền lương đủ sống</h1>
            <p>Thời gian: 8h30 - 11h30, ngày \(vietnameseDay(22))</p><p>Địa điểm: Hà Nội</p></article></body></html>
            """, to: "page.html")
        try sandbox.configure(
            """
            calendars:
              team: { file: \(sandbox.path("team.ics")) }
              page: { page: \(sandbox.path("page.html")) }
            channels: { screen: { console: {} } }
            rules: { all: { remind: [1h], channels: [screen] } }
            \(more)
            """)
        let daemon = try await startDaemon(in: sandbox)
        #expect(
            await until(30) { daemon.written.components(separatedBy: "read the calendar").count == 3 },
            "\(daemon.written)")
        return daemon
    }

    /// The day in Việt Nam so many days from now, such as `20200213`.
    private func day(_ days: Double, between separator: String = "") -> String {
        parts(ofDay: days).joined(separator: separator)
    }

    /// The same, such as `13/02/2020`.
    private func vietnameseDay(_ days: Double) -> String { parts(ofDay: days).reversed().joined(separator: "/") }

    private func parts(ofDay days: Double) -> [String] {
        let date = Date(timeIntervalSinceNow: days * 86_400 + 7 * 3600).formatted(.iso8601)
        return date.prefix(10).split(separator: "-").map(String.init)
    }

    private func lines(_ text: String) throws -> [[String: String]] {
        try text.split(separator: "\n").map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return (object ?? [:]).compactMapValues { $0 as? String }
        }
    }
}

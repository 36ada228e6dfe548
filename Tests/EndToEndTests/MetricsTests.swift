import Foundation
import Glibc
import Testing

@Suite("Metrics")
struct MetricsTests {
    let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    @Test("what was sent, failed and is tried again is counted, and nothing is told of events and addresses")
    func counts() async throws {
        let receiver = try await Receiver(in: sandbox)
        let daemon = try await start(receiver)
        #expect(
            await until(30) { receiver.requests(to: "ok").count == 1 && receiver.requests(to: "flaky").count == 2 },
            "\(daemon.written)")
        let isCounted = try await until(20) {
            let now = try await self.scrape()
            return now["nhaclich_deliveries_total{channel=\"flaky\",outcome=\"delivered\"}"] == 1
                && now["nhaclich_deliveries_total{channel=\"refusing\",outcome=\"failed\"}"] == 1
        }
        #expect(isCounted, "\(daemon.written)")

        let scrape = try await self.scrape()
        for channel in ["ok", "flaky"] {
            #expect(scrape["nhaclich_deliveries_total{channel=\"\(channel)\",outcome=\"delivered\"}"] == 1)
            #expect(scrape["nhaclich_delivery_attempts_total{channel=\"\(channel)\",outcome=\"delivered\"}"] == 1)
            #expect(scrape["nhaclich_delivery_lateness_seconds_count{channel=\"\(channel)\"}"] == 1)
            #expect(scrape["nhaclich_queue_depth{channel=\"\(channel)\"}"] == 0)
        }
        #expect(scrape["nhaclich_delivery_lateness_seconds_bucket{channel=\"ok\",le=\"60.0\"}"] == 1)
        // It was deferred for five seconds and more.
        #expect(scrape["nhaclich_delivery_lateness_seconds_bucket{channel=\"flaky\",le=\"2.5\"}"] == 0)
        #expect(scrape["nhaclich_delivery_duration_seconds_count{channel=\"flaky\"}"] == 2)
        #expect(scrape["nhaclich_retries_total{channel=\"flaky\",reason=\"unavailable\"}"] == 1)
        #expect((scrape["nhaclich_retries_total{channel=\"nobody\",reason=\"connection\"}"] ?? 0) >= 1)
        #expect(scrape["nhaclich_queue_depth{channel=\"nobody\"}"] == 1)
        #expect(scrape["nhaclich_deliveries_total{channel=\"nobody\",outcome=\"failed\"}"] == 0)
        // First the whole, then the plainest form; both are refused.
        #expect(scrape["nhaclich_retries_total{channel=\"refusing\",reason=\"refused\"}"] == 1)
        #expect(scrape["nhaclich_delivery_lateness_seconds_count{channel=\"refusing\"}"] == 0)
        #expect(scrape["nhaclich_channel_up{channel=\"ok\"}"] == 1)
        #expect(scrape["nhaclich_reminders{state=\"settled\"}"] == 1)
        #expect(scrape["nhaclich_reminders{state=\"planned\"}"] == 1)
        #expect((scrape["nhaclich_next_due_timestamp_seconds"] ?? 0) > Date().timeIntervalSince1970)
        #expect(scrape["nhaclich_calendar_up{calendar=\"workshops\"}"] == 1)
        #expect(scrape["nhaclich_calendar_up{calendar=\"missing\"}"] == 0)
        let read = scrape["nhaclich_calendar_last_success_timestamp_seconds{calendar=\"workshops\"}"] ?? 0
        #expect(abs(read - Date().timeIntervalSince1970) < 120)
        #expect(scrape["nhaclich_store_up"] == 1)
        #expect((scrape["process_resident_memory_bytes"] ?? 0) > 1_000_000)
        #expect((scrape["process_open_fds"] ?? 0) > 5)
        for secret in ["Hội thảo", "127.0.0.1", "event-0"] { #expect(!scrape.text.contains(secret)) }

        #expect(scrape["nhaclich_config_last_reload_successful"] == 1)
        try sandbox.configure("calendars: [")
        #expect(try await nhaclich("reload", in: sandbox).status != 0)
        #expect(try await self.scrape()["nhaclich_config_last_reload_successful"] == 0)
    }

    @Test("promtool has nothing against the metrics, and Prometheus' own reader reads both forms")
    func forms() async throws {
        let daemon = try await start(try await Receiver(in: sandbox))
        defer { daemon.signal(SIGTERM) }
        let text = try await ask("/metrics", in: sandbox)
        #expect(text.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
        try sandbox.write(text.body, to: "text")
        let check = try await shell("promtool check metrics <text")
        #expect(check.status == 0 && check.complaints.isEmpty, "\(check)")

        let accept = "Accept:application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.2"
        let open = try await ask("/metrics", accept, in: sandbox)
        #expect(open.headers["content-type"] == "application/openmetrics-text; version=1.0.0; charset=utf-8")
        try sandbox.write(open.body, to: "openmetrics")
        guard TestPython.isInstalled else {
            print("skipped: \(TestPython.absence)")
            return
        }
        for form in ["text", "openmetrics"] {
            let read = try await shell(
                "\(TestPython.program) \(Project.program("read_metrics.py")) \(form) <\(form)")
            #expect(read.status == 0 && (Int(read.output.dropLast()) ?? 0) > 100, "\(read)")
        }
    }

    @Test("the alerts fire when they should, and the dashboard and they name only what there is")
    func alerts() async throws {
        let check = try await shell("promtool check rules \(Project.path("config/prometheus/nhaclich.rules.yaml"))")
        #expect(check.status == 0, "\(check)")
        let test = try await shell("promtool test rules \(Project.program("alerts.yaml"))")
        #expect(test.status == 0, "\(test)")

        let rules = try text("config/prometheus/nhaclich.rules.yaml")
        let tests = try text("Tests/EndToEndTests/Programs/alerts.yaml")
        for alert in rules.matches(of: /alert: (\w+)/).map(\.1) {
            #expect(tests.contains("alertname: \(alert)\n"), "\(alert) is tested by nobody")
        }
        let daemon = try await start(try await Receiver(in: sandbox))
        defer { daemon.signal(SIGTERM) }
        let known = try await scrape().names
        let named = try rules + text("config/grafana/nhaclich.json")
        for match in named.matches(of: /\b(?:nhaclich|process)_[a-z_]+/) {
            let name = match.0.replacing(/_(?:bucket|sum|count)$/, with: "")
            #expect(known.contains(String(name)), "there is no \(name)")
        }
    }

    @Test("Grafana's own types know all that the dashboard says, and promtool all that it asks")
    func dashboard() async throws {
        let json = try JSONSerialization.jsonObject(with: Data(text("config/grafana/nhaclich.json").utf8))
        let panels = try #require((json as? [String: Any])?["panels"] as? [[String: Any]])
        let targets = panels.flatMap { $0["targets"] as? [[String: Any]] ?? [] }
        let questions = targets.compactMap { $0["expr"] as? String }
        #expect(questions.count == targets.count && questions.count > 20)
        let rules = questions.enumerated().map { number, question in
            let question = question.replacing("$__rate_interval", with: "5m").replacing("$__range", with: "1h")
            return "  - { record: \"question:\(number)\", expr: '\(question)' }\n"
        }
        try sandbox.write("groups:\n- name: dashboard\n  rules:\n\(rules.joined())", to: "dashboard.yaml")
        let check = try await shell("promtool check rules dashboard.yaml")
        #expect(check.status == 0, "\(check)")
        guard TestPython.isInstalled else {
            print("skipped: \(TestPython.absence)")
            return
        }
        let dashboard = Project.path("config/grafana/nhaclich.json")
        let read = try await shell("\(TestPython.program) \(Project.program("read_dashboard.py")) \(dashboard)")
        #expect(read.status == 0 && read.output.isEmpty, "\(read)")
    }

    @Test("the page on monitoring names every metric, and no other")
    func documentation() async throws {
        let daemon = try await start(try await Receiver(in: sandbox))
        defer { daemon.signal(SIGTERM) }
        let page = try text("Sources/Daemon/Daemon.docc/Monitoring.md")
        let documented = Set(page.matches(of: /\| `((?:nhaclich|process)_[a-z_]+)/).map { String($0.1) })
        #expect(try await scrape().names == documented)
    }

    @Test("who asks for its health needs nothing, and hears nothing but that")
    func health() async throws {
        let daemon = try await start(try await Receiver(in: sandbox))
        defer { daemon.signal(SIGTERM) }
        for path in ["/healthz", "/readyz"] {
            let answer = try await ask(path, in: sandbox)
            #expect(answer.status == 200)
            #expect(answer.body == #"{"problems":[],"status":"ok"}"#)
        }
    }

    /// The daemon with one reminder that is due in a second, another one later, and a calendar that is not there.
    private func start(_ receiver: Receiver) async throws -> RunningProgram {
        try sandbox.configure(
            """
            calendars:
              workshops: { file: \(sandbox.path("calendar.ics")) }
              missing: { file: \(sandbox.path("missing.ics")) }
            channels:
              ok: { webhook: { url: "\(receiver.url("ok"))" } }
              flaky: { webhook: { url: "\(receiver.url("flaky"))" } }
              refusing: { webhook: { url: "\(receiver.url("status/400"))" } }
              nobody: { webhook: { url: "http://127.0.0.1:9/" } }
            rules: { all: { remind: [1h], channels: [ok, flaky, refusing, nobody] } }
            """)
        let daemon = try await startDaemon(in: sandbox, then: DueCalendar.text(starts: [3602, 90_000]))
        // Some numbers are told only when something is planned.
        _ = try await until(20) { try await self.scrape()["nhaclich_next_due_timestamp_seconds"] != nil }
        return daemon
    }

    private func scrape() async throws -> Scrape { Scrape(try await ask("/metrics", in: sandbox).body) }

    private func shell(_ command: String) async throws -> CommandResult {
        try await run("/bin/sh", ["-c", "cd \(sandbox.root) && \(command)"], in: sandbox)
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOfFile: Project.path(path), encoding: .utf8)
    }
}

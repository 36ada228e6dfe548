import Foundation
import Testing

@Suite("Receivers that misbehave")
struct ReceiverTests {
    let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    /// What becomes of a delivery.
    private enum Fate {
        /// It arrives at the attempt of this number.
        case delivered(Int)
        /// It is tried again and again.
        case retried
        /// The channel is left alone, and the delivery waits for the operator.
        case waits
        /// It is tried again, and where repetition is not recognised no third time; half a minute does not show which.
        case unanswered
        /// It is given up after so many attempts.
        case failed(Int)
    }

    /// A way to answer, and what comes of it on a channel.
    private struct Manner {
        let way: String
        let webhook: Fate
        let slack: Fate

        init(_ way: String, _ webhook: Fate, slack: Fate) {
            (self.way, self.webhook, self.slack) = (way, webhook, slack)
        }

        init(_ way: String, _ fate: Fate) { self.init(way, fate, slack: fate) }
    }

    /// A channel whose receiver answers in some way.
    private struct Case {
        let name: String
        let kind: String
        let way: String
        let fate: Fate
    }

    /// The ways in which a service asks for patience, as the receiver knows them.
    private static let patience = [
        "seconds", "fraction", "date", "rfc850", "asctime", "past", "nonsense", "none", "body", "text", "milliseconds",
        "parameters", "reset",
    ]

    private static let manners: [Manner] =
        patience.map { Manner("patience/\($0)", .delivered(2)) }
        + [401, 403, 404, 405, 410].flatMap { [Manner("status/\($0)", .waits), Manner("echo/\($0)", .waits)] }
        + [301, 302, 303, 307, 308].map { Manner("redirect/\($0)", .waits) }
        + [408, 425, 500, 502, 503, 504].map { Manner("echo/\($0)", .retried) }
        + [400, 413, 422].map { Manner("echo/\($0)", .failed(2)) }
        + [
            Manner("ok", .delivered(1), slack: .waits), Manner("slack", .delivered(1)),
            Manner("echo/200", .delivered(1), slack: .waits), Manner("echo/409", .failed(1)),
            Manner("burst/2", .delivered(3)), Manner("hang", .unanswered),
            Manner("drip", .unanswered), Manner("dripbody", .unanswered),
            // Slack does not recognise what it got already: after two attempts without an answer it is enough.
            Manner("reset", .retried, slack: .failed(2)), Manner("close", .retried, slack: .failed(2)),
            Manner("noise", .retried, slack: .failed(2)),
            Manner("says/200/invalid_token", .delivered(1), slack: .waits),
            Manner("says/200/%7B%22ok%22:false,%22error%22:%22invalid_auth%22%7D", .delivered(1), slack: .waits),
            Manner("says/200/%3Chtml%3ELog%20in%3C/html%3E", .delivered(1), slack: .waits),
            Manner("says/403/action_prohibited", .waits), Manner("says/404/no_service", .waits),
            Manner("says/400/invalid_payload", .failed(2)), Manner("says/500/rollup_error", .retried),
        ]

    private static let cases: [Case] = manners.enumerated().flatMap { number, manner in
        [
            Case(name: "webhook-\(number)", kind: "webhook", way: manner.way, fate: manner.webhook),
            Case(name: "slack-\(number)", kind: "slack", way: manner.way, fate: manner.slack),
        ]
    }

    /// What nobody may read anywhere.
    private static let secrets = ["key-Zm9vYmFy", "xoxb-7e3a9c55", "d2hzZWNyZXQxMjM0"]

    @Test(
        "what a receiver answers decides what becomes of a delivery, and its address is never shown",
        .timeLimit(.minutes(3)))
    func contract() async throws {
        let receiver = try await Receiver(in: sandbox)
        let channels = Self.cases.map { item in
            let url = receiver.url("\(Self.secrets[0])/\(item.way)?token=\(Self.secrets[1])")
            let secret = item.kind == "webhook" ? ", secret: whsec_\(Self.secrets[2])" : ""
            return "  \(item.name): { \(item.kind): { url: \"\(url)\"\(secret) } }"
        }
        try sandbox.configure(
            """
            calendars: { workshops: { file: \(sandbox.path("calendar.ics")) } }
            channels:
            \(channels.joined(separator: "\n"))
              admin: { webhook: { url: "\(receiver.url("admin"))" } }
            admin-channel: admin
            rules: { all: { remind: [1h], channels: [\(Self.cases.map(\.name).joined(separator: ", "))] } }
            """)
        let daemon = try await startDaemon(in: sandbox, then: DueCalendar.text(starts: [3601]))
        var wrong: [String] = []
        _ = try await until(90, every: .seconds(1)) {
            wrong = try await faults()
            return wrong.isEmpty
        }
        #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")

        let refused = Set(Self.cases.filter { if case .waits = $0.fate { true } else { false } }.map(\.name))
        let told = try receiver.requests(to: "admin").map { try trouble(in: $0) }
        #expect(Set(told.map(\.name)) == refused)
        #expect(told.count == refused.count, "each is told once")
        try expectPatience(receiver)
        try await expectPlain(receiver)
        try await expectNoSecret(daemon, told.map(\.problem))
    }

    @Test("a channel that refuses everything is told once, and what waits for it goes out when it is mended")
    func mended() async throws {
        let receiver = try await Receiver(in: sandbox)
        let ways = ["status/401", "status/403", "status/404", "status/410", "redirect/301"]
        try sandbox.configure(configuration(ways.map { receiver.url($0) }, admin: receiver.url("admin")))
        let daemon = try await startDaemon(in: sandbox, then: DueCalendar.text(starts: [3601, 3603, 3605]))
        #expect(await until(20) { receiver.requests(to: "admin").count == 5 }, "\(daemon.written)")
        #expect(try await until(20) { try await entries().filter { $0.channel != "admin" }.count == 15 })
        let waiting = try await entries().filter { $0.channel != "admin" }
        #expect(waiting.allSatisfy { ["queued", "deferred"].contains($0.state) }, "\(waiting)")
        for way in ways { #expect(receiver.requests(to: way).count == 1, "\(way) is left alone") }
        #expect(try await nhaclich("log", "--failed", in: sandbox).output == "nothing failed\n")
        let status = try await nhaclich("status", in: sandbox).output
        #expect(status.components(separatedBy: "left alone since").count == 6, "\(status)")

        try sandbox.configure(
            configuration((0..<5).map { receiver.url("ok/\($0)") }, admin: receiver.url("admin")))
        #expect(try await nhaclich("reload", in: sandbox).status == 0)
        #expect(
            await until(30) { (0..<5).allSatisfy { receiver.requests(to: "ok/\($0)").count == 3 } },
            "\(daemon.written)")
        #expect(await until(10) { receiver.requests(to: "admin").count == 10 }, "\(daemon.written)")
        let told = try receiver.requests(to: "admin").map { try trouble(in: $0) }
        #expect(told.map(\.over) == Array(repeating: false, count: 5) + Array(repeating: true, count: 5))
        for number in 0..<5 {
            #expect(daemon.written.contains("the channel hook-\(number) is left alone"))
            #expect(daemon.written.contains("the channel hook-\(number) works again"))
            let uids = try receiver.requests(to: "ok/\(number)").map { try Notice($0).data.uid }
            #expect(Set(uids) == ["event-0", "event-1", "event-2"])
        }
    }

    private func configuration(_ urls: [String], admin: String) -> String {
        let channels = urls.enumerated().map { "  hook-\($0): { webhook: { url: \"\($1)\" } }" }
        return """
            calendars: { workshops: { file: \(sandbox.path("calendar.ics")) } }
            channels:
            \(channels.joined(separator: "\n"))
              admin: { webhook: { url: "\(admin)" } }
            admin-channel: admin
            rules: { all: { remind: [1h], channels: [hook-0, hook-1, hook-2, hook-3, hook-4] } }
            """
    }

    /// Where deliveries are not yet what they are to become.
    private func faults() async throws -> [String] {
        let entries = Dictionary(try await entries().map { ($0.channel, $0) }) { $1 }
        return Self.cases.compactMap { item in
            guard let entry = entries[item.name] else { return "\(item.name) (\(item.way)): no delivery" }
            let isSo =
                switch item.fate {
                case .delivered(let attempts): entry.state == "delivered" && entry.attempts == attempts
                case .retried: ["deferred", "sending"].contains(entry.state) && entry.attempts >= 2
                case .waits: entry.state == "deferred" && entry.attempts == 1
                case .unanswered:
                    ["deferred", "sending", "failed"].contains(entry.state) && entry.attempts >= 2
                        && entry.note.hasPrefix("it took longer than 20 s")
                case .failed(let attempts): entry.state == "failed" && entry.attempts == attempts
                }
            return isSo ? nil : "\(item.name) (\(item.way)): \(entry)"
        }
    }

    /// Who is asked to wait seconds waits them.
    private func expectPatience(_ receiver: Receiver) throws {
        for form in Self.patience {
            let requests = receiver.requests(to: "\(Self.secrets[0])/patience/\(form)?token=\(Self.secrets[1])")
            #expect(requests.count == 4, "\(form): two channels, two attempts each")
            let times = requests.map(\.time).sorted()
            let isAsked = !["past", "nonsense", "none"].contains(form)
            if let first = times.first, let last = times.last {
                // A date has no fractions of a second.
                #expect(last - first >= (isAsked ? 6 : 5) && last - first < 20, "\(form): \(last - first)")
            }
        }
    }

    /// Who does not understand the whole is offered the plainest form, under the same id.
    private func expectPlain(_ receiver: Receiver) async throws {
        let path = "\(Self.secrets[0])/echo/400?token=\(Self.secrets[1])"
        let hooks = receiver.requests(to: path).filter { $0.headers["webhook-id"] != nil }
        #expect(hooks.count == 2 && Set(hooks.compactMap { $0.headers["webhook-id"] }).count == 1)
        #expect(try hooks.map { try Notice($0).data.uid } == ["event-0", nil])
        #expect(hooks.last?.body?.contains("Hội thảo 0") == true)
    }

    /// No address, no token and no key is anywhere an operator looks.
    private func expectNoSecret(_ daemon: RunningProgram, _ problems: [String]) async throws {
        var shown = ["the log": daemon.written, "what the admin is told": problems.joined(separator: "\n")]
        for command in ["status", "log"] {
            for format in ["text", "json"] {
                let result = try await nhaclich(command, "--format", format, in: sandbox)
                shown["\(command) --format \(format)"] = result.output + result.complaints
            }
        }
        for entry in try await entries() {
            shown["show \(entry.channel)"] = try await nhaclich("show", entry.id, in: sandbox).output
        }
        for (place, text) in shown {
            for secret in Self.secrets {
                #expect(text.range(of: secret, options: .caseInsensitive) == nil, "\(secret) is in \(place)")
            }
        }
        #expect(shown["the log"]?.contains("•••") == true, "what a receiver repeats is shown without it")
    }

    private struct Entry: Decodable {
        let id, channel, state: String
        let attempts: Int
        let note: String
    }

    private func entries() async throws -> [Entry] {
        try await nhaclich("log", "--format", "jsonl", "--limit", "1000", in: sandbox).output.split(separator: "\n")
            .map { try JSONDecoder().decode(Entry.self, from: Data($0.utf8)) }
    }

    private func trouble(in request: Receiver.Request) throws -> (name: String, problem: String, over: Bool) {
        let data = try Notice(request).data
        return (data.name ?? "", data.problem ?? "", data.over ?? false)
    }
}

import Channels
import CivilTime
import Formats
import Foundation
import ReminderCore
import Testing
import WebClient

/// What every channel keeps to that speaks HTTP, whatever is at the other end. It is run against a real server, through
/// the real client.
struct HTTPChannelConformance {
    /// A kind of channel.
    struct Kind: Hashable, Sendable, CustomTestStringConvertible {
        let name: String

        /// Those on which everything is tried: a service with an address, one without, and the one in code.
        static let main = ["slack", "telegram", "webhook"].map { Kind(name: $0) }
        /// All of them.
        static let all =
            main + InstalledFormats.formats.map { Kind(name: $0.name) }.filter { !main.contains($0) }

        var testDescription: String { name }

        /// The chat service that it is; nil for a webhook.
        var service: ServiceExample? { ServiceExample.all.first { $0.name == name } }

        /// Whether the operator gives an address.
        var hasAddress: Bool { service?.hasAddress ?? true }

        /// What a server does that takes a notice.
        var success: MisbehavingServer.Manner {
            guard let success = service?.success else { return .answer("200 OK", body: "ok") }
            return .answer("\(success.status) OK", body: String(decoding: success.body, as: UTF8.self))
        }
    }

    /// What a server does, and what has to follow.
    struct Case: Sendable, CustomTestStringConvertible {
        let manners: [MisbehavingServer.Manner]
        /// Nil for a delivery.
        let remedy: DeliveryFailure.Remedy?
        var status: Int?
        /// Nil where nobody can know how far it came.
        var mayHaveArrived: Bool? = false
        /// How long an attempt may take; only what waits for it is short of time on a busy machine.
        var patience = Duration.seconds(120)
        let testDescription: String

        init(
            _ name: String, _ manners: MisbehavingServer.Manner..., then remedy: DeliveryFailure.Remedy?,
            status: Int? = nil, mayHaveArrived: Bool? = false, patience: Duration = .seconds(120)
        ) {
            (testDescription, self.manners, self.remedy) = (name, manners, remedy)
            (self.status, self.mayHaveArrived, self.patience) = (status, mayHaveArrived, patience)
        }
    }

    let kind: Kind

    /// Secret parts of the address, and what it is signed with.
    private static let path = "/services/T00S3CR3T/b00s3cr3t/XyZt0k3n"
    private static let query = "key=qu3ry%2Bt0ken%3D"
    private static let secret = "whsec_c2lnbi5u+W5nL3MzY3IzdA=="
    /// What must not be seen, however it is written; in lower case.
    private static let needles = [
        "t00s3cr3t", "b00s3cr3t", "xyzt0k3n", "qu3ry", "t0ken", "c2lnbi5u", "w5nl3mzy3izda", "pa55word", "127.0.0.1",
        Data("user:pa55word".utf8).base64EncodedString().lowercased(),
        Data("nhaclich-bot@example.zulipchat.com:\(secret)".utf8).base64EncodedString().lowercased(),
    ]

    /// Makes one attempt at a server that does as the case says, and compares.
    func check(_ given: Case) async throws {
        try await withServer(given.manners) { server, http in
            let channel = channel(at: server.port, http: http, patience: given.patience)
            let clock = ContinuousClock()
            let begin = clock.now
            let outcome = await outcome(of: channel)
            if given.patience < .seconds(60) { #expect(begin.duration(to: clock.now) < .seconds(60)) }
            #expect(outcome.remedy == given.remedy, "\(outcome)")
            #expect(outcome.status == given.status, "\(outcome)")
            if let mayHaveArrived = given.mayHaveArrived {
                #expect(outcome.mayHaveArrived == mayHaveArrived, "\(outcome)")
            }
            #expect(outcome.words.utf8.count <= 700)
            #expect(server.memory.poured < 64 << 20)
            keepsSecrets(outcome)
        }
    }

    /// A notice that is refused as a whole arrives in its plainest form.
    func simplifies() async throws {
        try await withServer([.answer("400 Bad Request"), kind.success]) { server, http in
            let channel = channel(at: server.port, http: http, patience: .seconds(120))
            let refused = await outcome(of: channel)
            #expect(refused.remedy == .simplify && refused.status == 400)
            let accepted = await outcome(of: channel, isPlain: true)
            #expect(accepted.remedy == nil)
            let bodies = server.memory.bodies
            try #require(bodies.count == 2)
            #expect(bodies[1].utf8.count < bodies[0].utf8.count)
            let words = "Việc làm bền vững"
            #expect(bodies[1].contains(words) || bodies[1].removingPercentEncoding?.contains(words) == true)
        }
    }

    /// Where nobody listens nothing arrives.
    func isRefused() async throws {
        let port = try DeafPort()
        defer { withExtendedLifetime(port) {} }
        let outcome = await outcome(of: channel(at: port.number, http: Self.web, patience: .seconds(120)))
        #expect(outcome == .failure(DeliveryFailure(.retry(), "connection refused", cause: .connection)))
    }

    /// What is no address needs the operator, and nothing is sent.
    func needsAnAddress() async {
        let outcome = await outcome(of: channel(url: "ftp://user:pa55word@127.0.0.1/", http: Self.web))
        #expect(outcome.remedy == .mendChannel && outcome.status == nil && !outcome.mayHaveArrived)
        keepsSecrets(outcome)
    }

    /// Nothing of an outcome, however it is printed, holds a secret.
    private func keepsSecrets(_ outcome: Result<Receipt, DeliveryFailure>) {
        var dumped = ""
        dump(outcome, to: &dumped)
        var forms = [outcome.words, "\(outcome)", String(reflecting: outcome), dumped].map { $0.lowercased() }
        forms += forms.compactMap(\.removingPercentEncoding)
        for form in forms {
            // Of a service whose address everybody knows, the address is no secret.
            for needle in Self.needles where kind.hasAddress || needle != "127.0.0.1" {
                #expect(!form.contains(needle), "\(needle) in \(form)")
            }
        }
    }

    private func channel(at port: Int, http: any HTTPExchange, patience: Duration) -> any Channel {
        let url = "http://user:pa55word@127.0.0.1:\(port)\(Self.path)?\(Self.query)"
        return channel(url: url, http: LocalWeb(port: port, web: http), patience: patience)
    }

    private func channel(url: String, http: any HTTPExchange, patience: Duration = .seconds(120)) -> any Channel {
        let settings =
            kind.service?.settings(url: url, secret: Self.secret)
            ?? KindSettings(
                kind: kind.name, values: ["url": .secret(Secret(url)), "secret": .secret(Secret(Self.secret))])
        return ChannelCatalog.installed.channel(settings, named: "room", in: .test(http: http, patience: patience))
    }

    /// The client of all cases, for as long as there are any: hundreds of them at once, each with threads of its own, are
    /// more open files than a process that starts others can have.
    private static let web = WebClient(userAgent: "test")

    /// Runs `body` with a server, which is ended afterwards, and a client.
    private func withServer(
        _ manners: [MisbehavingServer.Manner], _ body: (MisbehavingServer, WebClient) async throws -> Void
    ) async throws {
        // Only a channel that has a secret, or is given an address, could let it out.
        let hasSecret = kind.service?.format.schema.fields.contains { $0.form == .secret } ?? true
        let secrets = (kind.hasAddress ? ["user:pa55word"] : []) + (hasSecret ? [Self.secret] : [])
        let server = try await MisbehavingServer(manners, echoing: secrets)
        let result: Result<Void, any Error>
        do { result = .success(try await body(server, Self.web)) } catch { result = .failure(error) }
        await server.stop()
        try result.get()
    }
}

/// The web in which every service is on this machine.
private struct LocalWeb: HTTPExchange {
    let port: Int
    let web: any HTTPExchange

    func exchange(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
        if let tokens = ServiceExample.tokens(for: request) { return tokens }
        let url = request.url.reveal()
        guard url.hasPrefix("https://") else { return try await web.exchange(request) }
        var local = request
        local.url = Secret("http://127.0.0.1:\(port)" + url.dropFirst("https://".count).drop { $0 != "/" })
        return try await web.exchange(local)
    }
}

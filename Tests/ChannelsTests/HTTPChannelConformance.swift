import Channels
import CivilTime
import Foundation
import ReminderCore
import Testing
import WebClient

/// What every channel keeps to that speaks HTTP, whatever is at the other end. It is run against a real server, through
/// the real client.
struct HTTPChannelConformance {
    /// The kinds of channel that are tried.
    enum Kind: String, CaseIterable, Sendable {
        case slack, webhook
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
        try await withServer([.answer("400 Bad Request"), .answer("200 OK", body: "ok")]) { server, http in
            let channel = channel(at: server.port, http: http, patience: .seconds(120))
            let whole = Story.workshop.delivery(by: channel)
            let refused = await outcome(of: channel)
            #expect(refused.remedy == .simplify && refused.status == 400)
            let accepted = await outcome(of: channel, isPlain: true)
            #expect(accepted.remedy == nil && accepted.status == 200)
            let plain = try #require(channel.plain(whole))
            #expect(server.memory.bodies == [whole.payload, plain].map { String(decoding: $0, as: UTF8.self) })
            #expect(plain.count < whole.payload.count)
            #expect(String(decoding: plain, as: UTF8.self).contains("Việc làm bền vững"))
        }
    }

    /// Where nobody listens nothing arrives.
    func isRefused() async throws {
        let server = try await MisbehavingServer([.silence])
        let port = server.port
        await server.stop()
        let outcome = await outcome(of: channel(at: port, http: Self.web, patience: .seconds(120)))
        #expect(outcome == .failure(DeliveryFailure(.retry(), "connection refused")))
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
            for needle in Self.needles { #expect(!form.contains(needle), "\(needle) in \(form)") }
        }
    }

    private func channel(at port: Int, http: any HTTPExchange, patience: Duration) -> any Channel {
        let url = "http://user:pa55word@127.0.0.1:\(port)\(Self.path)?\(Self.query)"
        return channel(url: url, http: http, patience: patience)
    }

    private func channel(url: String, http: any HTTPExchange, patience: Duration = .seconds(120)) -> any Channel {
        var values: [String: KindSettings.Value] = ["url": .secret(Secret(url))]
        if kind == .webhook { values["secret"] = .secret(Secret(Self.secret)) }
        return ChannelCatalog.installed.channel(
            KindSettings(kind: kind.rawValue, values: values), named: "room",
            in: .test(http: http, patience: patience))
    }

    /// The client of all cases, for as long as there are any: hundreds of them at once, each with threads of its own, are
    /// more open files than a process that starts others can have.
    private static let web = WebClient(userAgent: "test")

    /// Runs `body` with a server, which is ended afterwards, and a client.
    private func withServer(
        _ manners: [MisbehavingServer.Manner], _ body: (MisbehavingServer, WebClient) async throws -> Void
    ) async throws {
        // Only a channel that has a signing secret could let it out.
        let secrets = ["user:pa55word"] + (kind == .webhook ? [Self.secret] : [])
        let server = try await MisbehavingServer(manners, echoing: secrets)
        let result: Result<Void, any Error>
        do { result = .success(try await body(server, Self.web)) } catch { result = .failure(error) }
        await server.stop()
        try result.get()
    }
}

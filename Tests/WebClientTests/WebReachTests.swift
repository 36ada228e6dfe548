import Dispatch
import NIOCore
import ReminderCore
import TestTLS
import Testing

@testable import WebClient

@Suite("How far the web client goes")
struct WebReachTests {
    /// Public, and nobody's.
    private static let elsewhere = NameLookup { _ in [HostAddress("8.8.8.8")].compactMap(\.self) }
    private static let publicOnly = WebReach.publicInternet(and: [])

    /// A request for the public internet alone.
    private func request(_ url: String, reach: WebReach = publicOnly) -> HTTPRequest {
        var request = patient(url: Secret(url))
        request.terms.reach = reach
        request.redirects = 5
        return request
    }

    /// Runs `body` with a server that answers every request with 200, and a client.
    private func withServer(
        lookup: NameLookup = .system, isSecured: Bool = false,
        answer: @escaping LoopbackServer.Answer = { _, channel in channel.reply(body: Array("all".utf8)) },
        _ body: (WebClient, LoopbackServer) async throws -> Void
    ) async throws {
        let server = try await LoopbackServer(isSecured: isSecured, answer: answer)
        let client = WebClient(userAgent: "test", lookup: lookup)
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await body(client, server)) } catch { outcome = .failure(error) }
        await client.shutdown()
        await server.stop()
        try outcome.get()
    }

    /// The failure of `request`.
    private func failure(_ request: HTTPRequest, _ client: WebClient) async -> HTTPFailure? {
        do throws(HTTPFailure) { _ = try await client.exchange(request) } catch { return error }
        return nil
    }

    /// The status of the answer to `request`; nil when there is none.
    private func status(_ request: HTTPRequest, _ client: WebClient) async -> Int? {
        try? await client.exchange(request).status
    }

    @Test(
        "a private address is refused before anybody is called, however it is written",
        arguments: ["127.0.0.1", "127.1", "0x7f.1", "2130706433", "[::ffff:127.0.0.1]", "[0:0:0:0:0:ffff:7f00:1]"])
    func literals(host: String) async throws {
        try await withServer { client, server in
            let failure = await failure(request("http://\(host):\(server.port)/"), client)
            guard case .privateHost = failure?.kind else {
                Issue.record("\(String(describing: failure))")
                return
            }
            #expect(failure?.reason.hasSuffix("is a private address") == true)
            #expect(server.memory.connections == 0)
        }
    }

    @Test("a name that leads to a private address is refused before anybody is called, and it says where that is")
    func names() async throws {
        try await withServer { client, server in
            let failure = await failure(request("http://localhost:\(server.port)/"), client)
            #expect(failure?.kind == .privateHost("localhost"))
            #expect(failure?.reason.contains(/localhost is at (127.0.0.1|::1), a private address/) == true)
            #expect(failure?.mayHaveArrived == false)
            #expect(server.memory.connections == 0)
        }
    }

    @Test("of several addresses one that is private is enough")
    func oneOfSeveral() async throws {
        let mixed = NameLookup { _ in [HostAddress("8.8.8.8"), HostAddress("10.0.0.1")].compactMap(\.self) }
        try await withServer(lookup: mixed) { client, _ in
            let failure = await failure(request("http://example.org/"), client)
            #expect(
                failure == HTTPFailure(.privateHost("example.org"), "example.org is at 10.0.0.1, a private address"))
        }
    }

    @Test(
        "a name that says something else when it is called gets nothing of the request (DNS rebinding)",
        .timeLimit(.minutes(5)), arguments: [false, true])
    func rebinding(isEncrypted: Bool) async throws {
        try await withServer(lookup: Self.elsewhere, isSecured: isEncrypted) { client, server in
            var asked = request("\(isEncrypted ? "https" : "http")://localhost:\(server.port)/secret")
            asked.terms.authorities = TestCertificate.authorities
            // More than once: nothing is kept of a connection that was refused.
            for _ in 1...3 {
                let failure = await failure(asked, client)
                #expect(failure?.kind == .privateHost("localhost"))
                #expect(failure?.reason == "localhost is at 127.0.0.1, a private address")
            }
            #expect(server.memory.connections == 0)
            #expect(server.memory.requests.isEmpty)
        }
    }

    @Test("a connection that others may use is not used by who may not go there")
    func separateConnections() async throws {
        try await withServer(lookup: Self.elsewhere) { client, server in
            let url = "http://localhost:\(server.port)/"
            #expect(await status(request(url, reach: .anywhere), client) == 200)
            #expect(await failure(request(url), client)?.kind == .privateHost("localhost"))
            #expect(await status(request(url, reach: .anywhere), client) == 200)
            #expect(server.memory.requests.count == 2)
        }
    }

    @Test("hosts with a name for it are reached, and no others")
    func named() async throws {
        try await withServer { client, server in
            let reach = WebReach.publicInternet(and: [WebHost("127.0.0.1"), WebHost("localhost")])
            for host in ["127.0.0.1", "127.1", "localhost", "LOCALHOST"] {
                #expect(await status(request("http://\(host):\(server.port)/", reach: reach), client) == 200)
            }
            #expect(await failure(request("http://127.0.0.2:\(server.port)/", reach: reach), client) != nil)
            #expect(server.memory.requests.count == 4)
        }
    }

    @Test(
        "a redirect does not lead into the private network",
        arguments: ["http://127.0.0.1:PORT/inside", "http://127.1:PORT/inside", "//0x7f.0.0.1:PORT/inside"])
    func redirects(location: String) async throws {
        try await withServer { request, channel in
            guard request.path == "/inside" else {
                let port = channel.localAddress?.port ?? 0
                let target = location.replacing("PORT", with: "\(port)")
                return channel.reply("302 Found", ["Location: \(target)"])
            }
            channel.reply()
        } _: { client, server in
            // The first host is named, as one that stands in the configuration; the second is not.
            let reach = WebReach.publicInternet(and: [WebHost("localhost")])
            let failure = await failure(request("http://localhost:\(server.port)/", reach: reach), client)
            guard case .privateHost = failure?.kind else {
                Issue.record("\(String(describing: failure))")
                return
            }
            #expect(server.memory.requests.map(\.path) == ["/"])
        }
    }

    @Test("a lookup that takes too long does not outlast the request")
    func slowLookup() async throws {
        let end = DispatchSemaphore(value: 0)
        let slow = NameLookup { _ in
            end.wait()
            return []
        }
        try await withServer(lookup: slow) { client, _ in
            var asked = request("http://example.org/")
            asked.timeout = .milliseconds(100)
            #expect(await failure(asked, client)?.kind == .timeout)
            end.signal()
        }
    }

    // MARK: - Whom it trusts

    @Test("a certificate of an authority that is named is accepted, and only by who names it")
    func authorities() async throws {
        try await withServer(isSecured: true) { client, server in
            var asked = request("https://localhost:\(server.port)/", reach: .anywhere)
            #expect(await failure(asked, client)?.kind == .certificate)
            asked.terms.authorities = TestCertificate.authorities
            #expect(await status(asked, client) == 200)
            // The connection is still open, and not for everybody.
            asked.terms.authorities = nil
            #expect(await failure(asked, client)?.kind == .certificate)
            asked.terms.authorities = TestCertificate.stranger
            #expect(await failure(asked, client)?.kind == .certificate)
            #expect(server.memory.requests.count == 1)
        }
    }

    @Test("the name on a certificate has to be right, whoever vouches for it")
    func wrongName() async throws {
        try await withServer(isSecured: true) { client, server in
            var asked = request("https://127.0.0.1:\(server.port)/", reach: .anywhere)
            asked.terms.authorities = TestCertificate.authorities
            #expect(await failure(asked, client)?.kind == .certificate)
            #expect(server.memory.requests.isEmpty)
        }
    }

    @Test("a file without certificates has none", arguments: ["", "PEM", "-----BEGIN CERTIFICATE-----\nAAAA\n"])
    func noCertificates(text: String) {
        #expect(Authorities(path: "/a.pem", certificates: Array(text.utf8)).count == 0)
        #expect(TestCertificate.authorities.count == 1)
    }
}

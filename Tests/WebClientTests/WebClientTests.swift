import CivilTime
import Foundation
import NIOCore
import ReminderCore
import TestTLS
import Testing

@testable import WebClient

@Suite("The web client")
struct WebClientTests {
    /// Runs `body` with a client and a server that does `answer`; both are ended afterwards.
    private func withServer<Result: Sendable>(
        _ answer: @escaping LoopbackServer.Answer,
        _ body: (WebClient, LoopbackServer, _ base: String) async throws -> Result
    ) async throws -> Result {
        let server = try await LoopbackServer(answer: answer)
        // A busy machine may let a test wait for longer than a connection is kept.
        let client = WebClient(userAgent: "nhaclich/test (+calendar reminders)", keeping: .seconds(3600))
        let result: Swift.Result<Result, any Error>
        do { result = .success(try await body(client, server, "http://127.0.0.1:\(server.port)")) } catch {
            result = .failure(error)
        }
        await client.shutdown()
        await server.stop()
        return try result.get()
    }

    /// How an exchange with a server that does `answer` fails.
    private func failure(
        _ answer: @escaping LoopbackServer.Answer,
        _ change: (inout HTTPRequest) -> Void = { _ in }
    ) async throws -> HTTPFailure? {
        try await withServer(answer) { client, _, base in
            var request = patient(url: Secret("\(base)/secret-path"))
            change(&request)
            do throws(HTTPFailure) { _ = try await client.exchange(request) } catch {
                #expect(!error.reason.contains("secret-path"))
                #expect(!error.reason.contains("127.0.0.1"))
                return error
            }
            return nil
        }
    }

    // MARK: - What goes well

    @Test("an answer comes back whole, with its headers in lower case")
    func answers() async throws {
        try await withServer { _, channel in
            channel.reply("201 Created", ["ETag: \"a\"", "X-Two: 1", "x-two: 2"], body: Array("xin chào".utf8))
        } _: { client, server, base in
            var request = patient(method: "POST", url: Secret("\(base)/đường dẫn?a=1#part"))
            request.headers = [("content-type", "text/plain")]
            request.body = Array("body".utf8)
            let response = try await client.exchange(request)

            #expect(response.status == 201)
            #expect(response[header: "etag"] == "\"a\"")
            #expect(response[header: "x-two"] == "1, 2")
            #expect(String(decoding: response.body, as: UTF8.self) == "xin chào")
            let sent = try #require(server.memory.requests.first)
            #expect(sent.text.hasPrefix("POST /%C4%91%C6%B0%E1%BB%9Dng%20d%E1%BA%ABn?a=1 HTTP/1.1\r\n"))
            #expect(sent.text.hasSuffix("\r\n\r\nbody"))
            #expect(sent.header("user-agent") == "nhaclich/test (+calendar reminders)")
            #expect(sent.header("accept-encoding") == "gzip")
            #expect(sent.header("content-type") == "text/plain")
            #expect(sent.header("authorization") == nil)
        }
    }

    @Test(
        "every status is an answer",
        arguments: ["304 Not Modified", "404 Not Found", "429 Slow", "500 Oh", "302 Found"])
    func everyStatus(status: String) async throws {
        try await withServer { _, channel in
            channel.reply(status, ["Location: /elsewhere"])
        } _: { client, _, base in
            let response = try await client.exchange(patient(url: Secret(base)))
            #expect("\(response.status)" == status.prefix(3))
        }
    }

    @Test("a connection is used again")
    func keepAlive() async throws {
        try await withServer { _, channel in
            channel.reply(body: [1])
        } _: { client, server, base in
            for _ in 0..<5 { _ = try await client.exchange(patient(url: Secret(base))) }
            #expect(server.memory.requests.count == 5)
            #expect(server.memory.connections == 1)
        }
    }

    @Test("a compressed answer is decompressed")
    func gzip() async throws {
        let packed = "H4sIAAAAAAACA/N4uHtmpkJJxsNdi/MVPEY5o5xRzihnlDPKGeWMckY5oxwIBwBXkZqJKAoAAA=="
        let bytes = Array(try #require(Data(base64Encoded: packed)))
        try await withServer { _, channel in
            channel.reply("200 OK", ["Content-Encoding: gzip"], body: bytes)
        } _: { client, _, base in
            let response = try await client.exchange(patient(url: Secret(base)))
            #expect(String(decoding: response.body, as: UTF8.self) == String(repeating: "Hội thảo ", count: 200))
        }
    }

    @Test("an answer may end with its connection")
    func endsWithConnection() async throws {
        try await withServer { _, channel in
            channel.send("HTTP/1.0 200 OK\r\n\r\nall of it")
            channel.close(promise: nil)
        } _: { client, _, base in
            let response = try await client.exchange(patient(url: Secret(base)))
            #expect(String(decoding: response.body, as: UTF8.self) == "all of it")
        }
    }

    @Test("user and password of an address become an Authorization header")
    func userinfo() async throws {
        try await withServer { _, channel in
            channel.reply()
        } _: { client, server, base in
            let url = base.replacingOccurrences(of: "http://", with: "http://lan:p%40ss@")
            _ = try await client.exchange(patient(url: Secret(url)))
            let sent = try #require(server.memory.requests.first)
            #expect(sent.header("authorization") == "Basic \(Data("lan:p@ss".utf8).base64EncodedString())")
            #expect(sent.header("host") == "127.0.0.1:\(server.port)")
        }
    }

    // MARK: - Redirects

    @Test("redirects are followed, relative ones too")
    func redirects() async throws {
        try await withServer { request, channel in
            switch request.path {
            case "/a/b": channel.reply("301 Moved", ["Location: c?x=1"])
            case "/a/c?x=1": channel.reply("307 Moved", ["Location: /d"])
            default: channel.reply(body: Array(request.path.utf8))
            }
        } _: { client, _, base in
            var request = patient(url: Secret("\(base)/a/b"))
            request.redirects = 2
            let response = try await client.exchange(request)
            #expect(String(decoding: response.body, as: UTF8.self) == "/d")
        }
    }

    @Test("a redirect loop ends")
    func redirectLoop() async throws {
        let failure = try await failure { _, channel in
            channel.reply("302 Found", ["Location: /secret-path"])
        } _: {
            $0.redirects = 5
        }
        #expect(failure == HTTPFailure(.redirects, "it redirects more than 5 times"))
    }

    @Test("credentials stay with the host they were meant for")
    func credentialsStay() async throws {
        let other = try await LoopbackServer { _, channel in channel.reply() }
        let target = "http://127.0.0.1:\(other.port)/"
        try await withServer { _, channel in
            channel.reply("302 Found", ["Location: \(target)"])
        } _: { client, _, base in
            var request = patient(url: Secret(base.replacingOccurrences(of: "http://", with: "http://lan:pass@")))
            request.headers = [("x-api-key", "k"), ("cookie", "c"), ("if-none-match", "\"1\"")]
            request.redirects = 1
            _ = try await client.exchange(request)
        }
        let sent = try #require(other.memory.requests.first)
        #expect(sent.header("authorization") == nil)
        #expect(sent.header("x-api-key") == nil)
        #expect(sent.header("cookie") == nil)
        #expect(sent.header("if-none-match") == "\"1\"")
        await other.stop()
    }

    @Test("a redirect out of encryption is not followed")
    func noDowngrade() async throws {
        let server = try await LoopbackServer(isSecured: true) { _, channel in
            channel.reply("302 Found", ["Location: http://127.0.0.1:9/"])
        }
        let client = WebClient(userAgent: "test")
        var request = patient(url: Secret("https://localhost:\(server.port)/"))
        request.redirects = 5
        request.terms.authorities = TestCertificate.authorities
        await #expect(throws: HTTPFailure(.redirects, "it redirects from https to http, where others could read along"))
        {
            try await client.exchange(request)
        }
        await client.shutdown()
        await server.stop()
    }

    @Test(
        "a redirect out of the web is not followed",
        arguments: ["file:///etc/passwd", "gopher://x/", "http://", "http://a b/"])
    func noOtherScheme(location: String) async throws {
        let failure = try await failure { _, channel in
            channel.reply("302 Found", ["Location: \(location)"])
        } _: {
            $0.redirects = 5
        }
        #expect(failure?.kind == .redirects)
    }

    // MARK: - What goes wrong

    @Test("no exchange outlasts its timeout", arguments: ["silence", "slow head", "slow body"])
    func timeouts(manner: String) async throws {
        let failure = try await failure { _, channel in
            switch manner {
            case "slow head":
                channel.send("HTTP/1.1 200 OK\r\nX-Slow: ")
                channel.drip("y", every: .milliseconds(5))
            case "slow body":
                channel.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
                channel.drip("y", every: .milliseconds(5))
            default: break
            }
        } _: {
            $0.timeout = .milliseconds(200)
        }
        #expect(failure == HTTPFailure(.timeout, "it took longer than 200 ms"))
    }

    @Test("an endless answer is cut off")
    func endless() async throws {
        let failure = try await failure { _, channel in
            channel.send("HTTP/1.1 200 OK\r\n\r\n")
            channel.pour(String(repeating: "lịch", count: 4096))
        }
        #expect(failure == HTTPFailure(.tooLarge, "its answer is larger than 64 KiB"))
    }

    @Test("a small answer that grows large when decompressed is cut off")
    func bomb() async throws {
        let bomb = Compressed.zeros(16 * 1024 * 1024)
        #expect(bomb.count < 110_000)
        let failure = try await failure { _, channel in
            channel.reply("200 OK", ["Content-Encoding: deflate"], body: bomb)
        }
        #expect(failure == HTTPFailure(.tooLarge, "its answer is larger than 64 KiB"))
        let size = try await withServer { _, channel in
            channel.reply("200 OK", ["Content-Encoding: deflate"], body: bomb)
        } _: { client, _, base in
            var request = patient(url: Secret(base))
            request.maximumBytes = 32 * 1024 * 1024
            return try await client.exchange(request).body.count
        }
        #expect(size == (16 * 1024 * 1024 - 1) / 258 * 258 + 1)
    }

    @Test("nothing takes more than the client's own limit of 64 MiB")
    func largestBomb() async throws {
        let bomb = Compressed.zeros(70 * 1024 * 1024)
        let failure = try await failure { _, channel in
            channel.reply("200 OK", ["Content-Encoding: deflate"], body: bomb)
        } _: {
            $0.maximumBytes = .max
        }
        #expect(failure == HTTPFailure(.tooLarge, "its answer is too large when it is decompressed"))
    }

    @Test(
        "huge headers are refused",
        arguments: [
            "X-Large: \(String(repeating: "y", count: 100_000))", "X-Larger: \(String(repeating: "y", count: 500_000))",
            "X-Many: y",
        ])
    func headers(line: String) async throws {
        let failure = try await failure { _, channel in
            channel.reply("200 OK", Array(repeating: line, count: 1 + 100_000 / line.utf8.count))
        }
        #expect(failure == HTTPFailure(.tooLarge, "its headers are too large"))
    }

    @Test(
        "a damaged answer is one",
        arguments: [
            (
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope",
                "its answer is damaged: it cannot be decompressed"
            ),
            (
                "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 4\r\n\r\nnope",
                "its answer is compressed in a way that was not asked for"
            ),
            ("SSH-2.0-OpenSSH_9.2\r\n", "its answer is not HTTP"),
        ])
    func damaged(answer: String, reason: String) async throws {
        let failure = try await failure { _, channel in channel.send(answer) }
        #expect(failure == HTTPFailure(.reset, reason))
    }

    @Test(
        "an answer that breaks off is none",
        arguments: [
            "", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n",
        ])
    func brokenOff(answer: String) async throws {
        let failure = try await failure { _, channel in
            channel.send(answer)
            channel.close(promise: nil)
        }
        #expect(failure?.kind == .reset)
    }

    @Test("a reset connection is a reset")
    func reset() async throws {
        let failure = try await failure { _, channel in channel.reset() }
        #expect(failure?.kind == .reset)
    }

    @Test("a closed port refuses")
    func refused() async throws {
        let server = try await LoopbackServer { _, _ in }
        let port = server.port
        await server.stop()
        let client = WebClient(userAgent: "test")
        await #expect(throws: HTTPFailure(.connection, "connection refused")) {
            try await client.exchange(patient(url: Secret("http://127.0.0.1:\(port)/")))
        }
        await client.shutdown()
    }

    @Test("a host that does not exist is not found")
    func noSuchHost() async throws {
        let client = WebClient(userAgent: "test")
        await #expect(throws: HTTPFailure(.connection, "no such host, or no name server that answers")) {
            try await client.exchange(patient(url: Secret("http://no-such-host.invalid/")))
        }
        await client.shutdown()
    }

    @Test("a certificate nobody vouches for is refused, and so is a server without encryption")
    func certificates() async throws {
        let secured = try await LoopbackServer(isSecured: true) { _, channel in channel.reply()
        }
        let plain = try await LoopbackServer { _, channel in channel.reply() }
        let client = WebClient(userAgent: "test")
        let refusals: [(Int, HTTPFailure.Kind, String)] = [
            (secured.port, .certificate, "certificate is not valid"),
            (plain.port, .connection, "does not speak https"),
        ]
        for (port, kind, words) in refusals {
            do throws(HTTPFailure) {
                _ = try await client.exchange(patient(url: Secret("https://localhost:\(port)/")))
                Issue.record("it was let through")
            } catch {
                #expect(error.kind == kind)
                #expect(error.reason.contains(words), "\(error.reason)")
            }
        }
        await client.shutdown()
        await secured.stop()
        await plain.stop()
    }

    @Test("a header cannot carry another")
    func headerInjection() async throws {
        let failure = try await failure { _, channel in
            channel.reply()
        } _: {
            $0.headers = [("x-a", "b\r\nx-c: d")]
        }
        #expect(failure?.kind == .address)
    }

    @Test("a cancelled exchange ends")
    func cancelled() async throws {
        let (asked, asking) = AsyncStream<Void>.makeStream()
        try await withServer { _, _ in
            asking.yield()
        } _: { client, _, base in
            await withTaskGroup { tasks in
                tasks.addTask {
                    await #expect(throws: HTTPFailure(.reset, "the exchange was called off")) {
                        try await client.exchange(patient(url: Secret(base)))
                    }
                }
                for await _ in asked { break }
                tasks.cancelAll()
            }
        }
    }
}

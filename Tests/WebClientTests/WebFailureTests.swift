import CCurl
import Glibc
import NIOCore
import ReminderCore
import Testing

@testable import WebClient

@Suite("What no answer means")
struct WebFailureTests {
    @Test(
        "only what was sent may have arrived",
        arguments: [
            (HTTPFailure.Kind.address, false), (.connection, false), (.redirects, false), (.timeout, true),
            (.reset, true), (.tooLarge, true),
        ])
    func mayHaveArrived(kind: HTTPFailure.Kind, mayHave: Bool) {
        #expect(HTTPFailure(kind, "").mayHaveArrived == mayHave)
    }

    /// What libcurl's failure to connect means.
    private func failure(_ code: CURLcode, _ systemFault: Int32 = 0) -> HTTPFailure {
        HTTPFailure(connecting: code, words: "", certificateFault: 0, systemFault: systemFault, nil)
    }

    @Test("a connection that did not come about in time is none")
    func connectTimeouts() {
        #expect(failure(CURLE_OPERATION_TIMEDOUT) == HTTPFailure(.connection, "no connection within 10 s"))
    }

    @Test("so is one that the system gave up", arguments: [ETIMEDOUT, ECONNREFUSED, ENETUNREACH, ECONNRESET, EMFILE])
    func systemTimeout(number: Int32) {
        #expect(failure(CURLE_COULDNT_CONNECT, number).kind == .connection)
    }

    @Test("whatever else libcurl says of a connection, nothing was sent")
    func everyCode() {
        for code in 1..<CURL_LAST.rawValue { #expect(!failure(CURLcode(rawValue: code)).mayHaveArrived) }
    }

    @Test(
        "of one kind are an answer that breaks off and one that takes too long: it was sent",
        arguments: [
            (ECONNRESET, HTTPFailure.Kind.reset), (ETIMEDOUT, .timeout), (EPIPE, .reset), (EIO, .reset), (0, .reset),
        ])
    func sent(number: Int32, kind: HTTPFailure.Kind) {
        #expect(HTTPFailure(system: number).kind == kind)
        #expect(HTTPFailure(system: number).mayHaveArrived)
    }

    @Test(
        "a host that nobody answers on, or agrees on encryption with, was sent nothing, however long it took",
        arguments: [("http", true), ("https", true), ("https", false)])
    func nobodyAnswers(scheme: String, isFull: Bool) async throws {
        let socket = try SilentSocket(isFull: isFull)
        defer { socket.close() }
        let failure = await post(to: "\(scheme)://127.0.0.1:\(socket.port)/", within: .milliseconds(700))
        #expect(failure == HTTPFailure(.connection, "it took longer than 700 ms"))
    }

    @Test("a server that breaks off while encryption is agreed was sent nothing", arguments: [true, false])
    func brokenHandshake(isReset: Bool) async throws {
        let server = try await LoopbackServer(greeting: { channel in
            if isReset { channel.reset() } else { channel.close(promise: nil) }
        }) { _, _ in }
        let failure = await post(to: "https://127.0.0.1:\(server.port)/", within: .seconds(300))
        await server.stop()
        #expect(failure?.kind == .connection, "\(failure?.reason ?? "it was answered")")
        #expect(server.memory.requests.isEmpty)
    }

    @Test("a server that got it and says nothing may have it", arguments: ["silence", "reset", "drip"])
    func silence(manner: String) async throws {
        let server = try await LoopbackServer { _, channel in
            switch manner {
            case "reset": channel.reset()
            case "drip":
                channel.send("HTTP/1.1 200 OK\r\n\r\n")
                channel.drip("y", every: .seconds(1))
            default: break
            }
        }
        let timeout = manner == "reset" ? Duration.seconds(300) : .milliseconds(2500)
        let failure = await post(to: "http://127.0.0.1:\(server.port)/", within: timeout)
        await server.stop()
        #expect(failure?.kind == (manner == "reset" ? .reset : .timeout))
        #expect(server.memory.requests.first?.text.hasSuffix("\r\n\r\nbody") == true)
    }

    @Test("of an endless answer the beginning may be enough, and no more is taken")
    func beginning() async throws {
        let server = try await LoopbackServer { _, channel in
            channel.send("HTTP/1.1 200 OK\r\n\r\n")
            channel.pour(String(repeating: "lịch", count: 4096))
        }
        let client = WebClient(userAgent: "test")
        var request = patient(method: "POST", url: Secret("http://127.0.0.1:\(server.port)/"))
        request.isBeginningEnough = true
        let response = try await client.exchange(request)
        #expect(response.status == 200)
        #expect(response.body.count <= request.maximumBytes)
        #expect(response.body.starts(with: Array("lịchlịch".utf8)))
        await client.shutdown()
        await server.stop()
    }

    @Test("a body is sent whole, whatever its size", arguments: [1, 70_000, 3_000_000])
    func bodies(size: Int) async throws {
        let server = try await LoopbackServer { request, channel in
            channel.reply(body: Array("\(request.header("content-length") ?? "")".utf8))
        }
        // A busy machine may let a test wait for longer than a connection is kept.
        let client = WebClient(userAgent: "test", keeping: .seconds(3600))
        var request = patient(method: "POST", url: Secret("http://127.0.0.1:\(server.port)/"))
        request.body = [UInt8](repeating: UInt8(ascii: "a"), count: size)
        for _ in 0..<2 {
            let response = try await client.exchange(request)
            #expect(String(decoding: response.body, as: UTF8.self) == "\(size)")
        }
        #expect(server.memory.connections == 1)
        let ending = "\r\n\r\n" + String(repeating: "a", count: size)
        #expect(server.memory.requests.allSatisfy { $0.text.hasSuffix(ending) })
        await client.shutdown()
        await server.stop()
    }

    /// How a post to `url` fails; nil when it does not.
    private func post(to url: String, within timeout: Duration) async -> HTTPFailure? {
        let client = WebClient(userAgent: "test")
        var request = HTTPRequest(method: "POST", url: Secret(url))
        request.body = Array("body".utf8)
        request.timeout = timeout
        var failure: HTTPFailure?
        do throws(HTTPFailure) { _ = try await client.exchange(request) } catch { failure = error }
        await client.shutdown()
        return failure
    }
}

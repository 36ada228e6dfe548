import NIOCore
import ReminderCore
import Synchronization
import Testing

@testable import WebClient

@Suite("Connections")
struct ConnectionTests {
    /// Runs `body` with a server that does `answer`, and a client.
    private func withServer(
        keeping idle: Duration = .seconds(3600), _ answer: @escaping LoopbackServer.Answer,
        _ body: (WebClient, LoopbackServer, _ url: Secret) async throws -> Void
    ) async throws {
        let server = try await LoopbackServer(answer: answer)
        let client = WebClient(userAgent: "test", keeping: idle)
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(try await body(client, server, Secret("http://127.0.0.1:\(server.port)/")))
        } catch { outcome = .failure(error) }
        await client.shutdown()
        await server.stop()
        try outcome.get()
    }

    /// How `request` fails; nil when it does not.
    private func failure(_ request: HTTPRequest, _ client: WebClient) async -> HTTPFailure? {
        do throws(HTTPFailure) { _ = try await client.exchange(request) } catch { return error }
        return nil
    }

    private func post(to url: Secret) -> HTTPRequest {
        var request = patient(method: "POST", url: url)
        request.body = Array("body".utf8)
        return request
    }

    @Test(
        "a request whose connection closes without an answer is sent once, and may have arrived",
        arguments: [true, false])
    func once(isReset: Bool) async throws {
        try await withServer { request, channel in
            switch request.path {
            case "/first": channel.reply()
            default: if isReset { channel.reset() } else { channel.close(promise: nil) }
            }
        } _: { client, server, url in
            _ = try await client.exchange(post(to: Secret("\(url.reveal())first")))
            let failure = await failure(post(to: Secret("\(url.reveal())second")), client)
            #expect(failure?.kind == .reset)
            #expect(failure?.mayHaveArrived == true)
            #expect(server.memory.requests.map(\.path) == ["/first", "/second"])
            #expect(server.memory.connections == 1)
        }
    }

    @Test("a connection that the server closed while nobody used it is replaced")
    func replaced() async throws {
        let (closed, closing) = AsyncStream<Void>.makeStream()
        try await withServer { _, channel in
            channel.closeFuture.whenComplete { _ in closing.yield() }
            channel.reply()
            channel.close(promise: nil)
        } _: { client, server, url in
            var closes = closed.makeAsyncIterator()
            for number in 1...5 {
                _ = try await client.exchange(post(to: url))
                await closes.next()
                #expect(server.memory.connections == number)
            }
        }
    }

    @Test("a connection that nobody uses is closed after a while", .timeLimit(.minutes(5)))
    func idle() async throws {
        let (closed, closing) = AsyncStream<Void>.makeStream()
        try await withServer(keeping: .milliseconds(50)) { _, channel in
            channel.closeFuture.whenComplete { _ in closing.yield() }
            channel.reply()
        } _: { client, _, url in
            _ = try await client.exchange(post(to: url))
            for await _ in closed { break }
        }
    }

    @Test(
        "there are 64 connections to a server, and who waits for one is answered, or misses its deadline all the same")
    func many() async throws {
        let held = Mutex<[any NIOCore.Channel]?>([])
        let (full, filling) = AsyncStream<Void>.makeStream()
        try await withServer { _, channel in
            let count = held.withLock { channels in
                channels?.append(channel)
                return channels?.count
            }
            if let count { if count == 64 { filling.yield() } } else { channel.reply() }
        } _: { client, server, url in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<100 { group.addTask { try await client.exchange(post(to: url)).status } }
                for await _ in full { break }
                var late = post(to: url)
                late.timeout = .milliseconds(100)
                #expect(await failure(late, client) == HTTPFailure(.connection, "it took longer than 100 ms"))
                let channels = held.withLock { channels in
                    defer { channels = nil }
                    return channels ?? []
                }
                for channel in channels { channel.reply() }
                var answered = 0
                for try await status in group where status == 200 { answered += 1 }
                #expect(answered == 100)
            }
            #expect(server.memory.connections == 64)
            #expect(server.memory.requests.count == 100)
        }
    }

    @Test("an answer that comes before the request is sent whole is one")
    func early() async throws {
        let server = try await LoopbackServer(greeting: { $0.reply("413 Too Large") }) { _, _ in }
        let client = WebClient(userAgent: "test")
        var request = post(to: Secret("http://127.0.0.1:\(server.port)/"))
        request.body = [UInt8](repeating: 0, count: 16 * 1024 * 1024)
        #expect(try await client.exchange(request).status == 413)
        await client.shutdown()
        await server.stop()
    }

    @Test("an exchange that is called off before it begins sends nothing")
    func calledOff() async throws {
        try await withServer { _, channel in
            channel.reply()
        } _: { client, server, url in
            await withTaskGroup(of: Void.self) { group in
                group.cancelAll()
                group.addTask {
                    #expect(await failure(post(to: url), client)?.reason == "the exchange was called off")
                }
            }
            #expect(server.memory.requests.isEmpty)
        }
    }

    @Test("whoever waits when the client is shut down, or comes later, is told")
    func shutdown() async throws {
        let (asked, asking) = AsyncStream<Void>.makeStream()
        let server = try await LoopbackServer { _, _ in asking.yield() }
        let client = WebClient(userAgent: "test")
        let url = Secret("http://127.0.0.1:\(server.port)/")
        await withTaskGroup(of: Void.self) { group in
            group.addTask { #expect(await failure(post(to: url), client)?.reason == "the exchange was called off") }
            for await _ in asked { break }
            await client.shutdown()
        }
        #expect(await failure(post(to: url), client)?.reason == "the exchange was called off")
        await client.shutdown()
        await WebClient(userAgent: "test").shutdown()
        await server.stop()
    }
}

import Glibc
import NIOCore
import NIOPosix
import Synchronization
import TestTLS

/// A server on this machine that does as each test says, well-behaved or not.
final class LoopbackServer: Sendable {
    /// What a client asked.
    struct Request: Sendable {
        /// The request as it came, head and body.
        let text: String
        /// Which of the server's connections it came on, from 1.
        let connection: Int

        /// The path with its query.
        var path: String { text.split(separator: " ").dropFirst().first.map(String.init) ?? "" }

        /// The value of a header, or nil; `name` as the client writes it.
        func header(_ name: String) -> String? {
            let line = text.split(separator: "\r\n").first { $0.lowercased().hasPrefix("\(name): ") }
            return line.map { String($0.dropFirst(name.count + 2)) }
        }
    }

    /// What the server remembers of its clients.
    final class Memory: Sendable {
        private let state = Mutex((connections: 0, requests: [Request]()))

        var requests: [Request] { state.withLock { $0.requests } }
        var connections: Int { state.withLock { $0.connections } }

        func open() -> Int {
            state.withLock { state in
                state.connections += 1
                return state.connections
            }
        }

        func add(_ request: Request) { state.withLock { $0.requests.append(request) } }
    }

    /// Does what it will with a request's connection.
    typealias Answer = @Sendable (Request, any Channel) -> Void

    let memory = Memory()
    private let listener: any Channel

    /// Listens on a free port of 127.0.0.1 and lets `answer` do what it will with each request's connection.
    ///
    /// - Parameters:
    ///   - isSecured: Whether it speaks TLS, with the tests' certificate.
    ///   - greeting: Does what it will with each connection as soon as it is there.
    init(
        isSecured: Bool = false, greeting: @escaping @Sendable (any Channel) -> Void = { _ in },
        answer: @escaping Answer
    ) async throws {
        let memory = memory
        listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let handlers = channel.pipeline.syncOperations
                    if isSecured { try handlers.addHandler(ServerTLS()) }
                    try handlers.addHandler(Conversation(memory: memory, greeting: greeting, answer: answer))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    /// Where it listens.
    var port: Int { listener.localAddress?.port ?? 0 }

    /// Takes no more connections.
    func stop() async { try? await listener.close() }
}

/// One connection of the server: gathers each request and has it answered.
private final class Conversation: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let memory: LoopbackServer.Memory
    private let greeting: @Sendable (any Channel) -> Void
    private let answer: LoopbackServer.Answer
    private let number: Int
    private var text = ""

    init(
        memory: LoopbackServer.Memory, greeting: @escaping @Sendable (any Channel) -> Void,
        answer: @escaping LoopbackServer.Answer
    ) {
        (self.memory, self.greeting, self.answer) = (memory, greeting, answer)
        number = memory.open()
    }

    func channelActive(context: ChannelHandlerContext) { greeting(context.channel) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        text += String(buffer: unwrapInboundIn(data))
        // As real servers do when somebody begins to encrypt where they do not.
        if text.first == "\u{16}" {
            context.channel.reply("400 Bad Request")
            return
        }
        guard let end = text.firstRange(of: "\r\n\r\n") else { return }
        let request = LoopbackServer.Request(text: text, connection: number)
        let length = request.header("content-length").flatMap { Int($0) } ?? 0
        guard text[end.upperBound...].utf8.count >= length else { return }
        text = ""
        memory.add(request)
        answer(request, context.channel)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}

extension Channel {
    /// Sends `text` as it is.
    func send(_ text: String) { writeAndFlush(ByteBuffer(string: text), promise: nil) }

    /// Sends an answer with `status`, such as `200 OK`, further header lines, and a body.
    func reply(_ status: String = "200 OK", _ headers: [String] = [], body: [UInt8] = []) {
        let head = (["HTTP/1.1 \(status)", "Content-Length: \(body.count)"] + headers).joined(separator: "\r\n")
        writeAndFlush(ByteBuffer(bytes: Array("\(head)\r\n\r\n".utf8) + body), promise: nil)
    }

    /// Sends `text` again and again, as long as the client is there.
    func drip(_ text: String, every pause: TimeAmount) {
        send(text)
        eventLoop.scheduleTask(in: pause) { if self.isActive { self.drip(text, every: pause) } }
    }

    /// Sends `text` as fast as the client takes it, for ever.
    func pour(_ text: String) {
        writeAndFlush(ByteBuffer(string: text)).whenSuccess { self.pour(text) }
    }

    /// Breaks the connection off without a word.
    func reset() {
        let socket = self as? any SocketOptionProvider
        socket?.setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenComplete { _ in self.close(promise: nil) }
    }
}

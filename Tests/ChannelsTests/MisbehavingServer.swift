import Glibc
import NIOCore
import NIOPosix
import Synchronization

/// A server on this machine that answers each post as it is told, well or badly.
final class MisbehavingServer: Sendable {
    /// What it does with a request.
    enum Manner: Sendable {
        /// Answers with a status such as `200 OK`, header lines, and a body.
        case answer(_ status: String, _ headers: [String] = [], body: String = "")
        /// Answers with everything that the client sent and would not want to see again, in many forms.
        case echo(_ status: String, _ headers: [String] = [])
        /// Takes the request and says nothing.
        case silence
        /// Answers, one byte a second.
        case drip
        /// Breaks the connection off as soon as it is there.
        case resetUnread
        /// Breaks the connection off when it has read the request.
        case resetRead
        /// Answers with a status, and then with as much as the client takes, for ever.
        case endless(_ status: String)
        /// Answers with one header after the other, for ever.
        case endlessHeaders
        /// Answers, but not as a web server does.
        case garbage
        /// Says that more comes, and hangs up.
        case half
    }

    /// What the server still has to do, and what it has seen.
    final class Memory: Sendable {
        private let state: Mutex<(manners: [Manner], bodies: [String], poured: Int)>

        init(_ manners: [Manner]) { state = Mutex((manners, [], 0)) }

        /// The bodies that were posted, in order.
        var bodies: [String] { state.withLock { $0.bodies } }
        /// How many bytes of an endless answer were taken off the server's hands.
        var poured: Int { state.withLock { $0.poured } }
        /// What it does with the next request.
        var manner: Manner { state.withLock { $0.manners[0] } }

        func add(_ body: String) -> Manner {
            state.withLock { state in
                state.bodies.append(body)
                return state.manners.count > 1 ? state.manners.removeFirst() : state.manners[0]
            }
        }

        func pour(_ count: Int) { state.withLock { $0.poured += count } }
    }

    let memory: Memory
    private let listener: any Channel

    /// - Parameters:
    ///   - manners: One for each request; the last one serves for all that follow.
    ///   - secrets: What an echo repeats besides the request.
    init(_ manners: [Manner], echoing secrets: [String] = []) async throws {
        let memory = Memory(manners)
        self.memory = memory
        listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Visit(memory: memory, secrets: secrets))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    /// Where it listens.
    var port: Int { listener.localAddress?.port ?? 0 }

    /// Takes no more connections.
    func stop() async { try? await listener.close() }
}

/// One connection of the server.
private final class Visit: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let memory: MisbehavingServer.Memory
    private let secrets: [String]
    private var text = ""

    init(memory: MisbehavingServer.Memory, secrets: [String]) { (self.memory, self.secrets) = (memory, secrets) }

    func channelActive(context: ChannelHandlerContext) {
        if case .resetUnread = memory.manner { context.channel.reset() }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        text += String(buffer: unwrapInboundIn(data))
        guard let end = text.firstRange(of: "\r\n\r\n") else { return }
        let lines = text[..<end.lowerBound].split(separator: "\r\n")
        let length = lines.compactMap { line in
            line.lowercased().hasPrefix("content-length:") ? Int(line.dropFirst(15).filter { $0 != " " }) : nil
        }
        let body = text[end.upperBound...]
        guard body.utf8.count >= length.first ?? 0 else { return }
        let manner = memory.add(String(body))
        text = ""
        answer(manner, head: lines.joined(separator: "\n"), on: context.channel)
    }

    private func answer(_ manner: MisbehavingServer.Manner, head: String, on channel: any Channel) {
        switch manner {
        case .answer(let status, let headers, let body): channel.reply(status, headers, body)
        case .echo(let status, let headers): channel.reply(status, headers, echo(of: head))
        case .silence, .resetUnread: break
        case .drip: channel.drip(Array("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".utf8)[...])
        case .resetRead: channel.reset()
        case .endless(let status): channel.pour("HTTP/1.1 \(status)\r\n\r\n", memory)
        case .endlessHeaders: channel.pour("HTTP/1.1 200 OK\r\nX-A: 1\r\n", memory, "X-Header: value\r\n")
        case .garbage: channel.send("220 mail.example.org ESMTP\r\n")
        case .half:
            channel.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nok")
            channel.close(promise: nil)
        }
    }

    /// What was sent and what is secret, plain, in capitals, in percent-encoding and in JSON.
    private func echo(of head: String) -> String {
        let texts = [head] + secrets
        let encoded = texts.map { text in
            text.utf8.map { byte in
                let character = Character(Unicode.Scalar(byte))
                let isKept = character.isLetter || character.isNumber
                return isKept && byte < 0x80
                    ? String(character) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }.joined()
        }
        let inJSON = texts.map { $0.replacing("/", with: "\\/") }
        // The secrets first: only the beginning of an answer is kept.
        return (texts.reversed() + encoded.reversed() + inJSON + texts.map { $0.uppercased() }).joined(separator: " ")
    }
}

extension Channel {
    /// Sends `text` as it is.
    fileprivate func send(_ text: String) { writeAndFlush(ByteBuffer(string: text), promise: nil) }

    fileprivate func reply(_ status: String, _ headers: [String], _ body: String) {
        let head = (["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)"] + headers).joined(separator: "\r\n")
        send("\(head)\r\n\r\n\(body)")
    }

    /// Sends one byte a second, as long as the client is there.
    fileprivate func drip(_ bytes: ArraySlice<UInt8>) {
        guard isActive, let first = bytes.first else { return }
        writeAndFlush(ByteBuffer(bytes: [first]), promise: nil)
        eventLoop.scheduleTask(in: .seconds(1)) { self.drip(bytes.dropFirst()) }
    }

    /// Sends `head`, and then `part` again and again, as fast as the client takes it.
    fileprivate func pour(_ head: String, _ memory: MisbehavingServer.Memory, _ part: String = "đầy ") {
        let buffer = ByteBuffer(string: head + String(repeating: part, count: 65_536 / part.utf8.count))
        writeAndFlush(buffer).whenSuccess {
            memory.pour(buffer.readableBytes)
            self.pour("", memory, part)
        }
    }

    /// Breaks the connection off without a word.
    fileprivate func reset() {
        let socket = self as? any SocketOptionProvider
        socket?.setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenComplete { _ in self.close(promise: nil) }
    }
}

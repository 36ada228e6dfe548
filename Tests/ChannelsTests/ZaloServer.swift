import NIOCore
import NIOPosix
import Synchronization

/// A server on this machine that gives tokens as Zalo does: each refresh token can be used once.
final class ZaloServer: Sendable {
    /// What befalls an exchange.
    enum Mishap: Sendable {
        /// The connection breaks before the exchange is made.
        case unheard
        /// The exchange is made, and the connection breaks before the answer.
        case unanswered
        /// Something else is answered: a status such as `200 OK`, header lines and a body.
        case answer(_ status: String, _ headers: [String] = [], body: String = "")
    }

    /// What the server knows.
    final class Book: Sendable {
        private struct State {
            /// The refresh tokens that can be used.
            var valid: Set<String>
            var used: Set<String> = []
            var mishaps: [Mishap] = []
            var lifetime = "\"90000\""
            /// All that was asked, head and body.
            var requests: [String] = []
        }

        private let state: Mutex<State>

        init(_ tokens: Set<String>) { state = Mutex(State(valid: tokens)) }

        /// All that was asked, in order.
        var requests: [String] { state.withLock { $0.requests } }

        /// What befalls the next exchanges, in order.
        func expect(_ mishaps: Mishap...) { state.withLock { $0.mishaps = mishaps } }

        /// How long access tokens are valid from now on, in JSON.
        func setLifetime(_ json: String) { state.withLock { $0.lifetime = json } }

        /// Nil when the connection is to be broken off.
        fileprivate func answer(to request: String) -> (status: String, headers: [String], body: String)? {
            state.withLock { state in
                state.requests.append(request)
                let mishap = state.mishaps.isEmpty ? nil : state.mishaps.removeFirst()
                if case .answer(let status, let headers, let body) = mishap { return (status, headers, body) }
                if case .unheard = mishap { return nil }
                let body = request.split(separator: "\r\n\r\n").last ?? ""
                let token = body.split(separator: "&").first { $0.hasPrefix("refresh_token=") }?.dropFirst(14)
                let answer = Self.exchange(String(token ?? ""), in: &state)
                if case .unanswered = mishap { return nil }
                return ("200 OK", [], answer)
            }
        }

        private static func exchange(_ token: String, in state: inout State) -> String {
            if state.used.contains(token) { return "" }
            guard state.valid.remove(token) != nil else {
                return #"{"error":-14014,"error_name":"Invalid refresh token.","error_description":""}"#
            }
            state.used.insert(token)
            let next = "r3fr3sh-\(state.used.count)"
            state.valid.insert(next)
            return """
                {"access_token":"acc3ss-\(state.used.count)","refresh_token":"\(next)","expires_in":\(state.lifetime)}
                """
        }
    }

    let book: Book
    private let listener: any Channel

    /// - Parameter tokens: The refresh tokens that operators got.
    init(_ tokens: Set<String>) async throws {
        let book = Book(tokens)
        self.book = book
        listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Exchange(book))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    /// Where it listens.
    var url: String { "http://127.0.0.1:\(listener.localAddress?.port ?? 0)/v4/oa/access_token" }

    /// Takes no more connections.
    func stop() async { try? await listener.close() }
}

/// One connection of the server.
private final class Exchange: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let book: ZaloServer.Book
    private var text = ""

    init(_ book: ZaloServer.Book) { self.book = book }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        text += String(buffer: unwrapInboundIn(data))
        guard let end = text.firstRange(of: "\r\n\r\n") else { return }
        let length = text[..<end.lowerBound].split(separator: "\r\n").compactMap { line in
            line.lowercased().hasPrefix("content-length:") ? Int(line.dropFirst(15).filter { $0 != " " }) : nil
        }
        guard text[end.upperBound...].utf8.count >= length.first ?? 0 else { return }
        let answer = book.answer(to: text)
        text = ""
        guard let (status, headers, body) = answer else { return context.close(promise: nil) }
        let head = (["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)"] + headers).joined(separator: "\r\n")
        context.writeAndFlush(NIOAny(ByteBuffer(string: "\(head)\r\n\r\n\(body)")), promise: nil)
    }
}

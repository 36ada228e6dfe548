import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import ReminderCore
import Synchronization

/// Takes an answer as it comes, and no further than the request allows.
///
/// The library calls it on the event loop, and a task that waits for the answer is woken once, when it is whole.
final class AnswerReader: HTTPClientResponseDelegate {
    /// What is known of the answer is enough, and nothing more is to come.
    struct Enough: Error {}

    private struct State {
        var head: HTTPResponseHead?
        var body: [UInt8] = []
    }

    /// How large an answer's headers may be, in bytes.
    private static let largestHeaders = 64 * 1024
    /// The statuses of answers that say that the answer is elsewhere.
    private static let redirects: Set<UInt> = [301, 302, 303, 307, 308]

    private let limit: Int
    private let isBeginningEnough: Bool
    private let followsRedirects: Bool
    private let state = Mutex(State())

    init(for request: HTTPRequest) {
        (limit, isBeginningEnough) = (request.maximumBytes, request.isBeginningEnough)
        followsRedirects = request.redirects > 0
    }

    /// Where the answer says that it is instead; nil when it is here.
    var redirect: String? {
        state.withLock { state in
            guard followsRedirects, let head = state.head, Self.redirects.contains(head.status.code) else { return nil }
            return head.headers.first(name: "location")
        }
    }

    /// The answer as far as it has come.
    func response() throws(HTTPFailure) -> HTTPResponse {
        let (head, body) = state.withLock { ($0.head, $0.body) }
        guard let head else { throw HTTPFailure(.reset, "its answer has no head") }
        let headers = Dictionary(head.headers.map { ($0.name.lowercased(), $0.value) }) { "\($0), \($1)" }
        return HTTPResponse(status: Int(head.status.code), headers: headers, body: body)
    }

    func didReceiveHead(task: HTTPClient.Task<HTTPResponse>, _ head: HTTPResponseHead) -> EventLoopFuture<Void> {
        state.withLock { $0.head = head }
        if redirect != nil { return task.eventLoop.makeFailedFuture(Enough()) }
        let size = head.headers.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 }
        if size > Self.largestHeaders {
            return task.eventLoop.makeFailedFuture(HTTPFailure(.tooLarge, "its headers are too large"))
        }
        let encoding = head.headers.first(name: "content-encoding")?.lowercased() ?? "identity"
        guard ["identity", "", "gzip", "deflate"].contains(encoding) else {
            let problem = "its answer is compressed in a way that was not asked for"
            return task.eventLoop.makeFailedFuture(HTTPFailure(.reset, problem))
        }
        return task.eventLoop.makeSucceededVoidFuture()
    }

    func didReceiveBodyPart(task: HTTPClient.Task<HTTPResponse>, _ part: ByteBuffer) -> EventLoopFuture<Void> {
        let fits = state.withLock { state in
            if part.readableBytes > limit - state.body.count { return false }
            state.body.append(contentsOf: part.readableBytesView)
            return true
        }
        if fits { return task.eventLoop.makeSucceededVoidFuture() }
        let problem = HTTPFailure(.tooLarge, "its answer is larger than \(Self.size(limit))")
        return task.eventLoop.makeFailedFuture(isBeginningEnough ? Enough() : problem)
    }

    func didFinishRequest(task: HTTPClient.Task<HTTPResponse>) throws -> HTTPResponse { try response() }

    private static func size(_ bytes: Int) -> String {
        bytes >= 1 << 20 ? "\(bytes >> 20) MiB" : bytes >= 1 << 10 ? "\(bytes >> 10) KiB" : "\(bytes) bytes"
    }
}

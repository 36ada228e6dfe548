package import ReminderCore

/// A client for one server on a Unix socket. Of a request's address only the path and the query count.
package final class SocketClient: HTTPExchange {
    private let loop = WebLoop(lookup: .system, keeping: .seconds(30))
    private let path: String

    /// - Parameter path: The path of the socket.
    package init(path: String) { self.path = path }

    /// Closes all connections. To be called once, before the client is let go.
    package func shutdown() async { await loop.shutdown() }

    package func exchange(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
        guard let address = WebAddress(request.url), let target = WebTarget(request.method.uppercased(), address) else {
            throw HTTPFailure(.address, "it is not an http or https address")
        }
        let step = try WebStep(request, to: target, userAgent: nil)
        let exchange = Exchange(
            step, of: request, to: Place(origin: address.origin, socket: path), until: Deadline(in: request.timeout))
        switch await loop.outcome(of: exchange).result {
        case .success(let answer): return answer.response
        case .failure(let failure): throw failure
        }
    }
}

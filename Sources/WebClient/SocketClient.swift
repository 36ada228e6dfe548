import AsyncHTTPClient
import CivilTime
import FoundationEssentials
import Glibc
import NIOCore
import NIOHTTP1
package import ReminderCore

/// A client for one server on a Unix socket. Of a request's address only the path and the query count.
package final class SocketClient: HTTPExchange {
    private let path: String
    private let client: HTTPClient

    /// - Parameter path: The path of the socket.
    package init(path: String) {
        self.path = path
        var settings = HTTPClient.Configuration()
        // Nobody there now is nobody there: the operator waits for the answer.
        settings.connectionPool.retryConnectionEstablishment = false
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: settings)
    }

    /// Closes all connections. To be called once, before the client is let go.
    package func shutdown() async {
        // It can only fail for being called twice.
        try? await client.shutdown()
    }

    package func exchange(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
        let address = URL(string: request.url.reveal())
        let query = address?.query(percentEncoded: true).map { "?\($0)" } ?? ""
        let target = (address?.path(percentEncoded: true) ?? "/") + query
        guard let url = URL(httpURLWithSocketPath: path, uri: target) else {
            throw HTTPFailure(.address, "'\(path)' cannot be the path of a socket")
        }
        var asked = HTTPClientRequest(url: url.absoluteString)
        asked.method = .init(rawValue: request.method)
        for (name, value) in request.headers { asked.headers.add(name: name, value: value) }
        if !request.body.isEmpty { asked.body = .bytes(request.body) }
        do {
            let answer = try await client.execute(
                asked, timeout: .milliseconds(request.timeout.wholeMilliseconds))
            let body = try await answer.body.collect(upTo: request.maximumBytes)
            let headers = Dictionary(answer.headers.map { ($0.name.lowercased(), $0.value) }) { first, _ in first }
            return HTTPResponse(
                status: Int(answer.status.code), headers: headers, body: Array(body.readableBytesView))
        } catch {
            throw Self.failure(error)
        }
    }

    private static func failure(_ error: any Error) -> HTTPFailure {
        guard let error = error as? IOError else { return HTTPFailure(.reset, "no whole answer came") }
        return switch error.errnoCode {
        case ENOENT: HTTPFailure(.connection, "there is no socket")
        case ECONNREFUSED: HTTPFailure(.connection, "nobody listens")
        case EACCES, EPERM: HTTPFailure(.connection, "not permitted")
        default: HTTPFailure(.reset, String(cString: strerror(error.errnoCode)))
        }
    }
}

import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import ReminderCore

/// One request on the way to an answer: the first, or what a redirect made of it.
struct WebStep {
    /// What may go to another origin than the one it was meant for; anything else may be a credential.
    private static let harmless: Set<String> = [
        "accept", "accept-encoding", "accept-language", "cache-control", "content-type", "if-modified-since",
        "if-none-match", "user-agent",
    ]

    private let target: WebTarget
    private var headers: HTTPHeaders
    private var body: [UInt8]
    private let mark: SendingMark

    /// Where it goes.
    var address: WebAddress { target.address }

    /// - Parameter mark: Set as soon as some of the body may have been sent.
    init(_ request: HTTPRequest, to target: WebTarget, userAgent: String, marking mark: SendingMark) {
        (self.target, body, self.mark) = (target, request.body, mark)
        headers = HTTPHeaders(request.headers)
        add("user-agent", userAgent)
        add("accept-encoding", "gzip")
        if let authorization = target.address.authorization { add("authorization", authorization) }
    }

    /// The request as the library wants it. It marks that its body is sent when the library asks for it: once there is a
    /// connection, encrypted where it is to be, and the request's head was written to it.
    var libraryRequest: HTTPClient.Request {
        var request = target.request
        request.headers = headers
        if !body.isEmpty {
            request.body = .stream(contentLength: Int64(body.count)) { [body, mark] writer in
                mark.set()
                return writer.write(.byteBuffer(ByteBuffer(bytes: body)))
            }
        }
        return request
    }

    /// The step that follows an answer with `status` and `Location: location`.
    func redirected(status: Int, to location: String) throws(HTTPFailure) -> WebStep {
        guard let next = address.redirected(to: location) else {
            throw HTTPFailure(.redirects, "it redirects to something that is not an http or https address")
        }
        if address.isEncrypted, !next.isEncrypted {
            throw HTTPFailure(.redirects, "it redirects from https to http, where others could read along")
        }
        let method = target.request.method.rawValue
        let isGet = status == 303 && method != "HEAD" || (status == 301 || status == 302) && method == "POST"
        guard let target = WebTarget(isGet ? "GET" : method, next) else {
            throw HTTPFailure(.redirects, "it redirects to something that is not an http or https address")
        }
        return WebStep(self, to: target, withoutBody: isGet)
    }

    /// What RFC 9110 (15.4) and browsers make of a redirect.
    private init(_ step: WebStep, to target: WebTarget, withoutBody isGet: Bool) {
        (self.target, headers, body, mark) = (target, step.headers, step.body, step.mark)
        if isGet {
            body = []
            for name in ["content-type", "content-encoding", "content-length"] { headers.remove(name: name) }
        }
        if target.address.origin != step.target.address.origin {
            let kept = headers.filter { WebStep.harmless.contains($0.name.lowercased()) }
            headers = HTTPHeaders(kept.map { ($0.name, $0.value) })
        }
        if let authorization = target.address.authorization { add("authorization", authorization) }
    }

    private mutating func add(_ name: String, _ value: String) {
        if !headers.contains(name: name) { headers.add(name: name, value: value) }
    }
}

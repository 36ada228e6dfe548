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

    let address: WebAddress
    private var method: String
    private var headers: HTTPHeaders
    private var body: [UInt8]
    private let mark: SendingMark

    /// - Parameter mark: Set as soon as some of the body may have been sent.
    init(_ request: HTTPRequest, to address: WebAddress, userAgent: String, marking mark: SendingMark) {
        (self.address, method, body) = (address, request.method.uppercased(), request.body)
        self.mark = mark
        headers = HTTPHeaders(request.headers)
        add("user-agent", userAgent)
        add("accept-encoding", "gzip")
        if let authorization = address.authorization { add("authorization", authorization) }
    }

    /// The request as the library wants it.
    var libraryRequest: HTTPClientRequest {
        var request = HTTPClientRequest(url: address.text)
        request.method = HTTPMethod(rawValue: method)
        request.headers = headers
        if !body.isEmpty {
            let marked = MarkedBody(ByteBuffer(bytes: body), mark: mark)
            request.body = .stream(marked, length: .known(Int64(body.count)))
        }
        return request
    }

    /// The step that follows an answer with `status` and `Location: location`.
    func redirected(status: UInt, to location: String) throws(HTTPFailure) -> WebStep {
        guard let target = address.redirected(to: location) else {
            throw HTTPFailure(.redirects, "it redirects to something that is not an http or https address")
        }
        if address.isEncrypted, !target.isEncrypted {
            throw HTTPFailure(.redirects, "it redirects from https to http, where others could read along")
        }
        return WebStep(self, status: status, to: target)
    }

    /// What RFC 9110 (15.4) and browsers make of a redirect.
    private init(_ step: WebStep, status: UInt, to target: WebAddress) {
        (address, method, headers, body, mark) = (target, step.method, step.headers, step.body, step.mark)
        if status == 303 && method != "HEAD" || (status == 301 || status == 302) && method == "POST" {
            (method, body) = ("GET", [])
            for name in ["content-type", "content-encoding", "content-length"] { headers.remove(name: name) }
        }
        if target.origin != step.address.origin {
            let kept = headers.filter { WebStep.harmless.contains($0.name.lowercased()) }
            headers = HTTPHeaders(kept.map { ($0.name, $0.value) })
        }
        if let authorization = target.authorization { add("authorization", authorization) }
    }

    private mutating func add(_ name: String, _ value: String) {
        if !headers.contains(name: name) { headers.add(name: name, value: value) }
    }
}

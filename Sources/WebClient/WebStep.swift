import ReminderCore

/// One request on the way to an answer: the first, or what a redirect made of it.
struct WebStep: Sendable {
    /// What may go to another origin than the one it was meant for; anything else may be a credential.
    private static let harmless: Set<String> = [
        "accept", "accept-encoding", "accept-language", "cache-control", "content-type", "if-modified-since",
        "if-none-match", "user-agent",
    ]
    /// What is ours to say: where a request ends, whose it is, and what becomes of its connection.
    private static let ours = ["connection", "content-length", "host", "transfer-encoding"]
    /// The methods of requests that say so when they have no body (RFC 9110, 8.6).
    private static let withBody = ["PATCH", "POST", "PUT"]

    let target: WebTarget
    /// Names in lower case.
    private(set) var headers: [(name: String, value: String)]
    private(set) var body: [UInt8]

    /// - Throws: `HTTPFailure` when a header would be more than one.
    init(_ request: HTTPRequest, to target: WebTarget, userAgent: String?) throws(HTTPFailure) {
        (self.target, body) = (target, request.body)
        headers = []
        headers.reserveCapacity(request.headers.count + 2)
        for (name, value) in request.headers {
            let name = name.lowercased()
            guard Self.isWord(name), Self.isLine(value) else {
                throw HTTPFailure(.address, "the request cannot be sent (a header is none)")
            }
            if !Self.ours.contains(name) { headers.append((name, value)) }
        }
        if let userAgent { add("user-agent", userAgent) }
        if let authorization = target.address.authorization { add("authorization", authorization) }
    }

    /// Whether a body is sent, be it an empty one.
    var hasBody: Bool { !body.isEmpty || Self.withBody.contains(target.method) }

    /// The step that follows an answer with `status` and `Location: location`.
    func redirected(status: Int, to location: String) throws(HTTPFailure) -> WebStep {
        guard let next = target.address.redirected(to: location) else {
            throw HTTPFailure(.redirects, "it redirects to something that is not an http or https address")
        }
        if target.address.isEncrypted, !next.isEncrypted {
            throw HTTPFailure(.redirects, "it redirects from https to http, where others could read along")
        }
        let isGet =
            status == 303 && target.method != "HEAD" || (status == 301 || status == 302) && target.method == "POST"
        guard let target = WebTarget(isGet ? "GET" : target.method, next) else {
            throw HTTPFailure(.redirects, "it redirects to something that is not an http or https address")
        }
        return WebStep(self, to: target, withoutBody: isGet)
    }

    /// What RFC 9110 (15.4) and browsers make of a redirect.
    private init(_ step: WebStep, to target: WebTarget, withoutBody isGet: Bool) {
        (self.target, headers, body) = (target, step.headers, step.body)
        if isGet {
            body = []
            headers.removeAll { $0.name == "content-type" || $0.name == "content-encoding" }
        }
        if target.address.origin != step.target.address.origin {
            headers.removeAll { !WebStep.harmless.contains($0.name) }
        }
        if let authorization = target.address.authorization { add("authorization", authorization) }
    }

    /// Whether `text` may be a method or the name of a header: it would be more than one with a space or a colon in it.
    static func isWord(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: ";") }
    }

    /// Whether `text` may be a header's value: it would be more than one with a line's end in it (RFC 9110, 5.5).
    private static func isLine(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
    }

    private mutating func add(_ name: String, _ value: String) {
        if !headers.contains(where: { $0.name == name }) { headers.append((name, value)) }
    }
}

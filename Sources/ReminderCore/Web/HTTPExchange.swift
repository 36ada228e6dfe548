/// The way to the web: one request, one whole answer. Sources and channels see HTTP only as this.
package protocol HTTPExchange: Sendable {
    /// Sends `request` and reads its answer whole.
    ///
    /// Every answer that arrives is returned, whatever its status; what is thrown never came to an answer.
    func exchange(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse
}

/// What is asked of a server.
package struct HTTPRequest: Sendable {
    package var method = "GET"
    /// Addresses of webhooks and private feeds are secrets.
    package var url: Secret
    /// Names and values; a value must not come from strangers.
    package var headers: [(name: String, value: String)] = []
    package var body: [UInt8] = []
    /// How many redirects are followed; with 0, a redirect is an answer like any other.
    package var redirects = 0
    /// The largest answer that is read, in bytes, after decompression.
    package var maximumBytes = 64 * 1024
    /// Whether of a larger answer the beginning is enough.
    package var isBeginningEnough = false
    /// How long all of it may take.
    package var timeout = Duration.seconds(20)

    package init(method: String = "GET", url: Secret) { (self.method, self.url) = (method, url) }
}

/// What a server answered.
package struct HTTPResponse: Hashable, Sendable {
    package let status: Int
    /// Names in lower case.
    package let headers: [String: String]
    package let body: [UInt8]

    package init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
        (self.status, self.headers, self.body) = (status, headers, body)
    }

    /// The value of a header, or nil; `name` in lower case.
    package subscript(header name: String) -> String? { headers[name] }
}

/// Why there is no answer.
package struct HTTPFailure: Error, Hashable, CustomStringConvertible {
    package enum Kind: Hashable, Sendable {
        /// The address is none, or not one of `http` and `https`.
        case address
        /// No connection came about: no such host, refused, no valid certificate.
        case connection
        /// It took too long.
        case timeout
        /// The connection broke before the answer was whole.
        case reset
        /// The answer is larger than allowed.
        case tooLarge
        /// There were more redirects than allowed.
        case redirects
    }

    package let kind: Kind
    /// One sentence for the operator, free of addresses and secrets, without a full stop.
    package let reason: String

    package init(_ kind: Kind, _ reason: String) { (self.kind, self.reason) = (kind, reason) }

    package var description: String { reason }
}

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
    /// How far it may go, and whom it trusts. ``WebOnTerms`` sets them.
    package var terms = WebTerms()

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
        /// The address is none, or not one of `http` and `https`; nothing was sent.
        case address
        /// The server's certificate is not valid; nothing was sent.
        case certificate
        /// The host, which is given as an address names it, is not on the public internet, and the request may not go
        /// there; nothing was sent to it.
        case privateHost(String)
        /// No connection came about, and nothing was sent: no such host, refused, no valid certificate, nobody there in
        /// time.
        case connection
        /// It was sent, and the answer took too long.
        case timeout
        /// It was sent, and the connection broke before the answer was whole, or what came was no answer.
        case reset
        /// It was sent, and the answer is larger than allowed.
        case tooLarge
        /// The answer was a redirect: to nowhere, or one more than allowed.
        case redirects
    }

    package let kind: Kind
    /// One sentence for the operator, free of addresses and secrets, without a full stop.
    package let reason: String

    package init(_ kind: Kind, _ reason: String) { (self.kind, self.reason) = (kind, reason) }

    /// Whether the server may have done all the same what it was asked: it was sent the request, and nobody knows what
    /// it made of it.
    package var mayHaveArrived: Bool {
        switch kind {
        case .address, .certificate, .privateHost, .connection, .redirects: false
        case .timeout, .reset, .tooLarge: true
        }
    }

    package var description: String { reason }
}

/// On what terms requests are made: how far they may go, and whom they trust.
package struct WebTerms: Hashable, Sendable {
    /// How far they may go.
    package var reach = WebReach.anywhere
    /// Whom they trust besides the authorities that the machine knows; nil for nobody.
    package var authorities: Authorities?

    package init(reach: WebReach = .anywhere, authorities: Authorities? = nil) {
        (self.reach, self.authorities) = (reach, authorities)
    }
}

/// How far a request, and every redirect of it, may go.
package enum WebReach: Hashable, Sendable {
    /// To every host. Only for addresses that the administrator wrote, and where nobody else can lead elsewhere.
    case anywhere
    /// To the public internet, and to these hosts wherever they are.
    case publicInternet(and: Set<WebHost>)

    /// As far as a calendar at `address` may go.
    ///
    /// - Parameter named: The private hosts that the administrator allows. One that stands in the address itself, and
    ///   not behind a name that others decide about, is allowed by standing there.
    package static func ofCalendar(at address: Secret, and named: Set<WebHost>) -> WebReach {
        guard let own = WebHost(of: address), own.isPlain else { return .publicInternet(and: named) }
        return .publicInternet(and: named.union([own]))
    }

    /// Whether `host` is only to be asked at a public address.
    package func isPublicOnly(_ host: @autoclosure () -> WebHost) -> Bool {
        switch self {
        case .anywhere: false
        case .publicInternet(let named): !named.contains(host())
        }
    }
}

/// The web on certain terms: whoever holds this cannot ask on others.
package struct WebOnTerms: HTTPExchange {
    private let web: any HTTPExchange
    private let terms: WebTerms

    package init(_ web: any HTTPExchange, _ terms: WebTerms) { (self.web, self.terms) = (web, terms) }

    package func exchange(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
        var request = request
        request.terms = terms
        return try await web.exchange(request)
    }
}

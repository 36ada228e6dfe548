import Hummingbird

/// Whether a request was made by a page of another site, on whose behalf nothing may be done.
///
/// Browsers say where a request comes from in headers that no page can change: all of today's in `Sec-Fetch-Site` when
/// the address is trustworthy, and in `Origin` for everything that is not a plain look. So nothing secret has to be in
/// the forms.
enum CrossSite {
    enum Finding: Hashable {
        /// A page of this server, or the user.
        case own
        /// No browser, or one that is older than both headers.
        case unsaid
        /// A page of somebody else.
        case foreign
    }

    /// Whether a method only looks (RFC 9110, 9.2.1).
    static func isSafe(_ method: HTTPRequest.Method) -> Bool {
        method == .get || method == .head || method == .options
    }

    /// Where `request` comes from.
    static func finding(_ request: Request) -> Finding {
        if let site = request.headers[.secFetchSite] {
            return site == "same-origin" || site == "none" ? .own : .foreign
        }
        guard let origin = request.headers[.origin] else { return .unsaid }
        guard let separator = origin.firstRange(of: "://"), let authority = request.head.authority else {
            return .foreign
        }
        return origin[separator.upperBound...].lowercased() == authority.lowercased() ? .own : .foreign
    }
}

import Hummingbird

extension HTTPFields.Element.Name {
    /// Says from what site a request was made (Fetch Metadata).
    static let secFetchSite = known("Sec-Fetch-Site")
    /// Says from where a proxy was asked.
    static let xForwardedFor = known("X-Forwarded-For")
    /// Says how a proxy was asked.
    static let xForwardedProto = known("X-Forwarded-Proto")
    /// Says what a page may load.
    static let contentSecurityPolicy = known("Content-Security-Policy")
    /// Says whether other pages share a window's memory.
    static let crossOriginOpenerPolicy = known("Cross-Origin-Opener-Policy")
    /// Says whether other pages may load something.
    static let crossOriginResourcePolicy = known("Cross-Origin-Resource-Policy")
    /// Says what other servers are told about where a link was.
    static let referrerPolicy = known("Referrer-Policy")

    private static func known(_ name: String) -> Self {
        guard let name = Self(name) else { preconditionFailure("\(name) is no name of a field") }
        return name
    }
}

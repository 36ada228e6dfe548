import Settings

/// Which hosts a browser may believe it talks to.
///
/// A page of somebody else can make its own name point to 127.0.0.1 and then read what is here as if it were its own
/// (DNS rebinding). It cannot make the browser send another name than its own, so only known ones are answered.
enum HostRule {
    /// Whether `authority`, as in the header `Host`, is a name of this server.
    static func knows(_ authority: String, _ settings: AdminSettings) -> Bool {
        let host = Self.host(of: authority)
        if host == "localhost" || settings.hosts.contains(host) || host == settings.listen.host { return true }
        let isIPv4 = ListenAddress.isIPv4(host)
        let isAddress = isIPv4 || ListenAddress.isIPv6(host)
        // Nobody can point an address elsewhere.
        return isAddress && (settings.listen.isWildcard || host == "::1" || (isIPv4 && host.hasPrefix("127.")))
    }

    /// The host without its port and brackets, in lower case.
    static func host(of authority: String) -> String {
        let authority = authority.lowercased()
        if authority.first == "[", let end = authority.firstIndex(of: "]") {
            return String(authority[authority.index(after: authority.startIndex)..<end])
        }
        var host = authority.prefix { $0 != ":" }
        if host.last == "." { host.removeLast() }
        return String(host)
    }
}

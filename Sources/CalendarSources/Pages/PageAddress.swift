import Foundation

/// Addresses as pages write them, most of them from where the page itself is.
package enum PageAddress {
    /// `link` as a whole `http` or `https` address, or nothing when it is none.
    package static func resolved(_ link: String, against page: String) -> String {
        if link.isEmpty || link.hasPrefix("#") { return "" }
        if link.contains("://") { return CalendarText.link(link) }
        guard let base = URL(string: page), let url = URL(string: link, relativeTo: base) else { return "" }
        return CalendarText.link(url.absoluteString)
    }

    /// Where on its server an address is `robots.txt`; nil for what is no web address.
    static func robots(of address: String) -> String? {
        guard let url = URL(string: address), let scheme = url.scheme, let host = url.host() else { return nil }
        let place = host.contains(":") ? "[\(host)]" : host
        return "\(scheme)://\(place)\(url.port.map { ":\($0)" } ?? "")/robots.txt"
    }

    /// The path and the query, as `robots.txt` speaks of them.
    static func path(of address: String) -> String {
        guard let scheme = address.firstRange(of: "://") else { return "/" }
        let rest = address[scheme.upperBound...].prefix { $0 != "#" }
        let path = rest.drop { $0 != "/" && $0 != "?" }
        return path.hasPrefix("/") ? String(path) : "/" + path
    }
}

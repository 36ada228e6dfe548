/// The form an `http` or `https` address has to have (RFC 3986).
///
/// An address may be a secret, so no problem quotes anything of it.
enum WebAddress {
    /// - Parameter what: What it is the address of, such as `'url'`.
    static func check(_ address: String, _ what: String) throws(Objection) {
        guard !address.isEmpty else {
            throw Objection("\(what) is empty", remedy: "write an address, as in '\(sample)'")
        }
        guard !address.unicodeScalars.contains(where: { $0.properties.isWhitespace || isControl($0) }) else {
            throw Objection(
                "the address in \(what) has a space or a line break in it",
                remedy: "remove it, or write %20 for a space that belongs to the address")
        }
        guard let scheme = address.firstRange(of: "://") else {
            throw Objection(
                "the address in \(what) has no scheme", remedy: "begin it with 'https://', as in '\(sample)'")
        }
        guard ["http", "https"].contains(address[..<scheme.lowerBound].lowercased()) else {
            throw Objection(
                "the address in \(what) is neither http nor https",
                remedy: "begin it with 'https://', as in '\(sample)'")
        }
        let rest = address[scheme.upperBound...]
        try checkAuthority(rest.prefix { !"/?#".contains($0) }, what)
        let isPlain = rest.unicodeScalars.allSatisfy { $0.isASCII && !"\"<>\\^`{|}".unicodeScalars.contains($0) }
        guard isPlain else {
            throw Objection(
                "the address in \(what) has characters that addresses cannot have",
                remedy: "copy it from the address bar of a browser, or write them as %XX")
        }
    }

    private static let sample = "https://example.org/team.ics"

    private static func checkAuthority(_ authority: Substring, _ what: String) throws(Objection) {
        let place = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        var host = place
        var port: Substring?
        if place.first == "[" {
            host = place.prefix { $0 != "]" }
            let after = place.dropFirst(host.count + 1)
            port = after.isEmpty ? nil : after.dropFirst()
            host = host.dropFirst()
            guard place.contains("]"), after.isEmpty || after.first == ":", isNumeric(host) else {
                throw Objection(
                    "the address in \(what) has an odd host", remedy: "write it as in 'https://[2001:db8::1]/'")
            }
        } else if let colon = place.firstIndex(of: ":") {
            (host, port) = (place[..<colon], place[place.index(after: colon)...])
        }
        guard !host.isEmpty else {
            throw Objection("the address in \(what) has no host", remedy: "write one after '://', as in '\(sample)'")
        }
        guard place.first == "[" || host.unicodeScalars.allSatisfy(isHostPart) else {
            throw Objection(
                "the address in \(what) has a host with characters that hosts cannot have",
                remedy: "write letters a-z, digits, '-' and '.'; a name with others begins with 'xn--'")
        }
        if let port, !(1...65_535).contains(Int(port) ?? 0) {
            throw Objection(
                "the address in \(what) has a port that is none", remedy: "write 1 to 65535 after the ':', or remove it"
            )
        }
    }

    private static func isNumeric(_ host: Substring) -> Bool {
        host.contains(":") && host.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
    }

    private static func isHostPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_": true
        default: false
        }
    }
}

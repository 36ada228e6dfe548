/// An address of this machine and a port, written `127.0.0.1:8480`, `[::1]:8480` or `8480`.
package struct ListenAddress: Hashable, Sendable {
    /// An IP address, without brackets.
    package let host: String
    /// From 1 to 65535.
    package let port: Int

    /// - Throws: Why `text` is no such address.
    package init(_ text: String) throws(Objection) {
        let example = "127.0.0.1:8480"
        let separator = text.lastIndex(of: ":")
        let digits = separator.map { text[text.index(after: $0)...] } ?? text[...]
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let port = Int(digits),
            (1...65_535).contains(port)
        else {
            throw Objection(
                "'listen' is \(quoted(text)), which does not end with a port from 1 to 65535",
                remedy: "write an address and a port, as in '\(example)'")
        }
        self.port = port
        var host = separator.map { text[..<$0] } ?? "127.0.0.1"
        if host == "localhost" { host = "127.0.0.1" }
        if host.first == "[", host.last == "]", Self.isIPv6(host.dropFirst().dropLast()) {
            self.host = host.dropFirst().dropLast().lowercased()
        } else if Self.isIPv4(host) {
            self.host = String(host)
        } else {
            throw Objection(
                "'listen' is \(quoted(text)), which has no IP address before the port",
                remedy: "write one of this machine's, as in '\(example)' or '\"[::1]:8480\"', or '0.0.0.0:8480' for all"
            )
        }
    }

    /// Whether only this machine can connect.
    package var isLoopback: Bool { host.hasPrefix("127.") || host == "::1" }

    /// Whether it stands for all of this machine's addresses.
    package var isWildcard: Bool { host == "0.0.0.0" || host == "::" }

    /// Whether `text` is an IPv4 address in four decimal parts.
    package static func isIPv4(_ text: some StringProtocol) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                (1...3).contains(part.utf8.count) && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
                    && (part.utf8.count == 1 || part.first != "0") && UInt8(part) != nil
            }
    }

    /// Whether `text` is an IPv6 address in groups of hexadecimal digits (RFC 4291, 2.2), without an IPv4 tail or a zone.
    package static func isIPv6(_ text: some StringProtocol) -> Bool {
        let halves = String(text).split(separator: "::", omittingEmptySubsequences: false)
        guard halves.count <= 2 else { return false }
        let groups = halves.flatMap { half in
            half.isEmpty ? [] : half.split(separator: ":", omittingEmptySubsequences: false)
        }
        let areGroups = groups.allSatisfy { (1...4).contains($0.utf8.count) && $0.utf8.allSatisfy(isHexDigit) }
        return areGroups && (halves.count == 2 ? groups.count < 8 : groups.count == 8)
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
    }
}

extension ListenAddress: CustomStringConvertible {
    /// As it is written, and as it stands in a URL.
    package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}

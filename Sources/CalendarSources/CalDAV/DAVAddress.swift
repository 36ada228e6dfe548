import Foundation
import ReminderCore

/// A place on a server: what credentials may be sent to, and what an `href` in an answer is held against.
struct DAVAddress: Sendable {
    /// The longest address that is taken, in bytes.
    private static let longest = 4096

    /// `https` or `http`.
    private let scheme: String
    /// The name or address of the machine, in lower case.
    let host: String
    /// `:` and the port, or nothing where it is the usual one.
    private let port: String
    /// The path as it was written, and what follows it; it begins with a slash.
    let path: String
    /// What tells this address from others, however its path was written.
    let key: String
    /// User and password in the address, `an:secret`, percent-encoded as they were; nil when there are none.
    let credentials: String?

    /// The address in `text`, or nil when it is not an http or https address.
    init?(_ text: String) {
        let form =
            #/
            (?i: (https?) ) :// (?: ([^\/?\#\\]*) @ )?
            ( \[ [0-9a-fA-F:.]+ \] | [\p{L}\p{N}._\-]+ ) (?: : (\d{1,5}) )? ( [\/?\#].* )?
            /#
        guard text.utf8.count <= Self.longest, !text.unicodeScalars.contains(where: Self.isControl),
            let parts = text.wholeMatch(of: form)
        else { return nil }
        scheme = parts.1.lowercased()
        credentials = parts.2.map(String.init)
        host = parts.3.lowercased()
        let number = parts.4.flatMap { Int($0) } ?? (scheme == "https" ? 443 : 80)
        guard (1...65_535).contains(number) else { return nil }
        port = number == (scheme == "https" ? 443 : 80) ? "" : ":\(number)"
        let rest = (parts.5 ?? "/").prefix { $0 != "#" }
        path = rest.hasPrefix("/") ? String(rest) : "/\(rest)"
        key = "\(scheme)://\(host)\(port)\(Self.canonical(path))"
    }

    private init(_ base: DAVAddress, path: String) {
        (scheme, host, port, credentials) = (base.scheme, base.host, base.port, nil)
        self.path = path
        key = "\(scheme)://\(host)\(port)\(Self.canonical(path))"
    }

    /// The address to be asked; without user and password.
    var url: Secret { Secret(text) }

    /// The same as a text. What was encoded stays encoded: not every server reads both alike.
    var text: String { "\(scheme)://\(host)\(port)\(Self.canonical(path, decodes: false))" }

    /// Whether it is the server as a whole.
    var isTop: Bool { path == "/" }

    /// Another path on the same server.
    func at(_ path: String) -> DAVAddress { DAVAddress(self, path: path) }

    /// What an `href` in an answer from here means, or nil when it leads to another machine or is none.
    ///
    /// Only its path counts: behind a proxy, servers are wrong about their scheme and port.
    func resolve(_ href: String) -> DAVAddress? {
        let text = href.trimmed
        guard !text.isEmpty, text.utf8.count <= Self.longest, !text.unicodeScalars.contains(where: Self.isControl)
        else { return nil }
        var target = text
        if let other = DAVAddress(text.hasPrefix("//") ? "\(scheme):\(text)" : text) {
            guard other.host == host else { return nil }
            target = other.path
        } else if text.hasPrefix("//") || text.prefixMatch(of: /[A-Za-z][A-Za-z0-9+.\-]*:/) != nil {
            return nil
        }
        target = String(target.prefix { $0 != "#" })
        if !target.hasPrefix("/") {
            let folder = path.prefix { $0 != "?" }
            target = folder.prefix(through: folder.lastIndex(of: "/") ?? folder.startIndex) + target
        }
        // Nobody needs these, and they would make two names for one thing.
        let steps = target.split(separator: "/").map { $0.lowercased().replacing("%2e", with: ".") }
        return steps.contains { $0 == "." || $0 == ".." } ? nil : DAVAddress(self, path: target)
    }

    /// Where a redirect leads, or nil when credentials must not follow: to another machine, or out of encryption.
    func redirected(to location: String) -> DAVAddress? {
        let text = location.trimmed
        let absolute = text.hasPrefix("//") ? "\(scheme):\(text)" : text
        guard let target = DAVAddress(absolute) else { return resolve(text) }
        let isSame = target.scheme == scheme && target.port == port
        let isUpgrade = scheme == "http" && target.scheme == "https"
        return target.host == host && (isSame || isUpgrade) ? DAVAddress(target, path: target.path) : nil
    }

    /// What the ``key`` of everything in the folder begins with that this address names.
    var folder: String { key.hasSuffix("/") ? key : "\(key)/" }

    /// The last part of the path, decoded; empty for the top.
    var lastPart: String {
        let part = path.prefix { $0 != "?" }.split(separator: "/").last ?? ""
        return part.removingPercentEncoding ?? String(part)
    }

    /// `path` with everything encoded that has to be; what was encoded without need is decoded when `decodes`.
    private static func canonical(_ path: String, decodes: Bool = true) -> String {
        let bytes = Array(path.utf8)
        var text = ""
        var index = 0
        while index < bytes.count {
            var byte = bytes[index]
            var isEncoded = false
            if byte == UInt8(ascii: "%"), index + 2 < bytes.count {
                let digits = String(decoding: bytes[index + 1...index + 2], as: UTF8.self)
                if digits.allSatisfy(\.isHexDigit), let value = UInt8(digits, radix: 16) {
                    (byte, isEncoded) = (value, true)
                    index += 2
                }
            }
            index += 1
            let isPlain = isAllowed(byte) || !isEncoded && (byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?"))
            if isPlain && (decodes || !isEncoded) {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return text
    }

    /// `pchar` of RFC 3986, without the percent sign.
    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-._~!$&'()*+,;=:@".utf8.contains(byte)
        }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
    }
}

extension DAVAddress: Hashable {
    static func == (left: DAVAddress, right: DAVAddress) -> Bool { left.key == right.key }

    func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

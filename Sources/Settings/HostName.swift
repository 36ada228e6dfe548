/// The name or the IP address of a host, without scheme, port or path: `mail.example.org`, `192.0.2.1`, `2001:db8::1`.
struct HostName {
    let text: String

    /// - Parameter what: What it is the host of, such as `'host'`.
    init(_ text: String, _ what: String) throws(Objection) {
        if text.contains("://") || text.contains("/") {
            throw Objection("\(what) is a whole address", remedy: "write the host alone, as in '\(Self.sample)'")
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        if parts.count == 2 {
            throw Objection("\(what) has a port in it", remedy: "write '\(parts[0])' here, and the port as 'port: 587'")
        }
        let isAddress = parts.count > 2 && text.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
        let isName = text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(Self.isLabel)
        guard isAddress || isName, text.utf8.count <= 253 else {
            throw Objection(
                "\(what) is \(quoted(text)), which is no host's name", remedy: "write it as in '\(Self.sample)'")
        }
        self.text = text
    }

    private static let sample = "mail.example.org"

    /// Whether `label` can stand between two dots; letters beyond ASCII have a form that DNS knows (RFC 5890).
    static func isLabel(_ label: Substring) -> Bool {
        !label.isEmpty && label.utf8.count <= 63 && label.first != "-" && label.last != "-"
            && label.unicodeScalars.allSatisfy { scalar in
                switch scalar {
                case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
                default: !scalar.isASCII && isWordPart(scalar)
                }
            }
    }

    /// Whether `scalar` is a letter, a digit or a mark on one, in whatever script.
    static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .nonspacingMark, .spacingMark:
            true
        default: false
        }
    }
}

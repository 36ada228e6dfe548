/// An address that everybody may see, such as where one leaves a mailing list: `https://…` or `mailto:…`.
struct PublicAddress {
    let text: String

    /// - Parameters:
    ///   - what: What it is the address of, such as `'unsubscribe'`.
    ///   - schemes: Those it may have.
    init(_ text: String, _ what: String, schemes: [String]) throws(Objection) {
        let sample = Self.sample(schemes)
        let scheme = text.prefix { $0 != ":" }.lowercased()
        guard text.contains(":"), schemes.contains(scheme) else {
            throw Objection(
                "\(what) does not begin with \(listed(schemes.map { "\($0):" }))", remedy: "write it as in '\(sample)'")
        }
        let rest = text.dropFirst(scheme.count + 1)
        let isPlain = rest.unicodeScalars.allSatisfy {
            (0x21...0x7E).contains($0.value) && !"\"<>\\^`{|}".unicodeScalars.contains($0)
        }
        guard isPlain, text.utf8.count <= 900 else {
            throw Objection(
                "\(what) has characters that addresses cannot have, or is too long",
                remedy: "write at most 900 ASCII characters, others as %XX, as in '\(sample)'")
        }
        if scheme == "mailto" {
            _ = try Mailbox(String(rest.prefix { $0 != "?" }))
        } else {
            try WebAddress.check(text, what)
        }
        self.text = text
    }

    /// One with the first of `schemes`.
    static func sample(_ schemes: [String]) -> String {
        schemes.first == "mailto" ? "mailto:leave@example.org" : "\(schemes.first ?? "https")://example.org/leave"
    }
}

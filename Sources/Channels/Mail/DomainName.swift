import ReminderCore

/// A domain's name in the form that DNS and every mail server know.
enum DomainName {
    /// `name` in ASCII: labels with letters beyond it become `xn--` and what RFC 3492 makes of them.
    ///
    /// Letters become small and must be composed, as keyboards write them. The rest of what RFC 5895 would map, such as
    /// full-width letters, is left to the operator: such a name is found to be unknown when it is looked up.
    static func ascii(_ name: some StringProtocol) -> String {
        name.split(separator: ".", omittingEmptySubsequences: false).map { label in
            if label.utf8.allSatisfy({ $0 < 0x80 }) { return String(label) }
            let small = label.lowercased()
            return small.unicodeScalars.count <= limit ? "xn--\(Punycode.encoded(small))" : String(label)
        }.joined(separator: ".")
    }

    /// No label is longer than this, in characters; a longer one is left as it is.
    private static let limit = 63
}

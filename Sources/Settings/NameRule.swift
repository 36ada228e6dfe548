/// What a calendar, a channel, a rule or a digest may be called.
///
/// Names end up in file names, journal fields and command lines, where these letters need no quoting.
enum NameRule {
    /// The most letters of a name.
    static let longest = 64

    /// - Parameter noun: What is named, such as `channel`.
    static func check(_ name: String, noun: String) throws(Objection) {
        let isPlain = name.unicodeScalars.allSatisfy { isLetterOrDigit($0) || ".-_".unicodeScalars.contains($0) }
        guard let first = name.unicodeScalars.first, isLetterOrDigit(first), isPlain else {
            throw Objection(
                "the \(noun) name \(quoted(name)) has characters that names cannot have",
                remedy:
                    "write small letters a-z, digits, '-', '_' and '.', with a letter or digit first, as in 'team-2'")
        }
        guard name.utf8.count <= longest else {
            throw Objection(
                "the \(noun) name \(quoted(name)) has \(name.utf8.count) characters",
                remedy: "write at most \(longest)")
        }
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "0"..."9": true
        default: false
        }
    }
}

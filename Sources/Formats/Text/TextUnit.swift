/// What a service counts in when it says how long a text may be.
package enum TextUnit: String, Hashable, Sendable, CaseIterable {
    /// Unicode scalars.
    case characters
    /// UTF-16 code units, as Java and JavaScript count.
    case utf16
    /// Bytes of UTF-8.
    case bytes

    /// How long `text` is.
    func count(_ text: some StringProtocol) -> Int {
        switch self {
        case .characters: text.unicodeScalars.count
        case .utf16: text.utf16.count
        case .bytes: text.utf8.count
        }
    }
}

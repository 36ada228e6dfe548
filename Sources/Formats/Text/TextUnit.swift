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
        // Every byte but those that go on with a scalar begins one.
        case .characters: text.utf8.count { $0 & 0xC0 != 0x80 }
        // A scalar of four bytes is two code units.
        case .utf16: text.utf8.reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) + ($1 >= 0xF0 ? 1 : 0) }
        case .bytes: text.utf8.count
        }
    }
}

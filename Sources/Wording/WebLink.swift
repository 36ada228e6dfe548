/// An address from a stranger that may be shown as a link.
package enum WebLink {
    /// The longest address that is shown; a longer one is left out, since half an address leads nowhere.
    private static let limit = 2000

    /// `text` as an `http` or `https` address of ASCII characters none of which ends a link, a quotation or a
    /// header in any channel, or nil when it is none.
    package static func address(_ text: String) -> String? {
        guard text.utf8.count <= limit, let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")),
            ["http", "https"].contains(text[..<colon].lowercased()), text[colon...].hasPrefix("://"),
            text.utf8.count > text[..<colon].utf8.count + 3
        else { return nil }
        // Most addresses can be shown as they are.
        if text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !forbidden.contains($0) }) { return text }
        let breaks = text.unicodeScalars.contains { $0.properties.isWhitespace || $0.value < 0x20 || $0 == "\u{7F}" }
        if breaks { return nil }
        var address = ""
        for byte in text.utf8 {
            if byte > 0x20, byte < 0x7F, !forbidden.contains(byte) {
                address.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                address += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return address.utf8.count <= limit ? address : nil
    }

    /// What RFC 3986 does not allow in an address, and the quotation mark that it does.
    private static let forbidden = Array("<>\"\\^`{|}'".utf8)
}

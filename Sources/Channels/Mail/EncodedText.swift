import FoundationEssentials

/// Text in a mail's header: printable ASCII, folded, whatever the text holds (RFC 2047, RFC 5322 2.2.3).
enum EncodedText {
    /// The longest line of a header with an encoded word (RFC 2047, 2).
    private static let lineLimit = 76
    private static let opening = "=?UTF-8?B?"
    private static let closing = "?="

    /// `text` for a header whose line already holds `taken` characters.
    ///
    /// Where every character can stand as it is, it does; otherwise all of it is encoded, since white
    /// space between two encoded words does not count and between others it does.
    static func header(_ text: String, after taken: Int) -> String {
        isPlain(text) && taken + text.utf8.count <= lineLimit ? text : encoded(text, after: taken)
    }

    /// `text` as encoded words, each on a line of its own and none with part of a character.
    ///
    /// They are parted after a space where there is one: some readers put a space between them.
    static func encoded(_ text: String, after taken: Int) -> String {
        var words: [String] = []
        var bytes: [UInt8] = []
        var room = capacity(after: taken)
        for scalar in text.unicodeScalars {
            let next = printable(scalar).utf8
            if bytes.count + next.count > room, !bytes.isEmpty {
                let end = bytes.lastIndex(of: UInt8(ascii: " ")).map { $0 + 1 } ?? bytes.count
                words.append(word(bytes[..<end]))
                bytes.removeFirst(end)
                // A folded line begins with one space.
                room = capacity(after: 1)
            }
            bytes += next
        }
        words.append(word(bytes[...]))
        return words.joined(separator: "\n ")
    }

    /// Whether `text` means itself in a header: printable ASCII that cannot be taken for an encoded word.
    static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?") && text.first != " "
            && text.last != " "
    }

    private static func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) ? " " : scalar
    }

    /// How many bytes fit in an encoded word on a line that holds `taken` characters already.
    private static func capacity(after taken: Int) -> Int {
        // Base64 turns three bytes into four characters. A scalar of four bytes always fits.
        max((lineLimit - taken - opening.utf8.count - closing.utf8.count) / 4 * 3, 6)
    }

    private static func word(_ bytes: ArraySlice<UInt8>) -> String {
        opening + Data(bytes).base64EncodedString() + closing
    }
}

/// Text as printable ASCII in short lines (RFC 2045, 6.7).
enum QuotedPrintable {
    /// The longest line, the `=` of a soft break included.
    private static let lineLimit = 76

    /// `text` encoded; lines end with `\n`.
    static func encoded(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(line).joined(separator: "\n")
    }

    private static func line(_ text: Substring) -> String {
        var lines: [String] = []
        var current = ""
        let bytes = Array(text.utf8)
        for (index, byte) in bytes.enumerated() {
            let isLast = index == bytes.count - 1
            let unit = isPlain(byte, isLast: isLast) ? String(Unicode.Scalar(byte)) : escape(byte)
            // The last character needs no room for a soft break after it.
            if current.utf8.count + unit.utf8.count > (isLast ? lineLimit : lineLimit - 1) {
                lines.append(current + "=")
                current = ""
            }
            current += unit
        }
        return (lines + [current]).joined(separator: "\n")
    }

    /// A space at the end of a line would be lost on the way.
    private static func isPlain(_ byte: UInt8, isLast: Bool) -> Bool {
        byte == UInt8(ascii: " ") ? !isLast : (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=")
    }

    private static func escape(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.utf8.count == 1 ? "=0\(digits)" : "=\(digits)"
    }
}

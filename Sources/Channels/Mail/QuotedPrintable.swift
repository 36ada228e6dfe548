/// Text as printable ASCII in short lines (RFC 2045, 6.7).
enum QuotedPrintable {
    /// The longest line, the `=` of a soft break included.
    private static let lineLimit = 76
    private static let lineFeed = UInt8(ascii: "\n")

    /// `text` encoded; lines end with `\n`.
    static func encoded(_ text: String) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count * 3 / 2)
        var text = text
        text.withUTF8 { bytes in
            var length = 0
            for (index, byte) in bytes.enumerated() {
                if byte == lineFeed {
                    output.append(lineFeed)
                    length = 0
                    continue
                }
                let isLast = index + 1 == bytes.count || bytes[index + 1] == lineFeed
                let isPlain = isPlain(byte, isLast: isLast)
                length += isPlain ? 1 : 3
                // The last character needs no room for a soft break after it.
                if length > (isLast ? lineLimit : lineLimit - 1) {
                    output.append(UInt8(ascii: "="))
                    output.append(lineFeed)
                    length = isPlain ? 1 : 3
                }
                if isPlain { output.append(byte) } else { escape(byte, to: &output) }
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// A space at the end of a line would be lost on the way.
    private static func isPlain(_ byte: UInt8, isLast: Bool) -> Bool {
        byte == UInt8(ascii: " ") ? !isLast : (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=")
    }

    private static func escape(_ byte: UInt8, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "="))
        output.append(digit(byte >> 4))
        output.append(digit(byte & 0xF))
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }
}

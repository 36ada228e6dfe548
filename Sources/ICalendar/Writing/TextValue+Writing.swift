/// Writing of texts that strangers wrote: nothing in them may end the line they stand in.
extension TextValue {
    /// Appends `text` as a TEXT value (RFC 5545, 3.3.11): escaped, without control characters other than tabs.
    ///
    /// Whatever Unicode calls the end of a line becomes `\n`, because some programs part a file's lines at U+2028 too.
    static func encode(_ text: String, into line: inout [UInt8]) {
        forEachByte(of: text) { byte in
            switch byte {
            case .lineFeed:
                line.append(UInt8(ascii: "\\"))
                line.append(UInt8(ascii: "n"))
            case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","):
                line.append(UInt8(ascii: "\\"))
                line.append(byte)
            default: line.append(byte)
            }
        }
    }

    /// What a reader will make of `text` when it is written.
    static func readBack(_ text: String) -> String {
        var bytes: [UInt8] = []
        encode(text, into: &bytes)
        return decode(bytes[...])
    }

    /// Hands on the bytes of `text` with every line break as one LF and without control characters other than tabs.
    private static func forEachByte(of text: String, _ body: (UInt8) -> Void) {
        var text = text
        text.withUTF8 { buffer in
            var index = 0
            while index < buffer.count {
                let byte = buffer[index]
                let rest = buffer[(index + 1)...].prefix(2)
                index += 1
                switch byte {
                case .carriageReturn: if rest.first != .lineFeed { body(.lineFeed) }
                case .lineFeed, .tab: body(byte)
                case ..<UInt8.space, 0x7F: break
                case 0xC2 where rest.first.map { $0 < 0xA0 } ?? false:
                    // U+0080 to U+009F, of which U+0085 ends a line.
                    if rest.first == 0x85 { body(.lineFeed) }
                    index += 1
                case 0xE2 where rest.elementsEqual([0x80, 0xA8]) || rest.elementsEqual([0x80, 0xA9]):
                    body(.lineFeed)
                    index += 2
                default: body(byte)
                }
            }
        }
    }
}

/// Writes texts as JSON (RFC 8259), byte for byte the same each time.
package enum JSONText {
    /// Adds `text` in its quotation marks to `output`.
    ///
    /// - Parameter hasBlanks: Whether U+0001 stands around a ``Blank`` and is left as it is. What comes from a notice never
    ///   has it.
    package static func write(_ text: String, to output: inout [UInt8], hasBlanks: Bool = false) {
        output.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { bytes in
            var start = 0
            var index = 0
            while index < bytes.count {
                // Nearly all of a text: nothing that the lines below look for begins with such a byte.
                switch bytes[index] {
                case 0x23...0x5B, 0x5D...0x7E, 0x20...0x21, 0x80...0xC1, 0xC3...0xE1:
                    index += 1
                    continue
                default: break
                }
                let length = unsafeLength(bytes, at: index)
                if length == 0 || hasBlanks && bytes[index] == Blank.mark {
                    index += 1
                    continue
                }
                output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
                escape(bytes[index..<index + length], to: &output)
                index += length
                start = index
            }
            output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
        }
        output.append(UInt8(ascii: "\""))
    }

    /// How many bytes at `index` are one character that must not stand there as it is; 0 when it may.
    ///
    /// RFC 8259 allows U+007F to U+009F, U+2028 and U+2029 as they are; JavaScript, before 2019, did not allow the last
    /// two, and nobody wants to see the others in a log.
    private static func unsafeLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        switch bytes[index] {
        case ..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F: return 1
        case 0xC2 where bytes[index + 1] < 0xA0: return 2
        case 0xE2 where bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8: return 3
        default: return 0
        }
    }

    private static func escape(_ character: Slice<UnsafeBufferPointer<UInt8>>, to output: inout [UInt8]) {
        let first = character[character.startIndex]
        let code: UInt16
        switch (character.count, first) {
        case (1, UInt8(ascii: "\"")), (1, UInt8(ascii: "\\")):
            output += [UInt8(ascii: "\\"), first]
            return
        case (1, 0x0A): return output += Array(#"\n"#.utf8)
        case (1, 0x0D): return output += Array(#"\r"#.utf8)
        case (1, 0x09): return output += Array(#"\t"#.utf8)
        case (1, _): code = UInt16(first)
        case (2, _): code = UInt16(character[character.startIndex + 1])
        default: code = 0x2000 | UInt16(character[character.startIndex + 2] & 0x3F)
        }
        let digits = Array("0123456789abcdef".utf8)
        output += Array(#"\u"#.utf8)
        for shift in [12, 8, 4, 0] as [UInt16] { output.append(digits[Int(code >> shift & 0xF)]) }
    }
}

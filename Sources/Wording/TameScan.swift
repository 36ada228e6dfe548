/// Looks through a text in one pass over its bytes, to see whether it is tame as it stands: nearly every text is.
///
/// It knows letters of Latin script and the punctuation that goes with them. A text with anything else is not wild for
/// that; it only has to be looked at more closely.
struct TameScan {
    /// Whether everything in it is known, with single spaces between words, and single empty lines between lines.
    private var isKnown = true
    /// How many UTF-16 code units it has, as far as it is known.
    private var length = 0
    private var lines = 1

    /// Whether it can stay as it is.
    ///
    /// - Parameter limit: The longest text in UTF-16 code units.
    func isTame(within limit: Int, lines most: Int) -> Bool { isKnown && length <= limit && lines <= most }

    /// - Parameter allowsLines: Whether it may have more than one line.
    init(_ text: String, allowsLines: Bool) {
        var text = text
        text.withUTF8 { look(through: $0, allowsLines) }
    }

    private mutating func look(through bytes: UnsafeBufferPointer<UInt8>, _ allowsLines: Bool) {
        let newline: UInt8 = 0x0A
        // As if there were a line before, so that no text begins with a gap.
        var previous = newline
        var emptyLines = 1
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case 0x21...0x7E:
                // A word goes by at once.
                let start = index
                repeat { index += 1 } while index < bytes.count && (0x21...0x7E).contains(bytes[index])
                length += index - start
                emptyLines = 0
                previous = byte
                continue
            case 0x20 where previous != 0x20 && previous != newline:
                index += 1
            case newline where allowsLines && previous != 0x20 && emptyLines == 0:
                index += 1
                lines += 1
                // The line just begun is empty when the one before it was not over.
                if previous == newline { emptyLines = 1 }
            default:
                let size = Self.size(of: bytes, at: index)
                if size == 0 { return isKnown = false }
                index += size
            }
            if byte != newline { emptyLines = 0 }
            length += 1
            previous = byte
        }
        if bytes.isEmpty { return }
        isKnown = previous != 0x20 && previous != newline
    }

    /// How many bytes the letter or mark of punctuation at `index` has; 0 when it is none that is known.
    private static func size(of bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        switch bytes[index] {
        case 0xC2:
            // From ¡ to ¿, but for the soft hyphen.
            let next = bytes[index + 1]
            return next > 0xA0 && next != 0xAD ? 2 : 0
        case 0xC3...0xCA: return 2  // À to ʿ
        case 0xE1: return (0xB8...0xBB).contains(bytes[index + 1]) ? 3 : 0  // Ḁ to ỿ
        case 0xE2:
            switch (bytes[index + 1], bytes[index + 2]) {
            // Dashes, quotation marks, • … →
            case (0x80, 0x90...0x95), (0x80, 0x98...0x9F), (0x80, 0xA2), (0x80, 0xA6), (0x86, 0x92): return 3
            default: return 0
            }
        default: return 0
        }
    }
}

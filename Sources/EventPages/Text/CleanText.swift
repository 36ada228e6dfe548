import Foundation

/// Text gathered piece by piece and made fit to read: NFC, single spaces, nothing invisible.
struct CleanText {
    private(set) var bytes: [UInt8] = []
    private var needsSpace = false
    private var hasMarks = false

    var isEmpty: Bool { bytes.isEmpty }

    /// Adds a piece of UTF-8. Every kind of white space, the no-break space among them, is one space.
    mutating func append(_ piece: UnsafeBufferPointer<UInt8>) {
        var at = 0
        while at < piece.count {
            let byte = piece[at]
            if byte <= 0x20 || byte == 0x7F {
                needsSpace = !bytes.isEmpty
                at += 1
            } else if byte < 0x80 {
                put(byte)
                at += 1
            } else {
                at += appendBeyondASCII(piece, at)
            }
        }
    }

    /// Says that what follows is another word.
    mutating func separate() { needsSpace = !bytes.isEmpty }

    /// What was gathered; the next text begins empty.
    mutating func take() -> [UInt8] {
        defer { self = CleanText() }
        guard hasMarks else { return bytes }
        return Array(String(decoding: bytes, as: UTF8.self).precomposedStringWithCanonicalMapping.utf8)
    }

    private mutating func put(_ byte: UInt8) {
        if needsSpace {
            bytes.append(0x20)
            needsSpace = false
        }
        bytes.append(byte)
    }

    /// - Returns: How many bytes of `piece` are done with.
    private mutating func appendBeyondASCII(_ piece: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
        let first = piece[at]
        let count = min(first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2, piece.count - at)
        let second = count > 1 ? piece[at + 1] : 0
        let third = count > 2 ? piece[at + 2] : 0
        switch (first, second, third) {
        case (0xC2, 0x80...0xA0, _), (0xE3, 0x80, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xAF),
            (0xE2, 0x81, 0x9F):
            needsSpace = !bytes.isEmpty  // C1 controls, no-break and other spaces, line separators.
        case (0xC2, 0xAD, _), (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x81, 0xA0...0xAF), (0xEF, 0xBB, 0xBF):
            break  // Soft hyphens, zero-width characters, directions.
        default:
            // Combining marks: U+0300 to U+036F.
            if first == 0xCC || first == 0xCD { hasMarks = true }
            for offset in 0..<count { put(piece[at + offset]) }
        }
        return count
    }
}

extension CleanText {
    /// The text cleaned.
    static func of(_ text: some Sequence<UInt8>) -> [UInt8] {
        var clean = CleanText()
        Array(text).withUnsafeBufferPointer { clean.append($0) }
        return clean.take()
    }
}

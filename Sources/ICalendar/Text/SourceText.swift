/// The bytes of a file, made UTF-8 whatever they were.
///
/// A file in UTF-8 is passed on as it is, without a copy. UTF-16 is recognised by its byte order
/// mark; bytes that are no UTF-8 are taken for ISO 8859-1, which old exporters still write.
struct SourceText: Sendable {
    /// UTF-8; line folds may stand inside a character (RFC 5545, 3.1).
    let bytes: [UInt8]
    /// Where the text begins: after the byte order mark, if there is one.
    let start: Int
    /// Whether the bytes are not those of the file.
    let isMended: Bool

    /// The text of `raw`; what had to be mended is noted.
    init(_ raw: [UInt8], faults: inout FaultLog) {
        if raw.starts(with: [0xFF, 0xFE]) || raw.starts(with: [0xFE, 0xFF]) {
            (bytes, start, isMended) = (SourceText.utf8(fromUTF16: raw), 0, true)
            faults.add(line: 0, "is written in UTF-16", remedy: "save it as UTF-8 (RFC 5545, 3.1.4)")
            return
        }
        start = raw.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard let broken = SourceText.firstInvalidByte(of: raw, from: start) else {
            (bytes, isMended) = (raw, false)
            return
        }
        let line = 1 + raw[..<broken].reduce(0) { $0 + ($1 == .lineFeed ? 1 : 0) }
        faults.add(
            line: line, "has bytes that are not UTF-8; they are read as ISO 8859-1",
            remedy: "save the file as UTF-8 (RFC 5545, 3.1.4)")
        (bytes, isMended) = (SourceText.utf8(mending: raw, from: broken), true)
    }

    private static func utf8(fromUTF16 raw: [UInt8]) -> [UInt8] {
        let isLittleEndian = raw[0] == 0xFF
        let units = stride(from: 2, to: raw.count - 1, by: 2).map { index in
            let (first, second) = (UInt16(raw[index]), UInt16(raw[index + 1]))
            return isLittleEndian ? second << 8 | first : first << 8 | second
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    /// Where the first byte stands that is no UTF-8, or nil when all of `bytes` is.
    private static func firstInvalidByte(of bytes: [UInt8], from start: Int) -> Int? {
        // Up to where each character is to be looked at, because there was no plain block.
        var (index, strangeEnd) = (start, start)
        bytes.withUnsafeBytes { buffer in
            while index < buffer.count {
                if index >= strangeEnd {
                    if let end = endOfPlainBlock(at: index, in: buffer) {
                        index = end
                        continue
                    }
                    strangeEnd = index + 128
                }
                guard let next = endOfCharacter(at: index, in: buffer) else { return }
                index = next
            }
        }
        return index < bytes.count ? index : nil
    }

    /// Where a block of text that begins at `start` ends, if it is made of characters of one to three bytes without
    /// folds in them, as most are; nil when it has to be looked at more closely.
    ///
    /// A branch for each letter of a text in Vietnamese is mostly foreseen wrong, so sixteen bytes at a time are compared
    /// with those one and two places before: a byte continues a character exactly where it has to.
    private static func endOfPlainBlock(at start: Int, in buffer: UnsafeRawBufferPointer) -> Int? {
        guard start >= 2, start + 128 <= buffer.count else { return nil }
        func all(_ byte: UInt8) -> SIMD16<UInt8> { SIMD16(repeating: byte) }
        func block(_ index: Int) -> SIMD16<UInt8> {
            buffer.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
        }
        var strange = SIMDMask<SIMD16<Int8>>(repeating: false)
        for index in stride(from: start, to: start + 128, by: 16) {
            let (bytes, before, twoBefore) = (block(index), block(index - 1), block(index - 2))
            let continues = bytes & all(0xC0) .== all(0x80)
            let hasTo = before .>= all(0xC0) .| twoBefore .>= all(0xE0)
            // C0 and C1 are never right, and what follows E0 and ED is not always.
            let isOdd = bytes & all(0xFE) .== all(0xC0) .| bytes .== all(0xE0) .| bytes .== all(0xED)
            strange = strange .| (continues .^ hasTo) .| isOdd .| bytes .>= all(0xF0)
        }
        guard !any(strange) else { return nil }
        // The last character may go on behind the block.
        if buffer[start + 127] >= 0xC0 { return start + 127 }
        return buffer[start + 126] >= 0xE0 ? start + 126 : start + 128
    }

    private static func utf8(mending raw: [UInt8], from broken: Int) -> [UInt8] {
        var mended = Array(raw[..<broken])
        mended.reserveCapacity(raw.count + raw.count / 8)
        raw.withUnsafeBytes { buffer in
            var index = broken
            while index < buffer.count {
                if let next = endOfCharacter(at: index, in: buffer) {
                    mended.append(contentsOf: buffer[index..<next])
                    index = next
                } else {
                    let byte = buffer[index]
                    // 0x80 to 0x9F are controls in ISO 8859-1: nobody meant those.
                    mended += byte < 0xA0 ? [0xEF, 0xBF, 0xBD] : [0xC0 | byte >> 6, 0x80 | byte & 0x3F]
                    index += 1
                }
            }
        }
        return mended
    }

    /// Where the character that begins at `start` ends, folds inside it included; nil when it is no UTF-8.
    private static func endOfCharacter(at start: Int, in buffer: UnsafeRawBufferPointer) -> Int? {
        let lead = buffer[start]
        // The table of well-formed sequences in the Unicode Standard, 3.9: the range of the second byte.
        let (following, second): (Int, ClosedRange<UInt8>)
        switch lead {
        case ..<0x80: return start + 1
        case 0xC2...0xDF: (following, second) = (1, 0x80...0xBF)
        case 0xE0: (following, second) = (2, 0xA0...0xBF)
        case 0xED: (following, second) = (2, 0x80...0x9F)
        case 0xE1...0xEF: (following, second) = (2, 0x80...0xBF)
        case 0xF0: (following, second) = (3, 0x90...0xBF)
        case 0xF1...0xF3: (following, second) = (3, 0x80...0xBF)
        case 0xF4: (following, second) = (3, 0x80...0x8F)
        default: return nil
        }
        var index = start + 1
        for position in 0..<following {
            if index < buffer.count, buffer[index] < .space,
                let unfolded = ContentLines.endOfFold(at: index, in: buffer)
            {
                index = unfolded
            }
            guard index < buffer.count, (position == 0 ? second : 0x80...0xBF).contains(buffer[index]) else {
                return nil
            }
            index += 1
        }
        return index
    }
}

extension UInt8 {
    /// HTAB.
    static let tab = UInt8(ascii: "\t")
    /// LF.
    static let lineFeed = UInt8(ascii: "\n")
    /// CR.
    static let carriageReturn = UInt8(ascii: "\r")
    /// SP.
    static let space = UInt8(ascii: " ")

    /// Whether this is an ASCII digit.
    var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
    /// This, in upper case when it is an ASCII letter.
    var uppercased: UInt8 { self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") ? self & 0xDF : self }
}

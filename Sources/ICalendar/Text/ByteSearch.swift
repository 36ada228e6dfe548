/// Searching of text many bytes at a time: the lines of calendars are short, and there are many.
extension UnsafeRawBufferPointer {
    /// The first place in `range` where `one` or `other` stands, or the end of `range` when neither does.
    func firstPlace(of one: UInt8, or other: UInt8, in range: Range<Int>) -> Int {
        let (ones, others) = (SIMD16(repeating: one), SIMD16(repeating: other))
        var index = range.lowerBound
        while index + 16 <= range.upperBound {
            let block = loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
            let found = unsafeBitCast(block .== ones .| block .== others, to: SIMD2<UInt64>.self)
            // Each byte of `found` is all ones or all zeros.
            if found[0] != 0 { return index + UInt64(littleEndian: found[0]).trailingZeroBitCount / 8 }
            if found[1] != 0 { return index + 8 + UInt64(littleEndian: found[1]).trailingZeroBitCount / 8 }
            index += 16
        }
        while index < range.upperBound, self[index] != one, self[index] != other { index += 1 }
        return index
    }

    /// Whether the bytes in `range` are those of `other`.
    func matches(_ other: UnsafeRawBufferPointer, in range: Range<Int>) -> Bool {
        guard range.count == other.count else { return false }
        var index = 0
        while index + 8 <= other.count {
            let (one, two) = (
                loadUnaligned(fromByteOffset: range.lowerBound + index, as: UInt64.self),
                other.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            )
            if one != two { return false }
            index += 8
        }
        while index < other.count {
            if self[range.lowerBound + index] != other[index] { return false }
            index += 1
        }
        return true
    }
}

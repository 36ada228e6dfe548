/// Bodies that are sent compressed.
enum Compressed {
    /// `count` zeros in zlib's form (`Content-Encoding: deflate`), in about a thousandth of the bytes:
    /// one zero, then again and again "the last byte 258 times more" (RFC 1951, 3.2.6).
    static func zeros(_ count: Int) -> [UInt8] {
        let repeats = max(0, count - 1) / 258
        var bits = Bits()
        bits.add([1, 1, 0])
        bits.add([0, 0, 1, 1, 0, 0, 0, 0])
        for _ in 0..<repeats { bits.add([1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0]) }
        bits.add([0, 0, 0, 0, 0, 0, 0])
        let sum = UInt32((1 + repeats * 258) % 65_521) << 16 | 1
        return [0x78, 0x01] + bits.bytes + (0..<4).map { UInt8(truncatingIfNeeded: sum >> (24 - 8 * $0)) }
    }

    private struct Bits {
        var bytes: [UInt8] = []
        private var used = 8

        mutating func add(_ bits: [UInt8]) {
            for bit in bits {
                if used == 8 {
                    bytes.append(0)
                    used = 0
                }
                bytes[bytes.count - 1] |= bit << UInt8(used)
                used += 1
            }
        }
    }
}

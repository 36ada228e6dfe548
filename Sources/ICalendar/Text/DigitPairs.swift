/// Eight ASCII digits as four numbers from 0 to 99, read all at once: what dates and times are written in.
struct DigitPairs {
    private let pairs: UInt64

    /// The digits that `word` has as its bytes, in the order they stand in memory; nil when one is no digit.
    init?(_ word: UInt64) {
        let digits = UInt64(littleEndian: word) ^ 0x3030_3030_3030_3030
        // Above nine, six more reach the upper half of a byte.
        guard (digits | digits &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0 == 0 else { return nil }
        pairs = (digits &* 10 &+ digits >> 8) & 0x00FF_00FF_00FF_00FF
    }

    /// The number at a place from 0 to 3.
    subscript(place: Int) -> Int { Int(truncatingIfNeeded: pairs >> UInt64(place * 16) & 0xFF) }
}

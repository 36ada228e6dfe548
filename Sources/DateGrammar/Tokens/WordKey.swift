/// A word of up to ten letters as one number: six bits a letter, and the tone above them wherever it was written
/// (hòa and hoà are one). Longer words have none: the grammar knows no such word.
struct WordKey: Hashable {
    /// 0 for no word.
    private(set) var bits: UInt64 = 0
    private(set) var count = 0

    /// The bit above ten letters, where the tone begins.
    private static let toneShift: UInt64 = 60

    init() {}

    /// The key of `text`, which is letters only.
    init(_ text: String) {
        for scalar in text.unicodeScalars {
            let folded = Letter.folded(scalar.value)
            append(UInt8(truncatingIfNeeded: folded), tone: UInt8(truncatingIfNeeded: folded >> 8))
        }
    }

    /// Adds a letter, and its tone where it has one.
    @inline(__always)
    mutating func append(_ letter: UInt8, tone: UInt8) {
        count += 1
        guard count <= 10 else {
            bits = 0
            return
        }
        let tones = bits >> WordKey.toneShift
        let letters = bits & ((1 << WordKey.toneShift) - 1)
        bits = letters << 6 | UInt64(letter) | (tone == 0 ? tones : UInt64(tone)) << WordKey.toneShift
    }

    /// Puts the combining mark `scalar` on the last letter.
    mutating func combine(_ scalar: UInt32) {
        guard count > 0, count <= 10,
            let (letter, tone) = Letter.combined(UInt8(truncatingIfNeeded: bits & 63), scalar)
        else { return }
        bits = bits & ~63 | UInt64(letter)
        if tone != 0 { bits = bits & ((1 << WordKey.toneShift) - 1) | UInt64(tone) << WordKey.toneShift }
    }

    /// The same word without marks and tone.
    var plain: WordKey {
        var result = WordKey()
        for place in (0..<min(count, 10)).reversed() {
            result.append(Letter.plain(UInt8(truncatingIfNeeded: bits >> (6 * UInt64(place)) & 63)), tone: 0)
        }
        return result
    }
}

/// The letters of Vietnamese and English, folded in case, with tones apart from letters.
///
/// A letter is a number from 1 to 33: a to z, then ă â đ ê ô ơ ư; 34 is any other letter. A tone is a number from
/// 1 to 5: huyền, sắc, hỏi, ngã, nặng; 0 is none.
enum Letter {
    static let (breveA, circumflexA, strokedD, circumflexE): (UInt8, UInt8, UInt8, UInt8) = (27, 28, 29, 30)
    static let (circumflexO, hornO, hornU, other): (UInt8, UInt8, UInt8, UInt8) = (31, 32, 33, 34)

    /// The letter in the low byte and the tone in the high one, of every scalar below U+0250; 0 for what is no letter.
    private static let latin: [UInt16] = {
        var table = [UInt16](repeating: 0, count: 0x250)
        for scalar in 0..<26 {
            table[0x41 + scalar] = UInt16(scalar + 1)
            table[0x61 + scalar] = UInt16(scalar + 1)
        }
        for scalar in 0xC0..<0x250 where scalar != 0xD7 && scalar != 0xF7 { table[scalar] = UInt16(other) }
        let vowels: [(lower: Int, letter: UInt8, tone: UInt8)] = [
            (0xE0, 1, 1), (0xE1, 1, 2), (0xE2, circumflexA, 0), (0xE3, 1, 4), (0xE8, 5, 1), (0xE9, 5, 2),
            (0xEA, circumflexE, 0), (0xEC, 9, 1), (0xED, 9, 2), (0xF2, 15, 1), (0xF3, 15, 2), (0xF4, circumflexO, 0),
            (0xF5, 15, 4), (0xF9, 21, 1), (0xFA, 21, 2), (0xFD, 25, 2),
        ]
        for (lower, letter, tone) in vowels {
            table[lower] = UInt16(letter) | UInt16(tone) << 8
            table[lower - 0x20] = table[lower]
        }
        let pairs: [(upper: Int, letter: UInt8, tone: UInt8)] = [
            (0x102, breveA, 0), (0x110, strokedD, 0), (0x128, 9, 4), (0x168, 21, 4), (0x1A0, hornO, 0),
            (0x1AF, hornU, 0),
        ]
        for (upper, letter, tone) in pairs {
            table[upper] = UInt16(letter) | UInt16(tone) << 8
            table[upper + 1] = table[upper]
        }
        return table
    }()

    /// The same of U+1EA0 to U+1EF9, the block "Latin Extended Additional" has for Vietnamese.
    private static let vietnamese: [UInt16] = {
        let letters = Array("aaâââââăăăăăeeeêêêêêiiooôôôôôơơơơơuuưưưưưyyyy".unicodeScalars)
        let tones = Array("532134521345534213453553213452134553213451534".utf8)
        return zip(letters, tones).flatMap { scalar, tone -> [UInt16] in
            let letter = latin[Int(scalar.value)] & 0xFF
            let folded = letter | UInt16(tone - 0x30) << 8
            return [folded, folded]
        }
    }()

    /// The letter in the low byte and the tone in the high one; 0 for what is no letter.
    static func folded(_ scalar: UInt32) -> UInt16 {
        switch scalar {
        case 0..<0x250: latin[Int(scalar)]
        case 0x1EA0...0x1EF9: vietnamese[Int(scalar - 0x1EA0)]
        case 0x370..<0x2000, 0x3040..<0xD800, 0xF900..<0xFE00, 0x2C00..<0x2E00, 0x10000..<0x1F000: UInt16(other)
        default: 0
        }
    }

    /// `letter` under the combining mark `scalar`, with the mark's tone; nil when it changes neither.
    static func combined(_ letter: UInt8, _ scalar: UInt32) -> (letter: UInt8, tone: UInt8)? {
        switch (scalar, letter) {
        case (0x300, _): (letter, 1)
        case (0x301, _): (letter, 2)
        case (0x309, _): (letter, 3)
        case (0x303, _): (letter, 4)
        case (0x323, _): (letter, 5)
        case (0x302, 1): (circumflexA, 0)
        case (0x302, 5): (circumflexE, 0)
        case (0x302, 15): (circumflexO, 0)
        case (0x306, 1): (breveA, 0)
        case (0x31B, 15): (hornO, 0)
        case (0x31B, 21): (hornU, 0)
        default: nil
        }
    }

    /// The letter without its mark, as those write who have no Vietnamese keyboard.
    static func plain(_ letter: UInt8) -> UInt8 {
        switch letter {
        case breveA, circumflexA: 1
        case strokedD: 4
        case circumflexE: 5
        case circumflexO, hornO: 15
        case hornU: 21
        default: letter
        }
    }
}

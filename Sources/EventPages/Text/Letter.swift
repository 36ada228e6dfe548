/// A letter taken apart as Vietnamese writes it: what it is, the mark that makes it another vowel, and the tone.
///
/// The tone is kept apart because writers put it in different places (`hoà`, `hòa`), and both because some write
/// neither.
struct Letter: Hashable {
    /// The lower-case letter without any mark: `a` to `z`; other scripts keep their scalar, cut to 32 bits.
    let base: UInt32
    /// 0 none, 1 circumflex (`â`) or the stroke of `đ`, 2 breve (`ă`) or horn (`ơ`).
    let mark: UInt8
    /// 0 none, then huyền, hỏi, ngã, sắc, nặng.
    let tone: UInt8
    let isUpper: Bool

    private init(base: UInt32, mark: UInt8 = 0, tone: UInt8 = 0, isUpper: Bool = false) {
        (self.base, self.mark, self.tone, self.isUpper) = (base, mark, tone, isUpper)
    }

    /// The letter that `scalar` is, or nil when it belongs in no word: a space, a sign, a digit's neighbour.
    init?(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        if value < 0x80 {
            switch value {
            case 0x61...0x7A, 0x30...0x39: self.init(base: value)
            case 0x41...0x5A: self.init(base: value | 0x20, isUpper: true)
            default: return nil
            }
        } else if value < Self.tableEnd, let known = Self.table[Int(value)] {
            self = known
        } else if value < 0xAA || (0x2000...0x2BFF).contains(value) {
            return nil  // Signs, spaces, quotation marks, dashes, ornaments: asking Unicode about each takes long.
        } else if scalar.properties.isAlphabetic {
            self.init(base: value)
        } else {
            return nil
        }
    }

    /// One past the last Vietnamese letter, `ỹ`.
    private static let tableEnd: UInt32 = 0x1EFA

    /// The Vietnamese letters beyond ASCII, by scalar.
    private static let table: [Letter?] = {
        var table = [Letter?](repeating: nil, count: Int(tableEnd))
        // A vowel a row: without a tone, then the five tones in order.
        let rows: [(base: Character, mark: UInt8, letters: String)] = [
            ("a", 0, "aàảãáạ"), ("a", 2, "ăằẳẵắặ"), ("a", 1, "âầẩẫấậ"), ("e", 0, "eèẻẽéẹ"), ("e", 1, "êềểễếệ"),
            ("i", 0, "iìỉĩíị"), ("o", 0, "oòỏõóọ"), ("o", 1, "ôồổỗốộ"), ("o", 2, "ơờởỡớợ"), ("u", 0, "uùủũúụ"),
            ("u", 2, "ưừửữứự"), ("y", 0, "yỳỷỹýỵ"), ("d", 1, "đ"),
        ]
        for row in rows {
            guard let base = row.base.unicodeScalars.first else { continue }
            for (tone, letter) in row.letters.enumerated() {
                for (text, isUpper) in [(letter.lowercased(), false), (letter.uppercased(), true)] {
                    guard let scalar = text.unicodeScalars.first, scalar.value >= 0x80 else { continue }
                    table[Int(scalar.value)] = Letter(
                        base: base.value, mark: row.mark, tone: UInt8(tone), isUpper: isUpper)
                }
            }
        }
        return table
    }()
}

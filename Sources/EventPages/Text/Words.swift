/// The words of a text, each known by hashes, so that phrases are found without a String per word.
struct Words {
    struct Word {
        /// Where it stands: UTF-8 offsets in the text.
        let range: Range<Int>
        /// The hash of its letters and its tone.
        let spelled: UInt64
        /// The hash of its letters without any mark.
        let bare: UInt64
        let startsUpper: Bool
        /// Whether there is no lower-case letter in it.
        let isAllUpper: Bool
        let startsWithDigit: Bool
        /// Whether only spaces stand between it and the word before.
        let followsDirectly: Bool
    }

    let list: [Word]

    /// The words of `text`, which is UTF-8.
    init(_ text: [UInt8]) {
        var list: [Word] = []
        var at = 0
        var gapIsOpen = true  // Only spaces since the last word.
        while at < text.count {
            var next = at
            guard let first = Letter(Self.scalar(of: text, at: &next)) else {
                if text[at] != 0x20 { gapIsOpen = false }
                at = next
                continue
            }
            let start = at
            var (spelled, bare): (UInt64, UInt64) = (Self.seed, Self.seed)
            var tone: UInt8 = 0
            var isAllUpper = true
            var letter: Letter? = first
            while let present = letter {
                spelled = Self.mixed(spelled, present.base &* 4 &+ UInt32(present.mark))
                bare = Self.mixed(bare, present.base)
                if present.tone != 0 { tone = present.tone }
                if !present.isUpper { isAllUpper = false }
                at = next
                letter = at < text.count ? Letter(Self.scalar(of: text, at: &next)) : nil
            }
            list.append(
                Word(
                    range: start..<at, spelled: Self.mixed(spelled, 0x1000 + UInt32(tone)), bare: bare,
                    startsUpper: first.isUpper, isAllUpper: isAllUpper,
                    startsWithDigit: (0x30...0x39).contains(text[start]), followsDirectly: gapIsOpen))
            gapIsOpen = true
        }
        self.list = list
    }

    /// The index of the first word that begins at `offset` or after it.
    func index(at offset: Int) -> Int {
        var (low, high) = (0, list.count)
        while low < high {
            let middle = (low + high) / 2
            if list[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    /// FNV-1a over 32-bit units.
    private static func mixed(_ hash: UInt64, _ unit: UInt32) -> UInt64 {
        (hash ^ UInt64(unit)) &* 0x0000_0100_0000_01B3
    }

    /// The scalar at `offset`, which then is one past it; U+FFFD for what is no UTF-8.
    static func scalar(of text: [UInt8], at offset: inout Int) -> Unicode.Scalar {
        let first = text[offset]
        offset += 1
        if first < 0x80 { return Unicode.Scalar(first) }
        let count = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1
        var value = UInt32(first) & (0x3F >> UInt32(count))
        for _ in 0..<count {
            guard offset < text.count, text[offset] & 0xC0 == 0x80 else { return "\u{FFFD}" }
            value = value << 6 | UInt32(text[offset] & 0x3F)
            offset += 1
        }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }
}

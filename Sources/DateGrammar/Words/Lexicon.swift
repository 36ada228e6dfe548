/// What words mean, found by their keys.
///
/// A word means at most two things: "năm" is year and five, and without tones "toi" is coming and evening.
struct Lexicon: Sendable {
    private struct Entry {
        var key: UInt64 = 0
        var first = Word.unknown
        var second = Word.unknown
    }

    /// For text with diacritics: each word as it is spelled.
    static let accented = Lexicon(includesPlain: false)
    /// For text without: each word also without its marks.
    static let plain = Lexicon(includesPlain: true)

    private static let size: UInt64 = 4096
    /// Open addressing; the key 0 is an empty place.
    private var table = [Entry](repeating: Entry(), count: Int(Lexicon.size))

    private init(includesPlain: Bool) {
        for (spellings, word) in Vietnamese.words + English.words {
            for spelling in spellings.split(separator: " ") {
                let key = WordKey(String(spelling))
                insert(key, word)
                if includesPlain { insert(key.plain, word) }
            }
        }
    }

    @inline(__always)
    private static func slot(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 52)
    }

    private mutating func insert(_ key: WordKey, _ word: Word) {
        var slot = Lexicon.slot(key.bits)
        while table[slot].key != 0, table[slot].key != key.bits { slot = (slot + 1) & (table.count - 1) }
        if table[slot].key == 0 {
            table[slot] = Entry(key: key.bits, first: word)
        } else if table[slot].first != word, table[slot].second.kind == .unknown {
            table[slot].second = word
        }
    }

    /// The meanings of the word with `key`, unknown where it has fewer.
    @inline(__always)
    func senses(of key: WordKey) -> (Word, Word) {
        guard key.bits != 0 else { return (.unknown, .unknown) }
        var slot = Lexicon.slot(key.bits)
        while table[slot].key != 0 {
            if table[slot].key == key.bits { return (table[slot].first, table[slot].second) }
            slot = (slot + 1) & (table.count - 1)
        }
        return (.unknown, .unknown)
    }
}

/// Cuts a text into sentences.
enum Sentences {
    /// The sentences of `text` as UTF-8 offsets, in order.
    static func of(_ text: [UInt8]) -> [Range<Int>] {
        var sentences: [Range<Int>] = []
        var start = 0
        var at = 0
        while at < text.count {
            if ends(text, at) {
                sentences.append(start..<at + 1)
                start = at + 1
            }
            at += 1
        }
        if start < text.count { sentences.append(start..<text.count) }
        return sentences
    }

    /// Whether a sentence ends with the byte at `at`.
    private static func ends(_ text: [UInt8], _ at: Int) -> Bool {
        let byte = text[at]
        guard
            byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
                || byte == UInt8(ascii: ";")
        else { return false }
        guard at + 1 < text.count else { return true }
        guard text[at + 1] == 0x20, at + 2 < text.count else { return false }
        if byte != UInt8(ascii: ".") { return true }
        var next = at + 2
        let follower = Words.scalar(of: text, at: &next)
        let letter = Letter(follower)
        guard letter == nil || letter?.isUpper == true || follower.properties.numericType != nil else { return false }
        var begin = at
        while begin > 0, text[begin - 1] != 0x20, at - begin < 8 { begin -= 1 }
        let word = text[begin..<at]
        guard let first = word.first else { return true }
        // One letter, two capitals, or a known one: "Q. 9", "TP. Hà Nội", "Dr. Mai", but not "Ly Nam De. Meetings".
        let isShort =
            word.count <= 2 && word.allSatisfy { (0x41...0x5A).contains($0) } || word.count == 1 && isLetter(first)
        return !(isShort || known.contains(String(decoding: word, as: UTF8.self).lowercased()))
    }

    private static let known: Set<String> = [
        "pgs", "ths", "nxb", "tp", "st", "mr", "mrs", "ms", "dr", "no", "vs", "bs", "gs", "ts", "ks", "cn", "ls", "tx",
        "tt",
        "nsnd", "nsưt", "hlv", "tgđ", "prof", "jr", "sr", "inc", "ltd", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
        "sep", "sept", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "kts", "tnhh", "ubnd",
    ]

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}

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
        // "TP. Hà Nội", "Q. 9", "ThS. Mai": an abbreviation is short and begins with a capital.
        var begin = at
        while begin > 0, text[begin - 1] != 0x20, at - begin < 8 { begin -= 1 }
        let word = text[begin..<at]
        guard let first = word.first else { return true }
        let isShort = word.count <= 3 && (0x41...0x5A).contains(first)
        let isTitle = ["pgs", "ths", "nxb", "tp", "st", "mr", "mrs", "dr", "no", "vs"].contains(
            String(decoding: word, as: UTF8.self).lowercased())
        return !(isShort || isTitle)
    }
}

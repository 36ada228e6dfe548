/// A text with case and diacritics taken away, so that "HỘI THẢO", "hội thảo" and "hoi thao" are one.
///
/// Latin letters lose their marks, whether composed (NFC) or not (NFD), and `đ`, which Unicode does
/// not decompose, is `d`; other scripts only lose their case.
package struct FoldedText: Hashable, Sendable {
    /// The folded text in UTF-8.
    package let utf8: [UInt8]

    package init(_ text: some StringProtocol) {
        var folded: [UInt8] = []
        folded.reserveCapacity(text.utf8.count)
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            for byte in text.utf8 { folded.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) }
        } else {
            for scalar in text.unicodeScalars { FoldedText.append(scalar, to: &folded) }
        }
        utf8 = folded
    }

    /// Whether `words` are somewhere in it; nothing is everywhere.
    package func contains(_ words: FoldedText) -> Bool {
        guard let first = words.utf8.first else { return true }
        let last = utf8.count - words.utf8.count
        guard last >= 0 else { return false }
        for start in 0...last where utf8[start] == first {
            if utf8[start...].starts(with: words.utf8) { return true }
        }
        return false
    }

    /// Letters with marks, by the letter below the marks: Latin-1, Latin Extended-A, and all of Vietnamese.
    private static let markedLetters: [(base: String, marked: String)] = [
        ("a", "àáâãäåāăąǎảạấầẩẫậắằẳẵặ"), ("c", "çćĉċč"), ("d", "đďð"), ("e", "èéêëēĕėęěẻẽẹếềểễệ"), ("g", "ĝğġģ"),
        ("h", "ĥħ"), ("i", "ìíîïĩīĭįıǐỉị"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľłŀ"), ("n", "ñńņňŉ"),
        ("o", "òóôõöøōŏőǒơỏọốồổỗộớờởỡợ"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"),
        ("u", "ùúûüũūŭůűųǔưủụứừửữự"), ("w", "ŵẁẃẅ"), ("y", "ýÿŷỳỷỹỵ"), ("z", "źżž"), ("ss", "ß"), ("ae", "æ"),
        ("oe", "œ"),
    ]

    private static let baseLetters = Dictionary(
        uniqueKeysWithValues: markedLetters.flatMap { base, marked in
            marked.unicodeScalars.map { ($0, Array(base.utf8)) }
        })

    private static func append(_ scalar: Unicode.Scalar, to folded: inout [UInt8]) {
        if isCombining(scalar) { return }
        for lower in scalar.properties.lowercaseMapping.unicodeScalars where !isCombining(lower) {
            folded.append(contentsOf: baseLetters[lower] ?? Array(String(lower).utf8))
        }
    }

    private static func isCombining(_ scalar: Unicode.Scalar) -> Bool { (0x300...0x36F).contains(scalar.value) }
}

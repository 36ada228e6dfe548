/// The words of a title without regard to case and diacritics, to tell whether two titles are of one event.
package struct TitleLikeness: Hashable, Sendable {
    private let words: Set<[UInt8]>

    package init(_ title: String) {
        let folded = FoldedText(title).utf8
        // Words of one letter, and signs, tell nothing.
        words = Set(
            folded.split { byte in
                !(byte >= 0x80 || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte))
            }.filter { $0.count > 1 }.map { Array($0) })
    }

    /// Whether two thirds of the words of the shorter title are in the other, and at least two are.
    package func isLike(_ other: TitleLikeness) -> Bool {
        let fewer = min(words.count, other.words.count)
        let common = words.intersection(other.words).count
        return fewer > 0 && common * 3 >= fewer * 2 && (common >= 2 || words == other.words)
    }
}

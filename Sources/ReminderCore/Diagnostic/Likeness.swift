/// Finds what somebody may have meant.
package enum Likeness {
    /// The one of `words` that looks most like `word`, or nil when none comes near.
    package static func nearest(to word: String, among words: some Sequence<String>) -> String? {
        let folded = Array(FoldedText(word.prefix(64)).utf8)
        let limit = max(1, folded.count / 3)
        let near = words.map { (word: $0, distance: distance(folded, FoldedText($0).utf8)) }
        return near.filter { $0.distance <= limit }.min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
    }

    /// How many bytes have to be put in, taken out, changed or swapped with their neighbour to turn one
    /// into the other (Damerau and Levenshtein's distance, each place edited once).
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var before: [Int] = []
        var above = Array(0...right.count)
        for (row, byte) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var best = min(above[column] + (byte == other ? 0 : 1), above[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
                    best = min(best, before[column - 1] + 1)
                }
                current.append(best)
            }
            (before, above) = (above, current)
        }
        return above[right.count]
    }
}

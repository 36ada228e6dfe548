/// Phrases and what each stands for, found in the words of a text, the longest at each place.
struct Lexicon<Value: Sendable>: Sendable {
    struct Hit: Sendable {
        /// Which words it is.
        let words: Range<Int>
        let value: Value
    }

    private struct Entry: Sendable {
        let spelled: [UInt64]
        let bare: [UInt64]
        let value: Value
    }

    private var bySpelling: [UInt64: [Entry]] = [:]
    private var byBareSpelling: [UInt64: [Entry]] = [:]

    /// - Parameter phrases: For each value its phrases, separated by `|`, in any case.
    init(_ phrases: [(String, Value)]) {
        for (list, value) in phrases {
            for phrase in list.split(separator: "|") {
                let words = Words(Array(phrase.utf8)).list
                guard let first = words.first else { continue }
                let entry = Entry(spelled: words.map(\.spelled), bare: words.map(\.bare), value: value)
                bySpelling[first.spelled, default: []].append(entry)
                // Without its marks a short word is too many words at once: "hop" is "họp", "hợp" and "hộp".
                let isClear = phrase.utf8.allSatisfy { $0 < 0x80 } || words.count > 1 || phrase.count >= 5
                if isClear { byBareSpelling[first.bare, default: []].append(entry) }
            }
        }
        // The longest first, so that "lễ hội" goes before "lễ".
        for key in bySpelling.keys { bySpelling[key]?.sort { $0.spelled.count > $1.spelled.count } }
        for key in byBareSpelling.keys { byBareSpelling[key]?.sort { $0.bare.count > $1.bare.count } }
    }

    /// The phrases in `words`, in order, none overlapping another.
    ///
    /// - Parameter bare: Whether the text is written without marks: then "hop" may be "họp".
    func hits(in words: Words, _ range: Range<Int>? = nil, bare: Bool) -> [Hit] {
        let range = range ?? words.list.indices
        var hits: [Hit] = []
        var at = range.lowerBound
        while at < range.upperBound {
            if let hit = hit(in: words, at: at, before: range.upperBound, bare: bare) {
                hits.append(hit)
                at = hit.words.upperBound
            } else {
                at += 1
            }
        }
        return hits
    }

    /// The longest phrase that begins with the word at `index`, if any.
    func hit(in words: Words, at index: Int, before end: Int, bare: Bool) -> Hit? {
        guard index < end else { return nil }
        let word = words.list[index]
        let entries = bare ? byBareSpelling[word.bare] : bySpelling[word.spelled]
        for entry in entries ?? [] where index + entry.spelled.count <= end {
            let matches = entry.spelled.indices.allSatisfy { offset in
                let word = words.list[index + offset]
                guard offset == 0 || word.followsDirectly else { return false }
                return bare ? word.bare == entry.bare[offset] : word.spelled == entry.spelled[offset]
            }
            if matches { return Hit(words: index..<index + entry.spelled.count, value: entry.value) }
        }
        return nil
    }
}

extension Lexicon where Value == Void {
    /// Phrases that only have to be there, separated by `|`.
    init(_ phrases: String) { self.init([(phrases, ())]) }

    /// Whether one of the phrases is in `words`.
    func isIn(_ words: Words, _ range: Range<Int>? = nil, bare: Bool) -> Bool {
        let range = range ?? words.list.indices
        return range.contains { hit(in: words, at: $0, before: range.upperBound, bare: bare) != nil }
    }
}

/// Phrases and what each stands for, found in the words of a text, the longest at each place.
///
/// It may know exceptions too: longer phrases in which the words of a shorter one mean something else.
struct Lexicon<Value: Sendable>: Sendable {
    struct Hit: Sendable {
        /// Which words it is.
        let words: Range<Int>
        let value: Value
    }

    private struct Entry: Sendable {
        let spelled: [UInt64]
        let bare: [UInt64]
        /// Nil for an exception.
        let value: Value?
    }

    private var bySpelling: [UInt64: [Entry]] = [:]
    private var byBareSpelling: [UInt64: [Entry]] = [:]

    /// - Parameters:
    ///   - phrases: For each value its phrases, separated by `|`, in any case.
    ///   - exceptions: Phrases that are none, separated by `|`: "tổ chức xã hội" is no "tổ chức".
    ///   - knowsShort: Whether short words are known without their marks too, which only a lexicon may ask for whose
    ///     hits are checked by what follows them: without marks "tai" is "tại", "tai" and "tài".
    init(_ phrases: [(String, Value)], except exceptions: String = "", knowsShort: Bool = false) {
        for (list, value) in phrases { add(list, value, knowsShort: knowsShort) }
        add(exceptions, nil, knowsShort: knowsShort)
        // The longest first, so that "lễ hội" goes before "lễ".
        for key in bySpelling.keys { bySpelling[key]?.sort { $0.spelled.count > $1.spelled.count } }
        for key in byBareSpelling.keys { byBareSpelling[key]?.sort { $0.bare.count > $1.bare.count } }
    }

    private mutating func add(_ list: String, _ value: Value?, knowsShort: Bool) {
        for phrase in list.split(separator: "|") {
            let words = Words(Array(phrase.utf8)).list
            guard let first = words.first else { continue }
            let entry = Entry(spelled: words.map(\.spelled), bare: words.map(\.bare), value: value)
            bySpelling[first.spelled, default: []].append(entry)
            // Without its marks a short word is too many words at once: "hop" is "họp", "hợp" and "hộp".
            let isClear = phrase.utf8.allSatisfy { $0 < 0x80 } || words.count > 1 || phrase.count >= 5 || knowsShort
            if isClear { byBareSpelling[first.bare, default: []].append(entry) }
        }
    }

    /// The phrases in `words`, in order, none overlapping another.
    ///
    /// - Parameter bare: Whether the text is written without marks: then "hop" may be "họp".
    func hits(in words: Words, _ range: Range<Int>? = nil, bare: Bool) -> [Hit] {
        let range = range ?? words.list.indices
        var hits: [Hit] = []
        var at = range.lowerBound
        while at < range.upperBound {
            guard let entry = entry(in: words, at: at, before: range.upperBound, bare: bare) else {
                at += 1
                continue
            }
            let end = at + entry.spelled.count
            if let value = entry.value { hits.append(Hit(words: at..<end, value: value)) }
            at = end
        }
        return hits
    }

    /// The longest phrase that begins with the word at `index`, if any.
    func hit(in words: Words, at index: Int, before end: Int, bare: Bool) -> Hit? {
        guard let entry = entry(in: words, at: index, before: end, bare: bare), let value = entry.value else {
            return nil
        }
        return Hit(words: index..<index + entry.spelled.count, value: value)
    }

    private func entry(in words: Words, at index: Int, before end: Int, bare: Bool) -> Entry? {
        guard index >= 0, index < min(end, words.list.count) else { return nil }
        let word = words.list[index]
        let entries = bare ? byBareSpelling[word.bare] : bySpelling[word.spelled]
        return entries?.first { entry in
            guard index + entry.spelled.count <= min(end, words.list.count) else { return false }
            return entry.spelled.indices.allSatisfy { offset in
                let word = words.list[index + offset]
                guard offset == 0 || word.followsDirectly else { return false }
                return bare ? word.bare == entry.bare[offset] : word.spelled == entry.spelled[offset]
            }
        }
    }
}

extension Lexicon where Value == Void {
    /// Phrases that only have to be there, separated by `|`, and what is none of them.
    init(_ phrases: String, except exceptions: String = "", knowsShort: Bool = false) {
        self.init([(phrases, ())], except: exceptions, knowsShort: knowsShort)
    }

    /// Whether one of the phrases is in `words`.
    func isIn(_ words: Words, _ range: Range<Int>? = nil, bare: Bool) -> Bool {
        let range = range ?? words.list.indices
        var at = range.lowerBound
        while at < range.upperBound {
            let entry = entry(in: words, at: at, before: range.upperBound, bare: bare)
            if let entry, entry.value != nil { return true }
            at += entry?.spelled.count ?? 1
        }
        return false
    }
}

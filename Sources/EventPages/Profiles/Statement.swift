import CivilTime
import DateGrammar

/// A date in a sentence of running text, with the words around it that say what it is the date of.
struct Statement {
    let passage: Passage
    let mention: DateMention
    /// The part of the sentence that the date is in, in UTF-8 offsets.
    let clause: Range<Int>
    /// Whether the page is written without diacritics.
    let bare: Bool
    /// The words of `clause`.
    let words: Range<Int>
    /// The words of the date.
    let date: Range<Int>

    /// The other days told of in the clause near the date, in order.
    let others: [DateMention]

    /// How far from the date a sentence still tells of it, in bytes: longer ones are lists or no sentences.
    private static let reach = 2000
    /// As many other dates on either side are looked at.
    private static let company = 8

    /// - Parameter mention: One that begins in `sentence`.
    init(_ passage: Passage, _ sentence: Range<Int>, _ mention: DateMention, bare: Bool) {
        (self.passage, self.mention, self.bare) = (passage, mention, bare)
        var start = max(sentence.lowerBound, mention.range.lowerBound - Self.reach)
        var end = min(sentence.upperBound, mention.range.upperBound + Self.reach)
        // Only whole words are left.
        while start > sentence.lowerBound, start < mention.range.lowerBound, passage.text[start] != 0x20 { start += 1 }
        while end < sentence.upperBound, end > mention.range.upperBound, passage.text[end - 1] != 0x20 { end -= 1 }
        // A semicolon ends what is said.
        for at in start..<max(start, end) where passage.text[at] == UInt8(ascii: ";") {
            if at < mention.range.lowerBound { start = at + 1 } else { end = min(end, at) }
        }
        while start < end, passage.text[start] == 0x20 { start += 1 }
        clause = start..<max(start, end)
        words = passage.words.index(at: clause.lowerBound)..<passage.words.index(at: clause.upperBound)
        let first = min(max(passage.words.index(at: mention.range.lowerBound), words.lowerBound), words.upperBound)
        let clause = clause
        let company = passage.mentions.filter { $0.days != nil && clause.contains($0.range.lowerBound) }
        others =
            company.filter { $0.range.upperBound <= mention.range.lowerBound }.suffix(Self.company)
            + company.filter { $0.range.lowerBound >= mention.range.upperBound }.prefix(Self.company)
        date = first..<min(max(first, passage.words.index(at: mention.range.upperBound)), words.upperBound)
    }

    /// The words of the clause before the date.
    var before: Range<Int> { words.lowerBound..<date.lowerBound }

    /// The words of the clause behind the date.
    var after: Range<Int> { date.upperBound..<words.upperBound }

    /// The part of the clause from the day before this one to the day after it, in UTF-8 offsets.
    var surroundings: Range<Int> {
        let start = others.last { $0.range.upperBound <= mention.range.lowerBound }?.range.upperBound
        let end = others.first { $0.range.lowerBound >= mention.range.upperBound }?.range.lowerBound
        return (start ?? clause.lowerBound)..<(end ?? clause.upperBound)
    }

    /// Whether one of the phrases is among the words of `range`, or of the clause.
    func has(_ phrases: Lexicon<Void>, in range: Range<Int>? = nil) -> Bool {
        phrases.isIn(passage.words, range ?? words, bare: bare)
    }

    /// The phrases among the words of `range`.
    func hits<Value>(_ phrases: Lexicon<Value>, in range: Range<Int>) -> [Lexicon<Value>.Hit] {
        phrases.hits(in: passage.words, range, bare: bare)
    }

    /// The last of the phrases that ends at most `gap` words before the word `index`, with no comma between.
    func nearest<Value>(
        _ phrases: Lexicon<Value>, before index: Int, within gap: Int
    ) -> Lexicon<Value>.Hit? {
        let range = max(words.lowerBound, index - gap - 8)..<max(words.lowerBound, index)
        return hits(phrases, in: range).last {
            index - $0.words.upperBound <= gap && isUnbroken($0.words.upperBound, index)
        }
    }

    /// Whether only spaces stand between the words from `first` to `last`, and before each of them.
    func isUnbroken(_ first: Int, _ last: Int) -> Bool {
        let list = passage.words.list
        guard first < last else { return first >= list.count || first == 0 || list[first].followsDirectly }
        return (first...min(last, list.count - 1)).allSatisfy { list[$0].followsDirectly }
    }

    /// Whether a comma stands between the words `first` and `last`.
    func hasComma(_ first: Int, _ last: Int) -> Bool { hasSign(UInt8(ascii: ","), first, last) }

    /// Whether the sign stands behind the word before `first` and before the word `last`, with a space after it.
    func hasSign(_ sign: UInt8, _ first: Int, _ last: Int) -> Bool {
        let list = passage.words.list
        guard first <= last, last > 0, !list.isEmpty else { return false }
        let start = first > 0 ? list[min(first, list.count) - 1].range.upperBound : 0
        let end = last < list.count ? list[last].range.lowerBound : passage.text.count
        guard start < end else { return false }
        return (start..<end).contains { at in
            passage.text[at] == sign && (at + 1 >= passage.text.count || passage.text[at + 1] == 0x20)
        }
    }

    /// Where the bracket that the date stands in opens, in UTF-8 offsets; nil when it stands in none.
    var bracket: Int? {
        var at = mention.range.lowerBound - 1
        while at >= 0, mention.range.lowerBound - at < 160 {
            if passage.text[at] == UInt8(ascii: ")") || passage.text[at] == UInt8(ascii: ".") { return nil }
            if passage.text[at] == UInt8(ascii: "(") { return at }
            at -= 1
        }
        return nil
    }
}

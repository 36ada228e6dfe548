import CivilTime
import DateGrammar

/// A block with its words and the dates in it.
struct Passage {
    let block: Block
    let words: Words
    let mentions: [DateMention]
    /// Its sentences, as UTF-8 offsets.
    let sentences: [Range<Int>]
    /// What settles what its dates leave open; nil where nothing is dated.
    let context: DateContext?
    /// Whether its dates were taken away, because they are the page's own.
    private(set) var isUndated = false

    init(block: Block, words: Words, mentions: [DateMention], context: DateContext? = nil) {
        (self.block, self.words, self.mentions, self.context) = (block, words, mentions, context)
        sentences = Sentences.of(block.text)
    }

    /// The passage without its dates.
    var undated: Passage {
        var passage = Passage(block: block, words: words, mentions: [], context: context)
        passage.isUndated = true
        return passage
    }

    /// Its text.
    var text: [UInt8] { block.text }

    /// The part of its text in `range`, which is made of UTF-8 offsets, without spaces around it.
    func quote(_ range: Range<Int>) -> String {
        String(decoding: text[range], as: UTF8.self).trimmed
    }

    /// The dates in a part of it, read as if it stood alone: what follows a label is often no sentence.
    func mentions(in part: Range<Int>) -> [DateMention] {
        guard var context, !part.isEmpty else { return [] }
        context.isAccented = nil
        return DateReader(context).mentions(in: Array(text[part])).map { mention in
            var mention = mention
            let range = mention.range
            mention.range = (range.lowerBound + part.lowerBound)..<(range.upperBound + part.lowerBound)
            return mention
        }
    }

    /// The first date in it that has days.
    var firstDay: DateMention? { mentions.first { $0.days != nil } }

    /// How many of its words are in no mention of a date, not counting those of `filler`.
    func wordsBesideDates(filler: Lexicon<Void>, bare: Bool) -> Int {
        var count = 0
        var index = 0
        while index < words.list.count {
            let word = words.list[index]
            if mentions.contains(where: { $0.range.overlaps(word.range) }) {
                index += 1
            } else if let hit = filler.hit(in: words, at: index, before: words.list.count, bare: bare) {
                index = hit.words.upperBound
            } else {
                count += 1
                index += 1
            }
        }
        return count
    }
}

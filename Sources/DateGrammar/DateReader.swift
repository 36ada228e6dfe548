/// Finds the dates and times in Vietnamese and English prose.
///
/// It reads bytes, in time linear in their number, and never fails: what is no date is passed over.
package struct DateReader: Sendable {
    /// The most mentions reported of one text; later ones are left out.
    package static let mostMentions = 2000
    /// The most bytes read of one text; what comes later is left out.
    package static let mostBytes = 64 << 20

    private let context: DateContext

    /// A reader of texts that stand in `context`; a year or a month in it that no heading has is passed over.
    package init(_ context: DateContext) {
        var context = context
        context.year = context.year.flatMap { (1...9999).contains($0) ? $0 : nil }
        context.month = context.month.flatMap { (1...12).contains($0) ? $0 : nil }
        self.context = context
    }

    /// The mentions in `text`, in their order; none overlaps another.
    package func mentions(in text: String) -> [DateMention] {
        var text = text
        return text.withUTF8 { mentions(in: $0) }
    }

    /// The mentions in UTF-8 `text`, in their order; none overlaps another.
    package func mentions(in text: [UInt8]) -> [DateMention] {
        text.withUnsafeBufferPointer { mentions(in: $0) }
    }

    /// The mentions in UTF-8 `text`, in their order; none overlaps another.
    package func mentions(in text: UnsafeBufferPointer<UInt8>) -> [DateMention] {
        let text = UnsafeBufferPointer(rebasing: text.prefix(DateReader.mostBytes))
        let isAccented = context.isAccented ?? Tokenizer.isAccented(text)
        let grammar = Grammar(
            tokens: Tokenizer.tokens(of: text, isAccented: isAccented), isAccented: isAccented, context: context)
        var mentions: [DateMention] = []
        var place = 0
        while place < grammar.tokens.count, mentions.count < DateReader.mostMentions {
            let start = place
            if grammar.mayBegin(start), let moment = grammar.moment(&place), place > start {
                if let mention = grammar.mention(moment, start..<place) { mentions.append(mention) }
            } else {
                place = start + 1
            }
        }
        return mentions
    }
}

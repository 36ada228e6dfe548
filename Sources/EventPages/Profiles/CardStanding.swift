import CivilTime
import DateGrammar

/// Finds whether the event of a card takes place, and what its dates are worth.
struct CardStanding {
    let page: Page

    /// Reads one passage of the card, that at `index`.
    func read(_ index: Int, _ card: Card, into event: inout PageEvent) {
        let passage = page.passages[index]
        guard let days = card.mention.days, event.status != .cancelled else { return }
        let isOwn = index == card.index
        let isTitle = index == card.titleIndex
        let (standing, quote) = EventStanding.read(passage, bare: page.isBare)
        if standing == .cancelled, isOwn || isTitle || isNotice(passage) {
            event.status = .cancelled
            event.evidence.append(Evidence(.status, quote: quote, line: passage.block.line))
            return
        }
        for mention in passage.mentions where mention.range != card.mention.range || !isOwn {
            guard event.precision == .day, isVaguer(mention, than: days, passage) else { continue }
            event.precision =
                mention.precision == .month && days.lowerBound != days.upperBound ? .window : .approximate
            event.status = .tentative
            event.evidence.append(Evidence(.status, quote: passage.quote(mention.range), line: passage.block.line))
        }
        if standing == .tentative, isOwn, card.anchor != .line {
            event.status = .tentative
            event.evidence.append(Evidence(.status, quote: quote, line: passage.block.line))
        }
    }

    /// Whether a short line does nothing but call the event off: "ĐÃ HỦY", "This event has been cancelled."
    private func isNotice(_ passage: Passage) -> Bool {
        passage.words.list.count <= 12 && !Self.conditions.isIn(passage.words, bare: page.isBare)
    }

    /// Words of rules about calling off, which call nothing off.
    private static let conditions = Lexicon<Void>(
        "nếu|trường hợp|có quyền|không được|chính sách|phí|hoàn|vé|lần|quy định|khi|if|policy|refund|fee|unless|in case"
    )

    /// Whether the text says that the exact date of the card only stands in for a vaguer one.
    private func isVaguer(_ mention: DateMention, than days: ClosedRange<CivilDate>, _ passage: Passage) -> Bool {
        guard let said = mention.days, mention.precision == .month || mention.precision == .approximate else {
            return false
        }
        guard said.overlaps(days) || mention.precision == .approximate, isNear(mention, said, days) else {
            return false
        }
        return !hasExact(passage, days) && isAboutTheEvent(passage, mention)
    }

    /// Whether what is said vaguely can be the days of the card. "Đầu năm sau" was said when the card was written,
    /// which nobody knows: only the season counts.
    private func isNear(
        _ mention: DateMention, _ said: ClosedRange<CivilDate>, _ days: ClosedRange<CivilDate>
    ) -> Bool {
        if mention.basis == .relative, page.published == nil {
            let season = said.lowerBound.month...max(said.lowerBound.month, said.upperBound.month)
            return season.contains(days.lowerBound.month)
        }
        return (said.lowerBound.adding(days: -120)...said.upperBound.adding(days: 120)).contains(days.lowerBound)
    }

    private func hasExact(_ passage: Passage, _ days: ClosedRange<CivilDate>) -> Bool {
        passage.mentions.contains { $0.precision == .day && $0.days?.lowerBound == days.lowerBound }
    }

    /// Whether the sentence with the mention says that something will be.
    private func isAboutTheEvent(_ passage: Passage, _ mention: DateMention) -> Bool {
        let sentence = passage.sentences.first { $0.contains(mention.range.lowerBound) } ?? 0..<passage.text.count
        let words = passage.words.index(at: sentence.lowerBound)..<passage.words.index(at: sentence.upperBound)
        return Happening.words.isIn(passage.words, words, bare: page.isBare)
    }
}

import CivilTime
import DateGrammar

/// Finds the hours of a card whose date stands without them: on a line, behind a label or in a cell of their own.
struct CardHours {
    let page: Page
    let columns: TableColumns

    /// The hours, and the passage that has them.
    func found(for card: Card) -> (start: TimeOfDay, end: TimeOfDay?, index: Int)? {
        let own = page.passages[card.index]
        // Hours of an event of several days are its hours only where a label says so.
        let isLong = card.mention.days.map { $0.lowerBound < $0.upperBound } ?? false
        if isLong { return [card.index + 1, card.index - 1].lazy.compactMap { labelledHours($0) }.first }
        // "Dec. 2 – Board meeting, 7 p.m."
        let clocks = own.mentions.filter { $0.days == nil && $0.startTime != nil }
        if clocks.count == 1, let start = clocks[0].startTime, own.words.list.count <= 40 {
            return (start, clocks[0].endTime, card.index)
        }
        if own.block.row != nil {
            let cells = columns.cells(.time, besides: card.index) + columns.rowIndices(of: card.index)
            let beside = cells.lazy.filter { $0 != card.index }.compactMap { hours($0) }.first
            if beside != nil || columns.knowTimes(of: own) { return beside }
        }
        let around = [card.index + 1, card.index - 1, card.index + 2]
        let lines = around.filter { page.passages.indices.contains($0) }.compactMap { hours($0) }
        // Several lines with hours are a programme.
        let programme = card.body.prefix(8).filter { beginsWithHours(page.passages[$0]) }.count
        return programme >= 2 ? nil : lines.first
    }

    /// When the card ends, as a line with the label for it says: "Kết thúc: 17h00", "End: 14 March 2026".
    func end(of card: Card) -> DateMention? {
        let lines = [card.index + 1, card.index + 2].filter { page.passages.indices.contains($0) }
        let cells = columns.cells(.end, besides: card.index)
        for index in lines + cells {
            let passage = page.passages[index]
            if cells.contains(index) { return passage.mentions.first }
            guard let (label, end) = Label.read(passage, bare: page.isBare), label == .end else { continue }
            if end < passage.text.count { return passage.mentions(in: end..<passage.text.count).first }
            guard index + 1 < page.passages.count else { continue }
            return page.passages[index + 1].mentions.first
        }
        return nil
    }

    private func labelledHours(_ index: Int) -> (start: TimeOfDay, end: TimeOfDay?, index: Int)? {
        guard page.passages.indices.contains(index), Label.read(page.passages[index], bare: page.isBare)?.label == .time
        else { return nil }
        return hours(index)
    }

    /// The hours of a passage that is nothing else, or has a label for them.
    private func hours(_ index: Int) -> (start: TimeOfDay, end: TimeOfDay?, index: Int)? {
        let passage = page.passages[index]
        guard passage.words.list.count <= 14, passage.firstDay == nil else { return nil }
        var value = 0
        if let (label, end) = Label.read(passage, bare: page.isBare) {
            guard label == .time else { return nil }
            value = min(end, passage.text.count)
        } else if passage.wordsBesideDates(filler: PageWords.filler, bare: page.isBare) > 1 {
            return nil
        }
        let mentions = passage.mentions(in: value..<passage.text.count)
        guard let clock = mentions.first, clock.days == nil, let start = clock.startTime else { return nil }
        return (start, clock.endTime, index)
    }

    private func beginsWithHours(_ passage: Passage) -> Bool {
        guard let first = passage.mentions.first, first.days == nil, first.startTime != nil else { return false }
        return passage.words.index(at: first.range.lowerBound) <= 1
            && passage.wordsBesideDates(filler: PageWords.filler, bare: page.isBare) > 1
    }
}

import DateGrammar

/// Reads a part of a page that is known to be one event: its first date, and what stands out as its title.
struct ItemProfile {
    let page: Page

    init(_ page: Page) { self.page = page }

    /// The event, or nil when there is no date or no title in it.
    func event() -> PageEvent? {
        for index in page.passages.indices {
            guard let mention = page.passages[index].mentions.first(where: { $0.days != nil && $0.precision != .year })
            else { continue }
            var card = Card(anchor: .labelled, index: index, mention: mention, body: 0..<page.passages.count)
            card.titleIndex = titleIndex()
            card.titleRange = card.titleIndex.map { 0..<page.passages[$0].text.count }
            return CardReading(page: page, isEventList: true, count: 1).event(card)
        }
        return nil
    }

    /// A heading, a link, else the first passage that is more than a date.
    private func titleIndex() -> Int? {
        let candidates = page.passages.indices.filter { !page.isDateLine($0) && !page.passages[$0].words.list.isEmpty }
        return candidates.first { page.passages[$0].block.isHeading }
            ?? candidates.first { !page.passages[$0].block.link.isEmpty && page.passages[$0].words.list.count >= 3 }
            ?? candidates.first { Label.read(page.passages[$0], bare: page.isBare) == nil }
    }
}

import DateGrammar

/// Splits a card whose date stands above several hours: "Offline: vào lúc 9h30", "Online: vào lúc 19h00".
struct SlotProfile {
    private let page: Page

    init(_ page: Page) { self.page = page }

    /// The events, those with several hours once for each.
    func split(_ events: [(card: Card, event: PageEvent)]) -> [PageEvent] {
        events.flatMap { card, event -> [PageEvent] in
            guard event.time.start == nil, !card.isDeadline else { return [event] }
            let slots = card.body.prefix(12).compactMap { slot(page.passages[$0], event) }
            return slots.isEmpty ? [event] : slots
        }
    }

    /// The event at the hours of one line, if the line gives some for a way of taking part.
    private func slot(_ passage: Passage, _ event: PageEvent) -> PageEvent? {
        guard let (label, _) = Label.read(passage, bare: page.isBare), label == .mode,
            let mention = passage.mentions.first, mention.days == nil, let start = mention.startTime
        else { return nil }
        var slot = event
        (slot.time.start, slot.time.end) = (start, mention.endTime)
        let whole = 0..<passage.text.count
        if let (mode, quote) = EventMode.read(passage, hasPlace: false, bare: page.isBare) {
            slot.mode = mode
            slot.evidence.append(Evidence(.mode, quote: quote, line: passage.block.line))
        }
        if let place = Place.found(in: passage, whole, bare: page.isBare) {
            slot.location = place.name
            slot.evidence.append(Evidence(.location, quote: passage.quote(place.range), line: passage.block.line))
        }
        slot.evidence.append(Evidence(.time, quote: passage.quote(mention.range), line: passage.block.line))
        return slot
    }
}

import CivilTime
import DateGrammar

/// Understands a card as an event.
struct CardReading {
    private let page: Page
    private let columns: TableColumns
    private let hours: CardHours
    private let places: CardPlaces
    private let standing: CardStanding
    private let confidence: CardConfidence

    /// - Parameters:
    ///   - isEventList: Whether the page is one that lists events.
    ///   - count: How many cards the page has.
    init(page: Page, isEventList: Bool, count: Int) {
        self.page = page
        columns = TableColumns(page.passages, bare: page.isBare)
        hours = CardHours(page: page, columns: columns)
        places = CardPlaces(page: page, columns: columns)
        standing = CardStanding(page: page)
        confidence = CardConfidence(page: page, isEventList: isEventList, count: count)
    }

    /// The event, or nil when there is nothing to call it.
    func event(_ card: Card) -> PageEvent? {
        guard let days = card.mention.days else { return nil }
        let passage = page.passages[card.index]
        let (title, titleLine) = title(of: card)
        guard !title.isEmpty else { return nil }
        var event = PageEvent(
            title: title,
            time: PageTime(
                days, start: card.mention.startTime, end: card.mention.endTime, partOfDay: card.mention.partOfDay))
        event.time.listed = card.mention.listed
        switch card.mention.precision {
        case .day: break
        case .approximate: event.precision = .approximate
        case .month, .quarter, .year: event.precision = .month
        }
        event.evidence = [
            Evidence(.title, quote: title, line: titleLine),
            Evidence(.time, quote: passage.quote(card.mention.range), line: passage.block.line),
        ]
        event.link = card.titleIndex.map { page.passages[$0].block.link } ?? ""
        readTimes(of: card, into: &event)
        readBody(of: card, into: &event)
        event.kind = card.isDeadline ? .deadline : kind(event)
        event.confidence = confidence.of(event, card)
        return event
    }

    private func title(of card: Card) -> (String, line: Int) {
        if let index = card.titleIndex, let range = card.titleRange {
            let passage = page.passages[index]
            return (Title.cleaned(passage.quote(named(passage, range))), passage.block.line)
        }
        // A table of dates under "Planning calendar": what is planned stands above it; so it does in a letter.
        if page.passages[card.index].block.row != nil || page.title.isEmpty,
            EventKind.named(in: Words(Array(page.title.utf8)), bare: page.isBare).isEmpty,
            let name = nameAbove(card)
        {
            return (name.title, name.line)
        }
        return (page.title, page.titleIndex.map { page.passages[$0].block.line } ?? 1)
    }

    /// The part of a title before the place that follows it: "Giao ban. Địa điểm: phòng A".
    private func named(_ passage: Passage, _ range: Range<Int>) -> Range<Int> {
        let label = passage.sentences.first { sentence in
            guard sentence.lowerBound > range.lowerBound, sentence.lowerBound < range.upperBound else { return false }
            return Label.read(passage, at: sentence.lowerBound, bare: page.isBare) != nil
        }
        return range.lowerBound..<(label?.lowerBound ?? range.upperBound)
    }

    private func nameAbove(_ card: Card) -> EventNames.Name? {
        let above = page.passages[..<card.index].lastIndex { $0.block.row == nil } ?? 0
        let names = EventNames(page)
        return stride(from: above, through: max(0, above - 3), by: -1)
            .lazy.compactMap { names.name(above: page.passages[$0]) }.first
    }

    private func kind(_ event: PageEvent) -> EventKind {
        let hits = EventKind.named(in: Words(Array(event.title.utf8)), bare: page.isBare)
        // The word at the beginning says what it is; further on there may be what it is about.
        if let hit = hits.first(where: { $0.words.lowerBound <= 2 })
            ?? hits.first(where: { $0.value.weight == .strong })
        {
            return hit.value.kind
        }
        if let hit = hits.first { return hit.value.kind }
        // What goes on for weeks and is called nothing is work on something.
        return event.time.days.upperBound.dayNumber - event.time.days.lowerBound.dayNumber > 14
            ? .projectActivity : .event
    }

    /// Hours and an end that stand beside the date.
    private func readTimes(of card: Card, into event: inout PageEvent) {
        guard event.precision == .day, !card.isDeadline else { return }
        if event.time.start == nil,
            let (start, end, index) = hours.found(for: card)
        {
            (event.time.start, event.time.end) = (start, end)
            let passage = page.passages[index]
            event.evidence.append(Evidence(.time, quote: passage.block.string, line: passage.block.line))
        }
        guard event.time.end == nil, event.time.days.lowerBound == event.time.days.upperBound,
            let end = hours.end(of: card)
        else { return }
        if let last = end.days?.upperBound, last >= event.time.days.lowerBound {
            event.time.days = event.time.days.lowerBound...last
        }
        if let clock = end.startTime, event.time.start != nil { event.time.end = clock }
    }

    /// Place, mode, organiser and standing, from the date's own passage and those that follow it.
    private func readBody(of card: Card, into event: inout PageEvent) {
        var details: [String] = []
        if let index = card.titleIndex { standing.read(index, card, into: &event) }
        for index in [card.index] + Array(card.body.prefix(30)) {
            let passage = page.passages[index]
            let label = Label.read(passage, bare: page.isBare)
            if label?.label == .deadline { continue }
            if index != card.index, passage.words.list.count >= 8 || details.isEmpty {
                details.append(passage.block.string)
            }
            readOrganizer(passage, label, into: &event)
            if event.mode == nil,
                let (mode, quote) = EventMode.read(
                    passage, 0..<passage.text.count, hasPlace: false, bare: page.isBare)
            {
                event.mode = mode
                event.evidence.append(Evidence(.mode, quote: quote, line: passage.block.line))
            }
            standing.read(index, card, into: &event)
        }
        event.details = details.joined(separator: "\n").cut(to: 2000)
        guard let place = places.place(of: card, isOnlyOne: confidence.count <= 1) else { return }
        event.location = place.name
        event.evidence.append(Evidence(.location, quote: place.quote, line: place.line))
        if event.mode == .online, isVenue(place.name) { event.mode = .hybrid }
    }

    private func readOrganizer(
        _ passage: Passage, _ label: (label: Label, end: Int)?, into event: inout PageEvent
    ) {
        guard event.organizer.isEmpty else { return }
        if let (label, end) = label, label == .organizer, end < passage.text.count {
            let value = Title.cleaned(passage.quote(end..<passage.text.count))
            if value.isEmpty { return }
            event.organizer = value
            event.evidence.append(Evidence(.organizer, quote: value, line: passage.block.line))
            return
        }
        for sentence in passage.sentences.prefix(10) where event.organizer.isEmpty {
            event.organizer = Organizer.found(in: passage, sentence, bare: page.isBare)
        }
    }

    /// Whether a place is somewhere, and not only on a screen.
    private func isVenue(_ place: String) -> Bool {
        let bytes = Array(place.utf8)
        let passage = Passage(
            block: Block(bytes, line: 1, role: .paragraph), words: Words(bytes), mentions: [])
        return CardPlaces.isPlace(passage, bare: page.isBare)
            || !Province.names.hits(in: passage.words, bare: page.isBare).isEmpty
    }
}

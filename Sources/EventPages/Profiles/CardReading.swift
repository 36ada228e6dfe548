import CivilTime
import DateGrammar

/// Understands a card as an event.
struct CardReading {
    private static let vague = Lexicon<Void>(
        "đầu năm|đầu năm sau|đầu tháng|giữa tháng|cuối tháng|cuối năm|early|mid|late|khoảng")

    let page: Page
    /// Whether the page is one that lists events.
    let isEventList: Bool
    /// How many cards the page has.
    let count: Int

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
        readBody(of: card, into: &event)
        event.kind = card.isDeadline ? .deadline : kind(title, card)
        judge(card, &event)
        return event
    }

    private func title(of card: Card) -> (String, line: Int) {
        if let index = card.titleIndex, let range = card.titleRange {
            let passage = page.passages[index]
            return (Title.cleaned(passage.quote(range)), passage.block.line)
        }
        // A table of dates under "Planning calendar": what is planned stands above it.
        if page.passages[card.index].block.row != nil,
            EventKind.named(in: Words(Array(page.title.utf8)), bare: page.isBare).isEmpty,
            let name = nameAboveTable(card)
        {
            return (name.title, name.line)
        }
        return (page.title, page.titleIndex.map { page.passages[$0].block.line } ?? 1)
    }

    private func nameAboveTable(_ card: Card) -> EventNames.Name? {
        let above = page.passages[..<card.index].lastIndex { $0.block.row == nil } ?? 0
        let names = EventNames(page)
        return stride(from: above, through: max(0, above - 3), by: -1)
            .lazy.compactMap { names.name(above: page.passages[$0]) }.first
    }

    private func kind(_ title: String, _ card: Card) -> EventKind {
        let words = Words(Array(title.utf8))
        let hits = EventKind.named(in: words, bare: page.isBare)
        // The word at the beginning says what it is; further on there may be what it is about.
        if let hit = hits.first(where: { $0.words.lowerBound <= 2 })
            ?? hits.first(where: { $0.value.weight == .strong })
        {
            return hit.value.kind
        }
        if let hit = hits.first { return hit.value.kind }
        let days = card.mention.days.map { $0.upperBound.dayNumber - $0.lowerBound.dayNumber } ?? 0
        // What goes on for weeks and is called nothing is work on something.
        return days > 14 ? .projectActivity : .event
    }

    /// Place, mode, organiser and standing, from the date's own passage and those that follow it.
    private func readBody(of card: Card, into event: inout PageEvent) {
        var details: [String] = []
        var places: [FoundPlace] = []
        if let index = card.titleIndex { readStanding(page.passages[index], card, &event) }
        for index in [card.index] + Array(card.body.prefix(30)) {
            let passage = page.passages[index]
            let whole = 0..<passage.text.count
            if let (label, end) = Label.read(passage, bare: page.isBare) {
                let value = Title.cleaned(passage.quote(min(end, passage.text.count)..<passage.text.count))
                if label == .place, !value.isEmpty {
                    places.append((value, passage.block.line, value, true))
                } else if label == .organizer, !value.isEmpty, event.organizer.isEmpty {
                    event.organizer = value
                    event.evidence.append(Evidence(.organizer, quote: value, line: passage.block.line))
                } else if label == .place, index + 1 < page.passages.count {
                    let next = page.passages[index + 1]
                    places.append((next.block.string, next.block.line, next.block.string, true))
                }
                if label == .deadline { continue }
            }
            if index != card.index {
                if passage.words.list.count >= 8 || details.isEmpty { details.append(passage.block.string) }
            }
            for sentence in passage.sentences.prefix(30) {
                guard let place = Place.found(in: passage, sentence, bare: page.isBare), place.isKnown else { continue }
                places.append((place.name, passage.block.line, passage.quote(place.range), false))
            }
            if event.organizer.isEmpty {
                for sentence in passage.sentences.prefix(10) {
                    let names = Organizer.found(in: passage, sentence, bare: page.isBare)
                    if !names.isEmpty {
                        event.organizer = names
                        break
                    }
                }
            }
            if event.mode == nil, let (mode, quote) = EventMode.read(passage, whole, hasPlace: false, bare: page.isBare)
            {
                event.mode = mode
                event.evidence.append(Evidence(.mode, quote: quote, line: passage.block.line))
            }
            readStanding(passage, card, &event)
        }
        if places.isEmpty, let place = cellBeside(card) { places.append(place) }
        if places.isEmpty, count <= 1, let place = labelledPlace() { places.append(place) }
        event.details = String(details.joined(separator: "\n").prefix(2000))
        if let place = places.first(where: { $0.isLabelled }) ?? places.first {
            event.location = place.name
            event.evidence.append(Evidence(.location, quote: place.quote, line: place.line))
        }
        if event.mode == .online, !event.location.isEmpty, places.contains(where: { !$0.isLabelled }) {
            event.mode = .hybrid
        }
    }

    private typealias FoundPlace = (name: String, line: Int, quote: String, isLabelled: Bool)

    /// What the other column of a table's row says, where the row has a date and a place.
    private func cellBeside(_ card: Card) -> FoundPlace? {
        let own = page.passages[card.index].block
        guard let row = own.row else { return nil }
        let cells = page.passages[card.index...].prefix { $0.block.row == row }
            .filter { $0.block.column != own.column }
        guard let first = cells.first, first.block.line != card.titleIndex.map({ page.passages[$0].block.line }) else {
            return nil
        }
        let text = cells.filter { $0.block.column == first.block.column }.map(\.block.string).joined(separator: ", ")
        return text.utf8.count <= 300 ? (text, first.block.line, first.block.string, true) : nil
    }

    /// The only place that a page of one event has a label for.
    private func labelledPlace() -> FoundPlace? {
        for passage in page.passages {
            guard let (label, end) = Label.read(passage, bare: page.isBare), label == .place, end < passage.text.count
            else { continue }
            let value = Title.cleaned(passage.quote(end..<passage.text.count))
            if !value.isEmpty { return (value, passage.block.line, value, true) }
        }
        return nil
    }

    private func readStanding(_ passage: Passage, _ card: Card, _ event: inout PageEvent) {
        let (standing, quote) = EventStanding.read(passage, bare: page.isBare)
        guard let days = card.mention.days else { return }
        if standing == .cancelled, passage.words.list.count <= 20 || passage.block.line == event.evidence[0].line {
            event.status = .cancelled
            event.evidence.append(Evidence(.status, quote: quote, line: passage.block.line))
            return
        }
        // What is dated exactly is planned exactly; the text may say that the exact date only stands in for a vaguer one.
        for mention in passage.mentions where mention.range != card.mention.range {
            guard let said = mention.days, mention.basis != .relative || mention.precision != .day else { continue }
            let isVaguer = mention.precision == .month || mention.precision == .approximate
            guard isVaguer, said.overlaps(days) || mention.precision == .approximate, event.precision == .day else {
                continue
            }
            guard isNear(mention, said, days), !hasExact(passage, days), isAboutTheEvent(passage, mention) else {
                continue
            }
            event.precision = mention.precision == .month && days.lowerBound != days.upperBound ? .window : .approximate
            event.status = .tentative
            event.evidence.append(
                Evidence(.status, quote: passage.quote(mention.range), line: passage.block.line))
        }
        let isLabelled = passage.block.line == page.passages[card.index].block.line && card.anchor != .line
        if standing == .tentative, isLabelled {
            event.status = .tentative
            event.evidence.append(Evidence(.status, quote: quote, line: passage.block.line))
        }
    }

    /// Whether what is said vaguely can be the days of the card. "Đầu năm sau" was said when the card was written,
    /// which nobody knows: only the season counts.
    private func isNear(_ mention: DateMention, _ said: ClosedRange<CivilDate>, _ days: ClosedRange<CivilDate>) -> Bool
    {
        if mention.basis == .relative, page.published == nil {
            return (said.lowerBound.month...max(said.lowerBound.month, said.upperBound.month)).contains(
                days.lowerBound.month)
        }
        return (said.lowerBound.adding(days: -120)...said.upperBound.adding(days: 120)).contains(days.lowerBound)
    }

    private func hasExact(_ passage: Passage, _ days: ClosedRange<CivilDate>) -> Bool {
        passage.mentions.contains { $0.precision == .day && $0.days?.lowerBound == days.lowerBound && $0.days != nil }
    }

    /// Whether the sentence with the mention says that something will be.
    private func isAboutTheEvent(_ passage: Passage, _ mention: DateMention) -> Bool {
        let sentence =
            passage.sentences.first { $0.contains(mention.range.lowerBound) } ?? 0..<passage.text.count
        let words = passage.words.index(at: sentence.lowerBound)..<passage.words.index(at: sentence.upperBound)
        return Happening.words.isIn(passage.words, words, bare: page.isBare)
    }

    private func judge(_ card: Card, _ event: inout PageEvent) {
        let words = Words(Array(event.title.utf8))
        let hits = EventKind.named(in: words, bare: page.isBare)
        var percent = 30
        switch card.anchor {
        case .labelled: percent += 40
        case .line: percent += 20
        case .prefix: percent += 10
        }
        if hits.contains(where: { $0.value.weight == .strong }) {
            percent += 20
        } else if !hits.isEmpty {
            percent += 10
        }
        if isEventList { percent += 25 }
        if card.mention.startTime != nil { percent += 10 }
        if !event.location.isEmpty { percent += 5 }
        if card.mention.doubts.contains(.endBeforeStart) { percent -= 30 }
        if card.mention.doubts.contains(.weekdayDisagrees) { percent -= 15 }
        if card.mention.doubts.contains(.dayMonthOrder), count < 3 { percent -= 10 }
        if card.isDeadline { percent = min(percent - 40, 40) }
        if let heading = sectionMonth(card), let days = card.mention.days,
            (days.lowerBound.year, days.lowerBound.month) != heading
        {
            percent -= 40
        }
        // News have their dates as events do.
        if card.anchor == .line, !isEventList, count > 2, hits.isEmpty { percent -= 20 }
        event.confidence = Confidence(percent)
    }

    /// The month of the heading that the card stands under, if it is under one.
    private func sectionMonth(_ card: Card) -> (Int, Int)? {
        for index in stride(from: card.index - 1, through: max(0, card.index - 400), by: -1) {
            let passage = page.passages[index]
            guard passage.words.list.count <= 4, let first = passage.mentions.first, first.precision == .month,
                let day = first.days?.lowerBound
            else { continue }
            return (day.year, day.month)
        }
        return nil
    }
}

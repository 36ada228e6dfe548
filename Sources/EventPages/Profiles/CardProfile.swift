import CivilTime
import DateGrammar

/// Finds the cards of a page: of a listing many, of an announcement one.
struct CardProfile {
    private let page: Page
    private let columns: TableColumns

    init(_ page: Page) {
        self.page = page
        columns = TableColumns(page.passages, bare: page.isBare)
    }

    /// The cards, in the page's order.
    func cards() -> [Card] {
        var cards = DaySchedule(page: page).split(anchors())
        let titles = CardTitles(page, columns, cards)
        for index in cards.indices {
            if index > 0, cards[index].index == cards[index - 1].index {
                (cards[index].titleIndex, cards[index].titleRange) = (
                    cards[index - 1].titleIndex, cards[index - 1].titleRange
                )
            } else if cards[index].titleRange == nil {
                titles.find(for: &cards[index], above: index > 0 ? cards[index - 1].index + 1 : 0)
            }
            // A deadline below an event is that event's.
            if index > 0, cards[index].isDeadline, cards[index].titleRange == nil {
                (cards[index].titleIndex, cards[index].titleRange) = (
                    cards[index - 1].titleIndex, cards[index - 1].titleRange
                )
            }
        }
        findBodies(of: &cards)
        return cards
    }

    /// What follows a date belongs to it until the next card begins.
    private func findBodies(of cards: inout [Card]) {
        for index in cards.indices {
            var end = min(page.passages.count, cards[index].index + 12)
            if let next = cards[(index + 1)...].first(where: { $0.index != cards[index].index }) {
                let title = next.titleIndex ?? next.index
                end = title > cards[index].index ? title : next.index
            }
            var start = cards[index].index + 1
            if let title = cards[index].titleIndex, title > cards[index].index { start = title + 1 }
            // A title like its own begins something else, even if that has no date.
            if let other = (start..<max(start, end)).first(where: { isTitle($0, like: cards[index].titleIndex) }) {
                end = other
            }
            cards[index].body = start..<max(start, end)
        }
    }

    /// Whether a passage is numbered or a heading as the title at `title` is, and names an event.
    private func isTitle(_ index: Int, like title: Int?) -> Bool {
        guard let title else { return false }
        let (own, other) = (page.passages[title], page.passages[index])
        guard other.block.row == nil, other.firstDay == nil, Label.read(other, bare: page.isBare) == nil else {
            return false
        }
        if let number = ListMark.number(in: own.text), let next = ListMark.number(in: other.text) {
            return next == number + 1
        }
        return own.block.isHeading && own.block.role == other.block.role
            && !EventKind.named(in: other.words, bare: page.isBare).isEmpty
    }

    private func anchors() -> [Card] {
        var cards: [Card] = []
        for index in page.passages.indices
        where index != page.publishedIndex && cards.count < 1000
            && !page.passages[index].isPublishing(bare: page.isBare)
        {
            if columns.knowTimes(of: page.passages[index]) {
                if columns.role(of: page.passages[index]) == .time { cards += dated(index, .labelled) }
                continue
            }
            switch columns.role(of: page.passages[index]) {
            case .deadline, .published, .end, .former: continue
            default: break
            }
            let labelled = labelled(index)
            if !labelled.isEmpty {
                cards += labelled
            } else if let card = line(index) ?? prefix(index) {
                cards.append(card)
            }
        }
        return cards
    }

    /// A cell of the column that a table's head says has the times.
    private func dated(_ index: Int, _ anchor: Card.Anchor) -> [Card] {
        let passage = page.passages[index]
        let mentions =
            passage.mentions.contains { $0.days != nil }
            ? passage.mentions : passage.mentions(in: 0..<passage.text.count)
        return dates(mentions).map { card(anchor, index, $0) }
    }

    /// The dates that a label introduces, each a card of its own: "Thời gian: 29/9 lúc 8h, 30/9 lúc 14h".
    private func labelled(_ index: Int) -> [Card] {
        let passage = page.passages[index]
        if let session = session(passage) { return session.map { card(.labelled, index, $0) } }
        var deadlines: [Card] = []
        for sentence in passage.sentences.prefix(40) {
            guard let (label, end) = Label.read(passage, at: sentence.lowerBound, bare: page.isBare),
                label == .time || label == .deadline
            else { continue }
            let upper = sentence.lowerBound == 0 && label == .time ? passage.text.count : sentence.upperBound
            let said = end..<max(end, upper)
            let dated = dates(passage.mentions(in: said)).filter {
                // "24/12 (dời sang 28/12)"
                !Statement(passage, said, $0, bare: page.isBare).isFormerDate
            }
            if !dated.isEmpty, label == .time { return dated.map { card(.labelled, index, $0) } }
            if let due = dated.first {
                // "8h 15/12/2026. Hạn đăng ký: 05/12/2026": what stands before it is no deadline.
                let own = passage.mentions.filter { $0.range.upperBound <= sentence.lowerBound && isUsable($0) }
                if let first = own.first, first.bound != .until, passage.words.index(at: first.range.lowerBound) <= 3 {
                    return [card(.line, index, first)]
                }
                deadlines.append(card(.labelled, index, due, isDeadline: true))
                continue
            }
            // The label stands alone, and what it labels below it or in the next cell.
            if end >= passage.text.count, index + 1 < page.passages.count {
                let next = page.passages[index + 1]
                let exact = next.block.machineTime.isEmpty ? next.mentions(in: 0..<next.text.count) : next.mentions
                let below = dates(exact)
                guard let first = below.first, first.range.lowerBound <= 40 else { continue }
                return below.map { card(.labelled, index + 1, $0, isDeadline: label == .deadline) }
            }
        }
        return deadlines
    }

    /// The dates of "Buổi 1 (03/12/2026, 19h30): AI là gì?", "Lớp 2: từ ngày 8 đến 10/12/2026 tại Hải Phòng".
    private func session(_ passage: Passage) -> [DateMention]? {
        guard
            let name = Self.sessions.hit(in: passage.words, at: 0, before: passage.words.list.count, bare: page.isBare),
            let first = passage.firstDay, passage.words.index(at: first.range.lowerBound) <= name.words.count + 4
        else { return nil }
        let start = passage.words.list[name.words.upperBound - 1].range.upperBound
        guard start < first.range.lowerBound else { return nil }
        let between = passage.text[start..<first.range.lowerBound]
        guard between.contains(0x3A) || between.contains(0x28) || between.contains(0xE2) else { return nil }
        let dated = dates(passage.mentions)
        return dated.isEmpty ? nil : dated
    }

    private static let sessions = Lexicon<Void>(
        "buổi|lớp|đợt|khóa|phiên|vòng|vòng sơ khảo|vòng bán kết|vòng chung kết|ca|session|class|module|round|part|workshop"
    )

    /// The dates among what a label introduces that are the event's: one by which to register is none of them.
    private func dates(_ mentions: [DateMention]) -> [DateMention] {
        let dated = mentions.filter { $0.days != nil }.prefix(20)
        let own = dated.filter { $0.bound != .until }
        return own.isEmpty ? Array(dated.prefix(1)) : Array(own)
    }

    /// A line that is only a date, or begins with one and goes on with hours and a place right under a title.
    private func line(_ index: Int) -> Card? {
        let passage = page.passages[index]
        guard index != page.titleIndex, let mention = passage.mentions.first(where: isUsable), mention.precision == .day
        else { return nil }
        if index > 0, let (label, end) = Label.read(page.passages[index - 1], bare: page.isBare),
            end >= page.passages[index - 1].text.count,
            [.time, .deadline, .end, .published, .former].contains(label)
        {
            return nil  // It belongs to the label before it.
        }
        if Label.read(passage, bare: page.isBare) != nil { return nil }
        // "Ngày 2" is the second day of something.
        if mention.basis == .reference, passage.words.list.count <= 2 { return nil }
        if page.isDateLine(index) || isDateWithNote(passage, mention) { return card(.line, index, mention) }
        // "3-13 December, daily 9am-5pm, Goethe Institute": under a heading or a link that is no date.
        guard index > 0, mention.range.lowerBound <= 3, passage.words.list.count <= 20, !isSentence(passage) else {
            return nil
        }
        let above = page.passages[index - 1]
        let isUnderTitle = (above.block.isHeading || !above.block.link.isEmpty) && above.firstDay == nil
        guard isUnderTitle, above.words.list.count >= 2, index - 1 != page.titleIndex,
            EventKind.named(in: passage.words, bare: page.isBare).isEmpty
        else { return nil }
        return card(.line, index, mention)
    }

    /// "Wednesday, February 10, 2027 (Special location: Annex B)"
    private func isDateWithNote(_ passage: Passage, _ mention: DateMention) -> Bool {
        guard mention.basis == .written, passage.words.index(at: mention.range.lowerBound) == 0,
            passage.words.list.count <= 24
        else { return false }
        let rest = passage.text[mention.range.upperBound...].drop { $0 == 0x20 }
        return rest.first == UInt8(ascii: "(") && rest.last == UInt8(ascii: ")")
    }

    /// A line that begins with a date and a colon or dash, and goes on with what is on that day.
    private func prefix(_ index: Int) -> Card? {
        let passage = page.passages[index]
        guard index != page.titleIndex, let mention = passage.mentions.first, isUsable(mention),
            mention.precision == .day,
            passage.words.index(at: mention.range.lowerBound) == 0, passage.words.list.count <= 60
        else { return nil }
        var at = mention.range.upperBound
        while at < passage.text.count, passage.text[at] == 0x20 || passage.text[at] == UInt8(ascii: ")") { at += 1 }
        let rest = passage.text[at...]
        let marks: [[UInt8]] = [[0x3A], [0x7C], [0x2D, 0x20], [0xE2, 0x80, 0x93], [0xE2, 0x80, 0x94]]
        guard let mark = marks.first(where: { rest.starts(with: $0) }) else { return nil }
        at += mark.count
        // A dash before a whole sentence is that of a report from a place on a day.
        guard passage.words.list.count - passage.words.index(at: at) >= 2, !isSentence(passage) else { return nil }
        var card = card(.prefix, index, mention)
        card.titleIndex = index
        // "Dec. 2 – Board meeting, 7 p.m., Town Hall"
        let clock = passage.mentions.first { $0.days == nil && $0.startTime != nil && $0.range.lowerBound > at + 4 }
        var end = clock?.range.lowerBound ?? passage.text.count
        while end > at, [0x20, 0x2C, 0x28].contains(passage.text[end - 1]) { end -= 1 }
        card.titleRange = at..<max(at, end)
        return card
    }

    private func isSentence(_ passage: Passage) -> Bool {
        passage.text.last == UInt8(ascii: ".") && passage.words.list.count > 14
    }

    private func card(_ anchor: Card.Anchor, _ index: Int, _ mention: DateMention, isDeadline: Bool = false) -> Card {
        Card(
            anchor: anchor, index: index, mention: mention, body: index + 1..<index + 1,
            isDeadline: isDeadline || (mention.bound == .until && anchor != .labelled))
    }

    private func isUsable(_ mention: DateMention) -> Bool {
        mention.days != nil && mention.precision != .year && mention.precision != .quarter
    }
}

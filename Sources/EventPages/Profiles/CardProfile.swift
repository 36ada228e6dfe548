import CivilTime
import DateGrammar

/// Finds the cards of a page: of a listing many, of an announcement one.
struct CardProfile {
    private let page: Page

    /// Headings that say that something follows, not what.
    private static let general = Lexicon<Void>(
        """
        thông tin|thông tin chi tiết|chi tiết|nội dung|nội dung chi tiết|thời gian|địa điểm|đối với|hình thức|chương trình|thể lệ|\
        đối tượng|details|information|more information|about|overview|when and where|offline|online|buổi|xem thêm|\
        read more|chi phí|lệ phí|số lượng|link|đăng ký|register|agenda|location|địa chỉ
        """)

    init(_ page: Page) { self.page = page }

    /// The cards, in the page's order.
    func cards() -> [Card] {
        var cards = anchors()
        for index in cards.indices {
            let floor = index > 0 ? cards[index - 1].index + 1 : 0
            let next = index + 1 < cards.count ? cards[index + 1].index : page.passages.count
            if index > 0, cards[index].index == cards[index - 1].index {
                (cards[index].titleIndex, cards[index].titleRange) = (
                    cards[index - 1].titleIndex, cards[index - 1].titleRange
                )
            } else if cards[index].titleRange == nil {
                findTitle(of: &cards[index], above: floor)
            }
            cards[index].body = (cards[index].index + 1)..<max(cards[index].index + 1, next)
        }
        // What follows a date belongs to it until the next card's title.
        for index in cards.indices.dropLast() where cards[index].index != cards[index + 1].index {
            let end = cards[index + 1].titleIndex ?? cards[index + 1].index
            if end > cards[index].index { cards[index].body = (cards[index].index + 1)..<end }
        }
        if let last = cards.indices.last {
            cards[last].body = cards[last].body.lowerBound..<min(cards[last].body.upperBound, cards[last].index + 12)
        }
        // Dates behind one label share what follows it.
        for index in cards.indices.dropLast().reversed() where cards[index].index == cards[index + 1].index {
            cards[index].body = cards[index + 1].body
        }
        return cards
    }

    private func anchors() -> [Card] {
        var cards: [Card] = []
        for index in page.passages.indices where index != page.publishedIndex && cards.count < 1000 {
            let labelled = labelled(index)
            if !labelled.isEmpty {
                cards += labelled
            } else if let card = line(index) ?? prefix(index) {
                cards.append(card)
            }
        }
        return cards
    }

    /// The dates that a label introduces, each a card of its own: "Thời gian: 29/9 lúc 8h, 30/9 lúc 14h".
    private func labelled(_ index: Int) -> [Card] {
        let passage = page.passages[index]
        for sentence in passage.sentences.prefix(40) {
            guard let (label, end) = Label.read(passage, at: sentence.lowerBound, bare: page.isBare),
                label == .time || label == .deadline
            else { continue }
            let upper = sentence.lowerBound == 0 ? passage.text.count : sentence.upperBound
            let dated = dates(passage.mentions(in: end..<max(end, upper)))
            if !dated.isEmpty { return dated.map { card(.labelled, index, $0, isDeadline: label == .deadline) } }
            // The label stands alone, and what it labels below it or in the next cell.
            if end >= passage.text.count, index + 1 < page.passages.count {
                let next = page.passages[index + 1]
                let below = dates(next.mentions(in: 0..<next.text.count))
                guard let first = below.first, first.range.lowerBound <= 40 else { continue }
                return below.map { card(.labelled, index + 1, $0, isDeadline: label == .deadline) }
            }
        }
        return []
    }

    /// The dates among what a label introduces that are the event's: one by which to register is none of them.
    private func dates(_ mentions: [DateMention]) -> [DateMention] {
        let dated = mentions.filter { $0.days != nil }.prefix(20)
        let own = dated.filter { $0.bound != .until }
        return own.isEmpty ? Array(dated.prefix(1)) : Array(own)
    }

    private func line(_ index: Int) -> Card? {
        guard page.isDateLine(index), index != page.titleIndex,
            let mention = page.passages[index].mentions.first(where: isUsable), mention.precision == .day,
            !page.passages[index].block.isHeading || index > 0
        else { return nil }
        if index > 0, let (label, end) = Label.read(page.passages[index - 1], bare: page.isBare),
            label == .time || label == .deadline, end >= page.passages[index - 1].text.count
        {
            return nil  // It belongs to the label before it.
        }
        return card(.line, index, mention)
    }

    /// A line that begins with a date and a colon or dash, or an item of a list that does.
    private func prefix(_ index: Int) -> Card? {
        let passage = page.passages[index]
        guard let mention = passage.mentions.first, isUsable(mention), mention.precision == .day,
            mention.range.lowerBound <= 12, passage.words.list.count <= 60
        else { return nil }
        var at = mention.range.upperBound
        while at < passage.text.count, passage.text[at] == 0x20 || passage.text[at] == UInt8(ascii: ")") { at += 1 }
        let rest = passage.text[at...]
        let marks: [[UInt8]] = [[0x3A], [0x7C], [0x2D, 0x20], [0xE2, 0x80, 0x93], [0xE2, 0x80, 0x94]]
        guard let mark = marks.first(where: { rest.starts(with: $0) }) else { return nil }
        at += mark.count
        guard passage.words.list.count - passage.words.index(at: at) >= 2 else { return nil }
        var card = card(.prefix, index, mention)
        card.titleIndex = index
        card.titleRange = at..<passage.text.count
        return card
    }

    private func card(_ anchor: Card.Anchor, _ index: Int, _ mention: DateMention, isDeadline: Bool = false) -> Card {
        Card(
            anchor: anchor, index: index, mention: mention, body: index + 1..<index + 1,
            isDeadline: isDeadline || (mention.bound == .until && anchor != .labelled))
    }

    private func isUsable(_ mention: DateMention) -> Bool {
        mention.days != nil && mention.precision != .year && mention.precision != .quarter
    }

    /// The nearest passage above the date that names something.
    private func findTitle(of card: inout Card, above floor: Int) {
        if let row = page.passages[card.index].block.row { return findTitle(of: &card, inRow: row) }
        var index = card.index - 1
        var steps = 0
        while index >= floor, steps < 12 {
            defer {
                index -= 1
                steps += 1
            }
            let passage = page.passages[index]
            if index == page.titleIndex { return }
            if index == page.publishedIndex || passage.words.list.isEmpty || page.isDateLine(index) { continue }
            if let (label, end) = Label.read(passage, bare: page.isBare) {
                if label == .title, end < passage.text.count {
                    (card.titleIndex, card.titleRange) = (index, end..<passage.text.count)
                    return
                }
                if label != .title { continue }
            }
            if isMonthHeading(passage) { return }
            if card.anchor == .labelled, isLabelled(passage) { continue }
            let isNear = card.index - index == 1
            let isMarked =
                passage.block.isHeading || passage.block.role == .item || isNumbered(passage)
                || passage.text.last == UInt8(ascii: ":")
                || passage.block.machineTime.isEmpty && !passage.block.link.isEmpty
            guard isNear || isMarked, passage.words.list.count <= 60 else { continue }
            if isGeneral(passage) {
                if passage.block.isHeading || isNear { continue }
                return
            }
            // In an announcement of one event, what stands above the date is a sentence of it.
            let isSentence = passage.words.list.count > 25 || passage.text.last == UInt8(ascii: ".")
            if !isMarked, card.anchor == .labelled, isSentence { continue }
            (card.titleIndex, card.titleRange) = (index, 0..<passage.text.count)
            return
        }
    }

    /// The cell of the same row that names something, if the table has such a column.
    private func findTitle(of card: inout Card, inRow row: Int) {
        let column = page.passages[card.index].block.column
        let cells = page.passages.indices.filter {
            page.passages[$0].block.row == row && page.passages[$0].block.column != column
        }
        let named = cells.filter { page.passages[$0].words.list.count >= 2 && page.passages[$0].firstDay == nil }
        let event = named.first { !EventKind.named(in: page.passages[$0].words, bare: page.isBare).isEmpty }
        let before = named.last { $0 < card.index }
        guard let index = event ?? before ?? named.first(where: { page.passages[$0].words.list.count >= 4 }) else {
            return
        }
        if event == nil, before == nil, header(of: row).contains(.place) { return }
        (card.titleIndex, card.titleRange) = (index, 0..<page.passages[index].text.count)
    }

    /// What the cells of the row before the first dated one say the columns are.
    private func header(of row: Int) -> [Label] {
        let first = page.passages.first { $0.block.row != nil }?.block.row
        return page.passages.filter { $0.block.row == first }
            .compactMap { Label.read($0, bare: page.isBare)?.label }
    }

    private func isMonthHeading(_ passage: Passage) -> Bool {
        passage.words.list.count <= 4 && passage.mentions.first?.precision == .month
    }

    /// Whether it is another line of the form "Đối tượng: sinh viên".
    private func isLabelled(_ passage: Passage) -> Bool {
        guard let colon = passage.text.firstIndex(of: UInt8(ascii: ":")), colon + 2 < passage.text.count else {
            return false
        }
        let words = 0..<passage.words.index(at: colon)
        return words.count <= 5 && EventKind.named(in: passage.words, words, bare: page.isBare).isEmpty
    }

    private func isNumbered(_ passage: Passage) -> Bool {
        ListMark.length(in: passage.text) != nil
    }

    private func isGeneral(_ passage: Passage) -> Bool {
        guard let first = passage.words.list.indices.first else { return true }
        guard
            let hit = Self.general.hit(
                in: passage.words, at: first, before: passage.words.list.count, bare: page.isBare)
        else { return false }
        return passage.words.list.count - hit.words.upperBound <= 3
    }
}

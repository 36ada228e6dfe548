import DateGrammar

/// Finds what the cards of a page are called: above their dates, or below them, or beside them in a table.
struct CardTitles {
    private let page: Page
    private let columns: TableColumns
    /// Whether on this page titles stand below their dates.
    private var areBelow = false

    /// Headings that say that something follows, not what.
    private static let general = Lexicon<Void>(
        """
        thông tin|thông tin chi tiết|chi tiết|nội dung|nội dung chi tiết|thời gian|địa điểm|đối với|hình thức|chương trình|thể lệ|\
        đối tượng|details|information|more information|about|overview|when and where|offline|online|buổi|xem thêm|\
        read more|chi phí|lệ phí|số lượng|link|đăng ký|register|agenda|location|địa chỉ|lịch trình|learn more|view details|\
        thời gian địa điểm|thời gian và địa điểm
        """)

    init(_ page: Page, _ columns: TableColumns, _ cards: [Card]) {
        (self.page, self.columns) = (page, columns)
        let lines = cards.filter { $0.anchor == .line && page.passages[$0.index].block.row == nil }
        guard lines.count > 1, let first = lines.first else { return }
        // Nothing to call the first one stands above it, and something below each.
        var probe = first
        findAbove(&probe, floor: 0)
        areBelow = probe.titleIndex == nil && lines.allSatisfy { below($0) != nil }
    }

    /// Gives the card its title, if the page has one for it.
    func find(for card: inout Card, above floor: Int) {
        if page.passages[card.index].block.row != nil { return findInRow(&card) }
        if areBelow, card.anchor == .line, let index = below(card) {
            (card.titleIndex, card.titleRange) = (index, 0..<page.passages[index].text.count)
        } else {
            findAbove(&card, floor: floor)
        }
    }

    private func below(_ card: Card) -> Int? {
        let index = card.index + 1
        guard index < page.passages.count else { return nil }
        let passage = page.passages[index]
        let isName = passage.words.list.count >= 2 && passage.words.list.count <= 40 && passage.firstDay == nil
        guard isName, Label.read(passage, bare: page.isBare) == nil, passage.text.last != UInt8(ascii: ".") else {
            return nil
        }
        return index
    }

    /// The nearest passage above the date that names something.
    private func findAbove(_ card: inout Card, floor: Int) {
        var index = card.index - 1
        var steps = 0
        while index >= floor, steps < 12 {
            defer {
                index -= 1
                steps += 1
            }
            let passage = page.passages[index]
            if index == page.titleIndex { return }
            if index == page.publishedIndex || passage.words.list.isEmpty || page.isDateLine(index)
                || passage.isPublishing(bare: page.isBare)
            {
                continue
            }
            if let (label, end) = Label.read(passage, bare: page.isBare) {
                guard label == .title, end < passage.text.count else { continue }
                (card.titleIndex, card.titleRange) = (index, end..<passage.text.count)
                return
            }
            if isMonthHeading(passage) { return }
            if isDated(passage, otherThan: card) || PageWords.courtesies.isIn(passage.words, bare: page.isBare) {
                continue
            }
            if isHours(passage) || (card.anchor == .labelled && isLabelled(passage)) { continue }
            let isNear = card.index - index == 1
            let isMarked = isMarked(passage)
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

    /// Whether it has an exact day of its own: then it is what another date belongs to.
    private func isDated(_ passage: Passage, otherThan card: Card) -> Bool {
        guard let first = passage.firstDay, first.precision == .day, first.basis == .written,
            first.days?.lowerBound != card.mention.days?.lowerBound
        else { return false }
        return EventKind.named(in: passage.words, bare: page.isBare).isEmpty
    }

    private func isMarked(_ passage: Passage) -> Bool {
        passage.block.isHeading || passage.block.role == .item || ListMark.length(in: passage.text) != nil
            || passage.text.last == UInt8(ascii: ":")
            || (passage.block.machineTime.isEmpty && !passage.block.link.isEmpty)
    }

    /// The cell of the same row that names something, if the table has such a column.
    private func findInRow(_ card: inout Card) {
        func take(_ index: Int) {
            (card.titleIndex, card.titleRange) = (index, 0..<page.passages[index].text.count)
        }
        if let named = (columns.cells(.title, besides: card.index) + columns.cells(.topic, besides: card.index)).first {
            return take(named)
        }
        let column = page.passages[card.index].block.column
        let cells = columns.rowIndices(of: card.index).filter { page.passages[$0].block.column != column }
        let named = cells.filter { index in
            let passage = page.passages[index]
            return passage.words.list.count >= 2 && passage.firstDay == nil && !isHours(passage)
                && Label.read(passage, bare: page.isBare) == nil && columns.role(of: passage) == nil
                && !isOrdinal(passage)
        }
        if let event = named.first(where: { !EventKind.named(in: page.passages[$0].words, bare: page.isBare).isEmpty })
        {
            return take(event)
        }
        let roles = cells.compactMap { columns.role(of: page.passages[$0]) }
        if roles.contains(.place) && named.isEmpty { return }
        let place = named.first { isPlace(page.passages[$0]) }
        let rest = named.filter { $0 != place }
        if let longest = rest.max(by: { page.passages[$0].words.list.count < page.passages[$1].words.list.count }) {
            take(longest)
        }
    }

    private func isPlace(_ passage: Passage) -> Bool {
        CardPlaces.isPlace(passage, bare: page.isBare)
    }

    private func isMonthHeading(_ passage: Passage) -> Bool {
        passage.words.list.count <= 4 && passage.mentions.first?.precision == .month
    }

    /// Whether it is hours and nothing else, or begins with them as a line of a programme does.
    private func isHours(_ passage: Passage) -> Bool {
        guard let first = passage.mentions.first, first.days == nil, first.startTime != nil else { return false }
        return passage.words.index(at: first.range.lowerBound) <= 1
    }

    /// Whether it is another line of the form "Đối tượng: sinh viên".
    private func isLabelled(_ passage: Passage) -> Bool {
        guard let colon = passage.text.firstIndex(of: UInt8(ascii: ":")), colon + 2 < passage.text.count else {
            return false
        }
        let words = 0..<passage.words.index(at: colon)
        return words.count <= 5 && EventKind.named(in: passage.words, words, bare: page.isBare).isEmpty
    }

    /// "Lớp 1", "Session 2"
    private func isOrdinal(_ passage: Passage) -> Bool {
        passage.words.list.count == 2 && passage.words.list[1].startsWithDigit
    }

    private func isGeneral(_ passage: Passage) -> Bool {
        guard let first = passage.words.list.indices.first else { return true }
        if isOrdinal(passage) { return true }
        guard
            let hit = Self.general.hit(
                in: passage.words, at: first, before: passage.words.list.count, bare: page.isBare)
        else { return false }
        return passage.words.list.count - hit.words.upperBound <= 3
    }
}

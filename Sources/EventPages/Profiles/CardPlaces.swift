import DateGrammar

/// Finds where the event of a card takes place.
struct CardPlaces {
    let page: Page
    let columns: TableColumns

    /// A place, and the words it was read from.
    struct Found {
        let name: String
        let line: Int
        let quote: String
    }

    /// The kinds of place that a line without a label can begin with.
    private static let kinds = Lexicon<Void>(
        """
        hội trường|phòng|phòng họp|khách sạn|nhà văn hóa|nhà hát|trung tâm|trường|trường đại học|đại học|học viện|sân vận động|tầng|\
        tòa nhà|trụ sở|thư viện|bảo tàng|cung văn hóa|công viên|quảng trường|room|hall|hotel|center|centre|library|city hall|\
        town hall|community center|institute|museum|theatre|theater|club|church|school|house|office|auditorium|conference room|university
        """)

    /// Whether a passage is a place and nothing else.
    static func isPlace(_ passage: Passage, bare: Bool) -> Bool {
        let words = passage.words
        guard !words.list.isEmpty, words.list.count <= 16, passage.firstDay == nil,
            passage.text.last != UInt8(ascii: ".")
        else { return false }
        if !EventKind.named(in: words, bare: bare).filter({ $0.value.weight == .strong }).isEmpty { return false }
        if kinds.hit(in: words, at: 0, before: words.list.count, bare: bare) != nil { return true }
        // "Central Library", "Goethe Institute"
        let isName = words.list.allSatisfy { $0.startsUpper || $0.startsWithDigit }
        if isName, kinds.hits(in: words, bare: bare).contains(where: { $0.words.upperBound == words.list.count }) {
            return true
        }
        let provinces = Province.names.hits(in: words, bare: bare)
        // "Hanoi, Viet Nam"
        if let first = provinces.first, first.words.lowerBound == 0, words.list.count <= first.words.upperBound + 3,
            words.list.allSatisfy(\.startsUpper)
        {
            return true
        }
        return words.list.count <= 10 && provinces.contains { $0.words.upperBound == words.list.count }
            || provinces.contains { $0.words.lowerBound == 0 && $0.words.upperBound == words.list.count }
    }

    /// The place that belongs to the card: the first that something says is the place, else the first that is one.
    func place(of card: Card, isOnlyOne: Bool) -> Found? {
        if page.passages[card.index].block.row != nil, let place = inRow(card) { return place }
        var likely: Found?
        for index in [card.index] + Array(card.body.prefix(30)) {
            if let place = labelled(index) { return place }
            let passage = page.passages[index]
            if index != card.index, index != card.titleIndex, index <= card.index + 3,
                Self.isPlace(passage, bare: page.isBare)
            {
                return Found(name: name(passage), line: passage.block.line, quote: passage.block.string)
            }
            for sentence in passage.sentences.prefix(30) where likely == nil {
                guard let place = Place.found(in: passage, sentence, bare: page.isBare), place.isKnown else { continue }
                likely = Found(name: place.name, line: passage.block.line, quote: passage.quote(place.range))
            }
        }
        if let place = likely ?? beside(card) { return place }
        return isOnlyOne ? page.passages.indices.lazy.compactMap { labelled($0) }.first : nil
    }

    private func name(_ passage: Passage) -> String { Title.cleaned(passage.block.string) }

    private func labelled(_ index: Int) -> Found? {
        let passage = page.passages[index]
        for sentence in passage.sentences.dropFirst().prefix(10) {
            guard let (label, end) = Label.read(passage, at: sentence.lowerBound, bare: page.isBare), label == .place,
                end < sentence.upperBound
            else { continue }
            let value = Title.cleaned(passage.quote(end..<sentence.upperBound))
            return Found(name: value, line: passage.block.line, quote: value)
        }
        guard let (label, end) = Label.read(passage, bare: page.isBare), label == .place else { return nil }
        let value = Title.cleaned(passage.quote(min(end, passage.text.count)..<passage.text.count))
        if !value.isEmpty { return Found(name: value, line: passage.block.line, quote: value) }
        guard index + 1 < page.passages.count, passage.block.row == nil || columns.role(of: passage) == nil else {
            return nil
        }
        let next = page.passages[index + 1]
        guard Label.read(next, bare: page.isBare) == nil else { return nil }
        return Found(name: name(next), line: next.block.line, quote: next.block.string)
    }

    /// "3-13 December, daily 9am-5pm, Goethe Institute, Hanoi", "9h00 ngày 03/12/2026, Khách sạn Phương Đông".
    private func beside(_ card: Card) -> Found? {
        let passage = page.passages[card.index]
        guard let last = passage.mentions.last, card.titleIndex != card.index || last.days == nil else { return nil }
        var start = last.range.upperBound
        while start < passage.text.count, [0x20, 0x2C, 0x7C, 0x29, 0x2E, 0x2D].contains(passage.text[start]) {
            start += 1
        }
        guard start < passage.text.count, passage.words.index(at: start) < passage.words.list.count else { return nil }
        let rest = Passage(
            block: Block(Array(passage.text[start...]), line: passage.block.line, role: .paragraph),
            words: Words(Array(passage.text[start...])), mentions: [])
        let isName = rest.words.list.first?.startsUpper == true
        guard rest.words.list.count <= 14, rest.text.last != UInt8(ascii: "."), isName else { return nil }
        let isKnown =
            Self.isPlace(rest, bare: page.isBare) || !Province.names.hits(in: rest.words, bare: page.isBare).isEmpty
        return isKnown
            ? Found(name: name(rest), line: rest.block.line, quote: rest.block.string) : nil
    }

    /// The cells of the column for places; else the other column of a table that has only two.
    private func inRow(_ card: Card) -> Found? {
        let own = page.passages[card.index].block
        let named = columns.cells(.place, besides: card.index)
        if !named.isEmpty { return joined(named) }
        let others = columns.rowIndices(of: card.index).filter {
            page.passages[$0].block.column != own.column && $0 != card.titleIndex
        }
        let known = others.filter { Self.isPlace(page.passages[$0], bare: page.isBare) }
        if let first = known.first { return joined(others.filter { column($0) == column(first) }) }
        guard let first = others.first, Set(others.map(column)).count == 1, card.titleIndex == nil,
            columns.role(of: page.passages[first]) == nil, page.passages[first].firstDay == nil,
            page.passages[first].mentions.isEmpty,
            Label.read(page.passages[card.index - 1 >= 0 ? card.index - 1 : 0], bare: page.isBare) == nil
        else { return nil }
        let place = joined(others)
        return place.name.utf8.count <= 300 ? place : nil
    }

    private func column(_ index: Int) -> Int? { page.passages[index].block.column }

    private func joined(_ cells: [Int]) -> Found {
        let text = cells.map { page.passages[$0].block.string }.joined(separator: ", ")
        let first = cells.first ?? 0
        return Found(
            name: Title.cleaned(text), line: page.passages[first].block.line, quote: page.passages[first].block.string)
    }
}

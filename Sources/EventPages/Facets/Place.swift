import DateGrammar

/// Where an event takes place, as a text says it after "tại", "ở", "at" or "in".
struct Place: Hashable {
    /// As the page writes it.
    let name: String
    /// The UTF-8 offsets of `name` in the text.
    let range: Range<Int>
    /// Whether it names a province, or a kind of place such as a hall.
    let isKnown: Bool

    private static let before = Lexicon<Void>("tại|ở|at|in|at the|in the|địa điểm")
    private static let kinds = Lexicon<Void>(
        """
        thành phố|tp|t p|tỉnh|thị xã|thị trấn|huyện|quận|xã|phường|thôn|ấp|hội trường|khách sạn|trung tâm|nhà hát|\
        nhà văn hóa|nhà thi đấu|nhà khách|sân vận động|sân|trường|đại học|phòng|phòng họp|cung|cung văn hóa|bảo tàng|tầng|tòa nhà|\
        trung tâm hội nghị|trung tâm hội nghị quốc gia|nhà văn hóa lao động|trụ sở|công viên|viện|quảng trường|thư viện|resort|chùa|đền|khu du lịch|hotel|hall|room|university|\
        center|centre|park|library|theatre|theater|street|floor|office|nhà tang lễ|khu đô thị|khu hội trại|rạp
        """)
    /// Words that cannot be in the name of a place: it has ended before them.
    private static let after = Lexicon<Void>(
        """
        đã|sẽ|với|để|nhằm|do|có|trong|từ|vào|vào lúc|diễn ra|khai mạc|ngày|lúc|nhân|được|cho|cùng|đang|vừa|nơi|theo|\
        hướng tới|thu hút|sáng|chiều|tối|bên lề|trước|sau|khi|nhưng|bàn|về|phối hợp|tổ chức|thông qua|mời|là|\
        on|from|with|for|will|during|to|the|is|was|has|by|where|which|as|until|that|when
        """)
    /// Names that say too little, at the beginning of a place.
    private static let countries = Lexicon<Void>(
        "việt nam|viet nam|vietnam|nước ta|đây|đó|sự kiện|buổi lễ|chương trình")

    /// The best place that `sentence` of `passage` names, and nothing when it names none.
    static func found(in passage: Passage, _ sentence: Range<Int>, bare: Bool) -> Place? {
        let words = passage.words
        let all = words.index(at: sentence.lowerBound)..<words.index(at: sentence.upperBound)
        var best: Place?
        for hit in before.hits(in: words, all, bare: bare) where hit.words.upperBound < all.upperBound {
            guard let place = read(passage, from: hit.words.upperBound, before: all.upperBound, bare: bare) else {
                continue
            }
            if best == nil || (place.isKnown && best?.isKnown != true) { best = place }
        }
        return best
    }

    /// The place that begins with the word `first`.
    private static func read(_ passage: Passage, from first: Int, before end: Int, bare: Bool) -> Place? {
        let words = passage.words.list
        guard words[first].followsDirectly, !words[first].startsWithDigit else { return nil }
        if countries.hit(in: passage.words, at: first, before: end, bare: bare) != nil { return nil }
        if isEvent(passage, first, end, bare: bare) { return nil }
        var isKnown = false
        var last: Int?
        var index = first
        while index < end, index < first + 24 {
            let word = words[index]
            if index > first, !word.followsDirectly, !continues(passage, index, bare: bare) { break }
            if passage.mentions.contains(where: { $0.range.overlaps(word.range) && $0.days != nil }) { break }
            if after.hit(in: passage.words, at: index, before: end, bare: bare) != nil { break }
            if isEvent(passage, index, end, bare: bare) { break }
            if let province = Province.names.hit(in: passage.words, at: index, before: end, bare: bare) {
                isKnown = true
                index = province.words.upperBound
                last = index
                continue
            }
            if let kind = kinds.hit(in: passage.words, at: index, before: end, bare: bare) {
                isKnown = true
                index = kind.words.upperBound
                last = index
                continue
            }
            let isName = word.startsUpper || word.startsWithDigit
            // In a name, small words stand between great ones: "Trung tâm hội nghị quốc gia Hà Nội".
            guard isName || last != nil else { return nil }
            index += 1
            if isName || isKnown { last = index }
        }
        guard let last, last > first else { return nil }
        return named(passage, first..<last, isKnown: isKnown, bare: bare)
    }

    /// Whether an event is called by the word: "tại hội thảo" says nothing about where.
    private static func isEvent(_ passage: Passage, _ index: Int, _ end: Int, bare: Bool) -> Bool {
        EventKind.words.hit(in: passage.words, at: index, before: end, bare: bare)?.value.weight == .strong
    }

    private static func named(_ passage: Passage, _ words: Range<Int>, isKnown: Bool, bare: Bool) -> Place? {
        let list = passage.words.list
        let range = list[words.lowerBound].range.lowerBound..<list[words.upperBound - 1].range.upperBound
        var name = passage.quote(range)
        if name.count > 200 || ["việt nam", "viet nam", "vietnam"].contains(name.lowercased()) { return nil }
        // "An Giang và Hà Nội" are two places.
        for separator in [" và ", " and "] {
            let parts = name.components(separatedBy: separator)
            if parts.count == 2, parts.allSatisfy({ Province.isName($0, bare: bare) }) {
                name = parts.joined(separator: "; ")
            }
        }
        // A bracket that was opened is closed.
        if name.contains("("), !name.contains(")") { name += ")" }
        return Place(name: name, range: range, isKnown: isKnown)
    }

    /// Whether the name goes on behind a comma or bracket before the word `index`.
    private static func continues(_ passage: Passage, _ index: Int, bare: Bool) -> Bool {
        let words = passage.words.list
        let gap = passage.text[words[index - 1].range.upperBound..<words[index].range.lowerBound]
        guard gap.count <= 4,
            !gap.contains(where: { [0x2E, 0x3B, 0x3A, 0x22].contains($0) }) || isAbbreviation(passage, index)
        else { return false }
        if gap.contains(where: { $0 >= 0x80 }) { return gap.contains(0xE2) && words[index].startsUpper }
        return words[index].startsUpper || words[index].startsWithDigit
            || kinds.hit(in: passage.words, at: index, before: words.count, bare: bare) != nil
    }

    /// Whether the word before `index` is cut short by its full stop: "TP. Vinh", "Q.1".
    private static func isAbbreviation(_ passage: Passage, _ index: Int) -> Bool {
        let word = passage.words.list[index - 1]
        return word.range.count <= 3 && word.startsUpper
            && passage.text[word.range.upperBound] == UInt8(ascii: ".")
    }
}

extension String {
    /// The parts between `separator`.
    func components(separatedBy separator: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let cut = rest.firstRange(of: separator) {
            parts.append(String(rest[..<cut.lowerBound]))
            rest = rest[cut.upperBound...]
        }
        return parts + [String(rest)]
    }
}

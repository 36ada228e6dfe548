import DateGrammar

/// Where an event takes place, as a text says it after "tại", "ở", "at" or "in".
struct Place: Hashable {
    /// As the page writes it.
    let name: String
    /// The UTF-8 offsets of `name` in the text.
    let range: Range<Int>
    /// Whether it names a province, or a kind of place such as a hall.
    let isKnown: Bool

    /// The best place that `sentence` of `passage` names, and nothing when it names none.
    static func found(in passage: Passage, _ sentence: Range<Int>, bare: Bool) -> Place? {
        let words = passage.words
        let all = words.index(at: sentence.lowerBound)..<words.index(at: sentence.upperBound)
        var best: Place?
        for hit in PlaceWords.before.hits(in: words, all, bare: bare) where hit.words.upperBound < all.upperBound {
            var first = hit.words.upperBound
            if the.hit(in: words, at: first, before: all.upperBound, bare: bare) != nil { first += 1 }
            guard words.list[first].followsDirectly,
                let place = read(passage, from: first, before: all.upperBound, bare: bare)
            else { continue }
            if best == nil || (place.isKnown && best?.isKnown != true) { best = place }
        }
        return best ?? behindTime(passage, sentence, all, bare: bare)
    }

    private static let the = Lexicon<Void>("the|our")

    /// A place that stands right behind the time, parted by a comma: "7:00 PM, Room 310, City Hall".
    private static func behindTime(
        _ passage: Passage, _ sentence: Range<Int>, _ all: Range<Int>, bare: Bool
    ) -> Place? {
        let list = passage.words.list
        for mention in passage.mentions where sentence.contains(mention.range.lowerBound) {
            let first = passage.words.index(at: mention.range.upperBound)
            guard first < all.upperBound, list[first].startsUpper,
                passage.text[mention.range.upperBound..<list[first].range.lowerBound].elementsEqual([0x2C, 0x20]),
                !isOrganizer(passage, first, before: all.upperBound, bare: bare),
                let place = read(passage, from: first, before: all.upperBound, bare: bare), place.isKnown
            else { continue }
            return place
        }
        return nil
    }

    /// The place that begins with the word `first`.
    private static func read(_ passage: Passage, from first: Int, before end: Int, bare: Bool) -> Place? {
        let words = passage.words.list
        if PlaceWords.countries.hit(in: passage.words, at: first, before: end, bare: bare) != nil { return nil }
        if isEvent(passage, first, end, bare: bare) { return nil }
        if passage.mentions.contains(where: { $0.range.contains(words[first].range.lowerBound) }) { return nil }
        var isKnown = false
        var last: Int?
        var index = first
        while index < end, index < first + 24 {
            let word = words[index]
            if index > first, !word.followsDirectly,
                !continues(passage, index, before: end, isKnown: isKnown, bare: bare)
            {
                break
            }
            if passage.mentions.contains(where: { $0.range.overlaps(word.range) && $0.days != nil }) { break }
            if ends(passage, index, before: end, bare: bare) { break }
            if let province = Province.names.hit(in: passage.words, at: index, before: end, bare: bare) {
                isKnown = true
                index = province.words.upperBound
                last = index
                continue
            }
            if let kind = PlaceWords.kinds.hit(in: passage.words, at: index, before: end, bare: bare),
                isNamed(passage, kind.words, before: end, isBegun: last != nil, bare: bare)
            {
                isKnown = true
                index = kind.words.upperBound
                last = index
                continue
            }
            if isEvent(passage, index, end, bare: bare) { break }
            // "in the community hall"
            let isEnglish =
                last == nil && index == first
                && PlaceWords.english.hit(in: passage.words, at: index + 1, before: end, bare: bare) != nil
            let isName = word.startsUpper || word.startsWithDigit || isEnglish
            // In a name, small words stand between great ones: "Trung tâm hội nghị quốc gia Hà Nội".
            guard isName || last != nil else { return nil }
            index += 1
            if isName || isOwn(passage, index - 1) { last = index }
        }
        // "Trường Đại học Công nghệ" ends in small letters, "Đà Nẵng đồng diễn" does not.
        if let end = last, isKnown, index > end, index - end <= 2, words[index - 1].followsDirectly,
            !Province.names.hits(in: passage.words, first..<end, bare: bare).contains(where: {
                $0.words.upperBound == end
            }), !bare
        {
            last = index
        }
        guard var last, last > first else { return nil }
        // "tại 12 Lê Lợi" is a place, "tại 3 huyện" is none.
        if words[first].startsWithDigit, last == first + 1 || !words[first + 1].startsUpper { return nil }
        while last > first + 1, !words[last - 1].startsUpper, !words[last - 1].startsWithDigit,
            small.hit(in: passage.words, at: last - 1, before: last, bare: bare) != nil
        {
            last -= 1
        }
        return named(passage, first..<last, isKnown: isKnown, bare: bare)
    }

    private static let small = Lexicon<Void>("và|của|and|of|cũng|bên|xong")

    /// Whether the name of a place ends before the word.
    private static func ends(_ passage: Passage, _ index: Int, before end: Int, bare: Bool) -> Bool {
        if let hit = PlaceWords.after.hit(in: passage.words, at: index, before: end, bare: bare) {
            // "Ly Thai To" is a name.
            let word = passage.words.list[index]
            return hit.words.count > 1 || !word.startsUpper || word.isAllUpper
        }
        return bare && !passage.words.list[index].startsUpper
            && PlaceWords.unmarkedAfter.hit(in: passage.words, at: index, before: end, bare: true) != nil
    }

    /// Whether the words are a kind of place with its name: in small letters a kind alone is none.
    private static func isNamed(
        _ passage: Passage, _ kind: Range<Int>, before end: Int, isBegun: Bool, bare: Bool
    ) -> Bool {
        let list = passage.words.list
        if isBegun || list[kind.lowerBound].startsUpper || kind.count > 1 { return true }
        if PlaceWords.english.hit(in: passage.words, at: kind.lowerBound, before: end, bare: bare) != nil {
            return true
        }
        guard kind.upperBound < end, list[kind.upperBound].followsDirectly else { return kind.count > 1 }
        let next = list[kind.upperBound]
        return next.startsUpper || next.startsWithDigit
            || PlaceWords.kinds.hit(in: passage.words, at: kind.upperBound, before: end, bare: bare) != nil
    }

    /// Whether the word is the "s" of "Women's".
    private static func isOwn(_ passage: Passage, _ index: Int) -> Bool {
        let word = passage.words.list[index]
        return word.range.count == 1 && passage.text[word.range.lowerBound] == UInt8(ascii: "s")
            && !word.followsDirectly
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
    private static func continues(
        _ passage: Passage, _ index: Int, before end: Int, isKnown: Bool, bare: Bool
    ) -> Bool {
        let words = passage.words.list
        let gap = passage.text[words[index - 1].range.upperBound..<words[index].range.lowerBound]
        guard gap.count <= 4,
            !gap.contains(where: { [0x2E, 0x3B, 0x3A, 0x22].contains($0) }) || isAbbreviation(passage, index)
        else { return false }
        // "Women's", "Women’s"
        if isOwn(passage, index), gap.elementsEqual([0x27]) || gap.elementsEqual([0xE2, 0x80, 0x99]) { return true }
        if gap.contains(where: { $0 >= 0x80 }) { return gap.contains(0xE2) && words[index].startsUpper }
        if gap.contains(UInt8(ascii: ",")), isOrganizer(passage, index, before: end, bare: bare) { return false }
        return words[index].startsUpper || words[index].startsWithDigit
            || PlaceWords.kinds.hit(in: passage.words, at: index, before: end, bare: bare) != nil
    }

    /// Whether behind a comma the one who holds the event is named: "tại Hà Nội, Viện Nghiên cứu phối hợp với …".
    private static func isOrganizer(_ passage: Passage, _ index: Int, before end: Int, bare: Bool) -> Bool {
        let words = passage.words
        guard words.list[index].startsUpper else { return false }
        let verb = PlaceWords.holding.hits(in: words, index..<min(end, index + 40), bare: bare).first
        guard let verb, verb.words.lowerBound > index else { return false }
        if PlaceWords.organizations.hit(in: words, at: index, before: end, bare: bare) != nil { return true }
        // Behind a province only a district or a province goes on with the place.
        guard Province.names.hits(in: words, max(0, index - 4)..<index, bare: bare).last?.words.upperBound == index
        else {
            return false
        }
        return PlaceWords.districts.hit(in: words, at: index, before: end, bare: bare) == nil
            && Province.names.hit(in: words, at: index, before: end, bare: bare) == nil
    }

    /// Whether the word before `index` is cut short by its full stop: "TP. Vinh", "Q.1".
    private static func isAbbreviation(_ passage: Passage, _ index: Int) -> Bool {
        let word = passage.words.list[index - 1]
        return word.range.count <= 3 && word.startsUpper
            && passage.text[word.range.upperBound] == UInt8(ascii: ".")
    }
}

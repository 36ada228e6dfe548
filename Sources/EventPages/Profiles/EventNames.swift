import DateGrammar

/// What the events of a page are called.
struct EventNames {
    private let page: Page
    /// The page's title as words, without small ones.
    private let pageWords: Set<UInt64>
    /// Whether the page's title is a name rather than a headline about something.
    private let isName: Bool
    /// The events that the page calls by a name in quotation marks, by kind.
    private let quoted: [(kind: EventKind, name: String, line: Int)]

    private static let headline = Lexicon<Void>(
        """
        sẽ|đã|đang|bị|được|khẳng định|yêu cầu|thu hút|hé lộ|tham dự|thân thiết|vẫn|không|đừng|phải|cần|muốn|nói|tổ chức|thay|\
        có dấu hiệu|chuẩn bị|cảnh báo|đề nghị|đề xuất|kêu gọi|will|says|said|calls|urges|vows|wins|gets|\
        newsletter|bản tin|news|press release|thông cáo báo chí
        """)
    private static let small = Lexicon<Void>(
        "và|của|cho|về|trong|với|các|những|tại|là|có|một|ở|lần|thứ|năm|the|of|and|for|in|on|a|an|to|at|with|by")
    /// Words that no name begins with.
    private static let owners = Lexicon<Void>("its|their|our|his|her|your|this|that|these|those")
    /// Words that no name ends with.
    private static let loose = Lexicon<Void>("on|for|the|a|of|and|with|to|về|và|của|cho|trong|ở|là")
    /// Words that end the name of an event.
    private static let ends = Lexicon<Void>(
        """
        sẽ|đã|đang|được|vừa|vào|tại|diễn ra|khai mạc|bế mạc|tổ chức|từ ngày|do|với|nhằm|có|để|ngày|lúc|sáng|chiều|tối|dự kiến|\
        nhân|theo|trước|sau khi|khi|hôm|cùng|bằng|will|is|was|takes|take|took|are|at|in|from|by|has|have|during|which|where|here|there
        """)

    init(_ page: Page) {
        self.page = page
        let title = Words(Array(page.title.utf8))
        pageWords = Self.essential(title)
        isName = !page.title.isEmpty && !Self.headline.isIn(title, bare: page.isBare)
        var quoted: [(kind: EventKind, name: String, line: Int)] = []
        for passage in page.passages where quoted.count < 50 {
            for hit in EventKind.named(in: passage.words, bare: page.isBare)
            where hit.value.weight == .strong || hit.value.kind == .concert {
                guard let range = Self.quoted(passage, from: hit.words) else { continue }
                quoted.append((hit.value.kind, Self.capitalised(passage.quote(range)), passage.block.line))
            }
        }
        self.quoted = quoted
    }

    /// What an event is called.
    struct Name {
        let title: String
        let line: Int
        /// Whether the page as a whole is about it.
        var isPages = false
        /// Whether it only has the page's title because nothing else names it.
        var isBorrowed = false
    }

    /// The name of what the clause tells of.
    func name(
        _ passage: Passage, _ clause: Range<Int>, _ noun: EventKind.Hit?, _ mention: DateMention
    ) -> Name? {
        let titleLine = page.titleIndex.map { page.passages[$0].block.line } ?? 1
        let own = noun.map { phrase(passage, clause, $0, mention) } ?? subject(passage, clause, mention)
        let isAboutIt =
            noun.map { hit in
                pageNames(hit.value.kind) || own.map(overlap) ?? 0 >= 3
            } ?? false
        if isName, isAboutIt, !page.title.isEmpty { return Name(title: page.title, line: titleLine, isPages: true) }
        let named = noun.flatMap { noun in quoted.first { $0.kind == noun.value.kind } }
            .map { Name(title: $0.name, line: $0.line, isPages: areAlike($0.name, page.title)) }
        if let own, Words(Array(own.utf8)).list.count >= 3 {
            if own.utf8.count < 40, let named { return named }
            return Name(title: own, line: passage.block.line, isPages: isAboutIt || areAlike(own, page.title))
        }
        if let named { return named }
        if let own, !isName, noun?.value.weight == .strong || Words(Array(own.utf8)).list.count >= 2, !isAboutIt {
            return Name(title: own, line: passage.block.line)
        }
        if !page.title.isEmpty {
            return Name(title: page.title, line: titleLine, isPages: isAboutIt, isBorrowed: !isAboutIt)
        }
        return own.map { Name(title: $0, line: passage.block.line) }
    }

    /// The event that a passage speaks of, for a table below it that has only dates.
    func name(above passage: Passage) -> Name? {
        guard
            let noun = EventKind.named(in: passage.words, bare: page.isBare).first(where: { $0.value.weight == .strong }
            )
        else { return nil }
        let sentence = passage.sentences.first {
            $0.contains(passage.words.list[noun.words.lowerBound].range.lowerBound)
        }
        guard let sentence, let title = phrase(passage, sentence, noun, nil) else { return nil }
        return Name(title: title, line: passage.block.line)
    }

    /// Whether two titles have half of the fewer essential words in common.
    func areAlike(_ left: String, _ right: String) -> Bool {
        let (a, b) = (Self.essential(Words(Array(left.utf8))), Self.essential(Words(Array(right.utf8))))
        let fewer = min(a.count, b.count)
        return fewer > 0 && a.intersection(b).count * 2 >= fewer
    }

    /// Whether the page's title names an event of this kind.
    func pageNames(_ kind: EventKind) -> Bool {
        let words = Words(Array(page.title.utf8))
        return EventKind.named(in: words, bare: page.isBare).contains {
            $0.value.kind == kind || $0.value.weight == .strong && kind == .event
        }
    }

    /// The kind of event that the page's title begins with, when the title is a name.
    var pageKind: EventKind? {
        guard isName else { return nil }
        let first = EventKind.named(in: Words(Array(page.title.utf8)), bare: page.isBare).first
        return first.flatMap { $0.value.weight == .strong && $0.words.lowerBound <= 2 ? $0.value.kind : nil }
    }

    /// The page's title as a name.
    var pageName: Name {
        Name(title: page.title, line: page.titleIndex.map { page.passages[$0].block.line } ?? 1, isPages: true)
    }

    /// How many essential words of a name are in the page's title too.
    private func overlap(_ name: String) -> Int {
        Self.essential(Words(Array(name.utf8))).intersection(pageWords).count
    }

    private static func essential(_ words: Words) -> Set<UInt64> {
        var essential: Set<UInt64> = []
        for index in words.list.indices
        where small.hit(in: words, at: index, before: words.list.count, bare: false) == nil {
            essential.insert(words.list[index].bare)
        }
        return essential
    }

    /// The noun and what belongs to it, as far as it is the name: to the end of its quotation, or to the next verb.
    private func phrase(
        _ passage: Passage, _ clause: Range<Int>, _ noun: EventKind.Hit,
        _ mention: DateMention?
    ) -> String? {
        if let range = Self.quoted(passage, from: noun.words), range.upperBound <= clause.upperBound + 4 {
            return Self.capitalised(passage.quote(range))
        }
        if let name = Self.quotedBefore(passage, noun.words) { return name }
        let list = passage.words.list
        let limit = passage.words.index(at: clause.upperBound)
        var last = noun.words.upperBound
        while last < limit, last < noun.words.lowerBound + 40 {
            let word = list[last]
            if !word.followsDirectly, !joins(passage, last) { break }
            if let mention, word.range.overlaps(mention.range) { break }
            if Self.ends.hit(in: passage.words, at: last, before: limit, bare: page.isBare) != nil { break }
            last += 1
        }
        // "workshop on lobbying" has a name, "workshop on 4 September" ends before it.
        while last > noun.words.upperBound,
            Self.loose.hit(in: passage.words, at: last - 1, before: last, bare: page.isBare) != nil
        {
            last -= 1
        }
        let first = adjectives(before: noun.words.lowerBound, passage, clause)
        return Self.capitalised(
            passage.quote(list[behindOwners(first, noun, passage)].range.lowerBound..<list[last - 1].range.upperBound))
    }

    /// English puts words before the noun: "two training workshops", "The special meeting".
    private func adjectives(before noun: Int, _ passage: Passage, _ clause: Range<Int>) -> Int {
        guard page.isBare else { return noun }
        var first = noun
        let start = passage.words.index(at: clause.lowerBound)
        while first > start, noun - first < 8, passage.words.list[first].followsDirectly,
            !passage.mentions.contains(where: { $0.range.overlaps(passage.words.list[first - 1].range) }),
            Self.ends.hit(in: passage.words, at: first - 1, before: first, bare: false) == nil,
            !Happening.words.isIn(passage.words, first - 1..<first, bare: false)
        {
            first -= 1
        }
        return first
    }

    /// The first word of a name without the "its" or "our" before it.
    private func behindOwners(_ first: Int, _ noun: EventKind.Hit, _ passage: Passage) -> Int {
        let isOwner = Self.owners.hit(in: passage.words, at: first, before: noun.words.lowerBound, bare: false) != nil
        return isOwner ? first + 1 : first
    }

    /// Whether the name goes on over the signs before the word: "ILO/GEF", "H’Hen", "Bắc - Nam".
    private func joins(_ passage: Passage, _ index: Int) -> Bool {
        let list = passage.words.list
        let gap = passage.text[list[index - 1].range.upperBound..<list[index].range.lowerBound]
        let stops: [UInt8] = [0x2C, 0x2E, 0x28, 0x29, 0x3A, 0x22]
        return gap.count <= 5 && !gap.contains { stops.contains($0) }
    }

    /// What is said to take place, where no word names a kind of event: what stands before the verb.
    private func subject(_ passage: Passage, _ clause: Range<Int>, _ mention: DateMention) -> String? {
        let words = passage.words
        let all = words.index(at: clause.lowerBound)..<words.index(at: clause.upperBound)
        let told = Happening.certain.hits(in: words, all, bare: page.isBare).first {
            $0.words.lowerBound > all.lowerBound
        }
        guard let verb = told?.words.lowerBound else { return nil }
        // It begins behind the verb that tells of it: "cho biết giải công nhân sẽ diễn ra".
        let teller = Happening.reporting.hits(in: words, all.lowerBound..<verb, bare: page.isBare)
            .last { $0.words.upperBound < verb }
        let first = teller?.words.upperBound ?? all.lowerBound
        let range = words.list[first].range.lowerBound..<words.list[verb - 1].range.upperBound
        guard !range.overlaps(mention.range) else { return nil }
        return Self.capitalised(passage.quote(range))
    }

    /// From the noun to the end of the quotation that follows it soon.
    private static func quoted(_ passage: Passage, from noun: Range<Int>) -> Range<Int>? {
        let list = passage.words.list
        let start = list[noun.lowerBound].range.lowerBound
        let after = list[noun.upperBound - 1].range.upperBound
        // At most some twelve words between: "hội thảo khoa học cấp bộ “…”".
        let near = list[min(noun.upperBound + 12, list.count) - 1].range.upperBound
        var at = after
        while at < min(near + 4, passage.text.count) {
            if let close = Quotation.closing(passage.text, at: at) { return start..<close }
            if passage.text[at] == UInt8(ascii: ".") || passage.text[at] == UInt8(ascii: ";") { return nil }
            at += 1
        }
        return nil
    }

    /// "“…” là chủ đề hội thảo": the name stands before.
    private static func quotedBefore(_ passage: Passage, _ noun: Range<Int>) -> String? {
        let list = passage.words.list
        let end = list[noun.lowerBound].range.lowerBound
        let earliest = list[max(0, noun.lowerBound - 5)].range.upperBound
        for at in 0..<min(end, 400) {
            guard let close = Quotation.closing(passage.text, at: at), close <= end, close >= earliest - 4 else {
                continue
            }
            return capitalised(
                passage.quote(end..<list[noun.upperBound - 1].range.upperBound)) + " " + passage.quote(at..<close)
        }
        return nil
    }

    private static func capitalised(_ text: String) -> String {
        guard let first = text.first else { return text }
        return first.uppercased() + text.dropFirst()
    }
}

/// Quotation marks, as pages use and mix them.
enum Quotation {
    /// The offset behind the quotation that opens at `at`; nil when none opens there, or it is not closed soon.
    static func closing(_ text: [UInt8], at: Int) -> Int? {
        let isCurly = matches(text, at, [0xE2, 0x80, 0x9C]) || matches(text, at, [0xC2, 0xAB])
        let isPlain = text[at] == 0x22 || (text[at] == 0x27 && (at == 0 || text[at - 1] == 0x20))
        guard isCurly || isPlain else { return nil }
        var next = at + (text[at] == 0xE2 ? 3 : text[at] == 0xC2 ? 2 : 1)
        let end = min(text.count, next + 600)
        while next < end {
            if matches(text, next, [0xE2, 0x80, 0x9D]) { return next + 3 }
            if matches(text, next, [0xC2, 0xBB]) { return next + 2 }
            if text[next] == text[at], text[at] < 0x80 { return next + 1 }
            if isCurly, text[next] == 0x22 { return next + 1 }
            next += 1
        }
        return nil
    }

    private static func matches(_ text: [UInt8], _ at: Int, _ mark: [UInt8]) -> Bool {
        at + mark.count <= text.count && text[at..<at + mark.count].elementsEqual(mark)
    }
}

import DateGrammar

/// What the events of a page are called.
struct EventNames {
    private let page: Page
    /// The page's title as words, without small ones.
    private let pageWords: Set<UInt64>
    /// Whether the page's title is a name rather than a headline about something.
    private let isName: Bool
    /// The events that the page calls by a name in quotation marks, by kind.
    private let quoted: [Quoted]

    /// Words of a headline about something, which is no name; "bắt đầu" is none of them.
    private static let headline = Lexicon<Void>(
        """
        sẽ|đã|đang|bị|được|khẳng định|yêu cầu|thu hút|hé lộ|tham dự|thân thiết|vẫn|không|đừng|phải|cần|muốn|nói|tổ chức|thay|\
        có dấu hiệu|chuẩn bị|cảnh báo|đề nghị|đề xuất|kêu gọi|mất tích|cháy|án mạng|cấm|phạt|bắt|tử vong|will|says|said|calls|urges|\
        vows|wins|gets|newsletter|bản tin|news|press release|thông cáo báo chí|update|bulletin|digest|tin vắn
        """, except: "bắt đầu|chạy|phòng cháy|phòng cháy chữa cháy|cháy hết mình|bắt tay|bắt nhịp")
    /// What numbers an issue of something that comes out again and again.
    private static let numbering = Lexicon<Void>("số|no|issue|vol|volume")
    private static let small = Lexicon<Void>(
        "và|của|cho|về|trong|với|các|những|tại|là|có|một|ở|lần|thứ|năm|the|of|and|for|in|on|a|an|to|at|with|by")
    /// Words that no name begins with.
    private static let owners = Lexicon<Void>("its|their|our|his|her|your|this|that|these|those")
    /// Words of an invitation that stand before a name.
    private static let leads = Lexicon<Void>(
        "members to|you to|to the|everyone to|all to|to|to attend|to join|gathered for|for|celebrate|will celebrate|presents|and|plan|plans|and plan|and plans"
    )
    /// Words that no name ends with.
    private static let loose = Lexicon<Void>("on|for|the|a|of|and|with|to|về|và|của|cho|trong|ở|là")
    /// Words by which an event is told from the one that the page is about.
    private static let following = Lexicon<Void>(
        "tiếp theo|kế tiếp|lần tới|lần sau|khác|sắp tới|next|another|following|upcoming")

    /// A title of more words is a sentence.
    private static let longest = 30

    init(_ page: Page) {
        self.page = page
        let title = Words(Array(page.title.utf8))
        pageWords = Self.essential(title)
        // "Bản tin số 9" names no event.
        let isNumbered = Self.numbering.hits(in: title, bare: page.isBare).contains { hit in
            hit.words.upperBound < title.list.count && title.list[hit.words.upperBound].startsWithDigit
                && hit.words.upperBound + 2 >= title.list.count
        }
        isName =
            !page.title.isEmpty && title.list.count <= Self.longest && !Self.headline.isIn(title, bare: page.isBare)
            && !(isNumbered && EventKind.named(in: title, bare: page.isBare).allSatisfy { $0.value.weight != .strong })
        var quoted: [Quoted] = []
        for passage in page.passages where quoted.count < 50 {
            for hit in EventKind.named(in: passage.words, bare: page.isBare)
            where hit.value.weight == .strong || hit.value.kind == .concert || hit.value.kind == .course {
                guard let range = Self.quoted(passage, from: hit.words) else { continue }
                quoted.append(
                    Quoted(
                        kind: hit.value.kind, noun: passage.words.list[hit.words].map(\.bare),
                        name: Self.capitalised(passage.quote(range)), line: passage.block.line))
            }
        }
        self.quoted = quoted
    }

    /// What the page calls an event by a name in quotation marks.
    private struct Quoted {
        let kind: EventKind
        /// The word for its kind, without marks.
        let noun: [UInt64]
        let name: String
        let line: Int

        /// Whether the event may be meant: one ceremony is not another.
        func names(_ hit: EventKind.Hit, in words: Words) -> Bool {
            kind == hit.value.kind && (kind != .ceremony || words.list[hit.words].map(\.bare) == noun)
        }
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
        let own =
            noun.map { fuller(phrase(passage, clause, $0, mention), $0, passage) } ?? subject(passage, clause, mention)
        let isAboutIt =
            noun.map { hit in
                pageNames(hit.value.kind) || own.map(overlap) ?? 0 >= 3
            } ?? false
        let isOther = own.map { self.isOther($0, noun) } ?? false
        if isName, isAboutIt, !isOther, !page.title.isEmpty {
            return Name(title: page.title, line: titleLine, isPages: true)
        }
        let named = noun.flatMap { noun in quoted.first { $0.names(noun, in: passage.words) } }
            .map { Name(title: $0.name, line: $0.line, isPages: areAlike($0.name, page.title)) }
        if let own, Words(Array(own.utf8)).list.count >= 3 || isOther {
            if own.utf8.count < 40, !isOther, let named { return named }
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

    /// The name as the passage gave it before, where it is only called by its kind now: "Khóa học khai giảng ngày …".
    private func fuller(_ name: String?, _ noun: EventKind.Hit, _ passage: Passage) -> String? {
        guard let name, Words(Array(name.utf8)).list.count <= noun.words.count else { return name }
        let near = max(0, noun.words.lowerBound - 200)..<noun.words.lowerBound
        let before = EventKind.named(in: passage.words, near, bare: page.isBare).last {
            noun.value.kind != .ceremony
                && ($0.value.kind == noun.value.kind || $0.value.kind == .training && noun.value.kind == .course)
        }
        guard let before,
            let sentence = passage.sentences.first(where: {
                $0.contains(passage.words.list[before.words.lowerBound].range.lowerBound)
            }), let full = phrase(passage, sentence, before, nil), Words(Array(full.utf8)).list.count >= 4
        else { return name }
        return full
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
            ($0.value.kind == kind || $0.value.kind == .training && kind == .course)
                && ($0.value.weight == .strong || $0.words.lowerBound <= 3)
                || $0.value.weight == .strong && kind == .event
        }
    }

    /// The kind of event that the page's title begins with, when the title is a name.
    var pageKind: EventKind? {
        guard isName else { return nil }
        let words = Words(Array(page.title.utf8))
        guard let first = EventKind.named(in: words, bare: page.isBare).first, first.words.lowerBound <= 2 else {
            return nil
        }
        // "Book launch: …"
        let isLabel =
            first.words.lowerBound == 0 && first.words.count > 1
            && page.title.utf8.dropFirst(words.list[first.words.upperBound - 1].range.upperBound).first == 0x3A
        return first.value.weight == .strong || isLabel ? first.value.kind : nil
    }

    /// The page's title as a name.
    var pageName: Name {
        Name(title: page.title, line: page.titleIndex.map { page.passages[$0].block.line } ?? 1, isPages: true)
    }

    /// Whether an event is called by what the page's title does not say: in quotation marks, by other words, or as the
    /// next one.
    private func isOther(_ own: String, _ noun: EventKind.Hit?) -> Bool {
        let bytes = Array(own.utf8)
        let essential = Self.essential(Words(bytes))
        let isNew = essential.intersection(pageWords).count * 2 < essential.count
        if Self.following.isIn(Words(bytes), bare: page.isBare), essential.count >= 2 { return true }
        guard noun?.value.weight == .strong, pageKind != noun?.value.kind else { return false }
        let title = Array(page.title.utf8)
        guard !title.indices.contains(where: { Quotation.closing(title, at: $0) != nil }) else { return false }
        // A title that has no name of an event in it tells of one.
        if essential.count >= 5, isNew || EventKind.named(in: Words(title), bare: page.isBare).isEmpty { return true }
        for at in bytes.indices {
            guard let close = Quotation.closing(bytes, at: at) else { continue }
            let quoted = Self.essential(Words(Array(bytes[at..<close])))
            return quoted.count >= 2 && quoted.intersection(pageWords).count * 2 <= quoted.count
        }
        return false
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
            if passage.mentions.contains(where: { other in
                other.precision == .day && other.days != nil && other.range.contains(word.range.lowerBound)
                    && (last > noun.words.upperBound || !word.startsWithDigit)
            }) {
                break
            }
            if NameEnd.isBefore(last, in: passage.words, before: limit, bare: page.isBare) { break }
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
        var first = noun
        guard page.isBare else {
            // "BIDC CUP 2013"
            let list = passage.words.list
            while first > 0, noun - first < 3, list[first].followsDirectly, list[first].startsUpper,
                list[first - 1].isAllUpper, !list[first - 1].startsWithDigit, list[first - 1].range.count > 1,
                !list[noun].isAllUpper || EventKind.foreign.isIn(passage.words, noun..<noun + 1, bare: false)
            {
                first -= 1
            }
            return first
        }
        // Vietnamese written without marks puts none there.
        guard EventKind.words.hit(in: passage.words, at: noun, before: passage.words.list.count, bare: false) != nil
        else { return noun }
        let start = passage.words.index(at: clause.lowerBound)
        while first > start, noun - first < 8, passage.words.list[first].followsDirectly,
            !passage.mentions.contains(where: { $0.range.overlaps(passage.words.list[first - 1].range) }),
            !NameEnd.isBefore(first - 1, in: passage.words, before: first, bare: false),
            !Happening.words.isIn(passage.words, first - 1..<first, bare: false)
        {
            first -= 1
        }
        return first
    }

    /// The first word of a name without the "its", "our" or "members to" before it.
    private func behindOwners(_ first: Int, _ noun: EventKind.Hit, _ passage: Passage) -> Int {
        var first = first
        let lead = Self.leads.hits(in: passage.words, first..<noun.words.lowerBound, bare: false).last {
            $0.words.lowerBound - first <= 2
        }
        if let lead { first = lead.words.upperBound }
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
        var first = teller?.words.upperBound ?? all.lowerBound
        // "(lịch gặp gỡ sẽ diễn ra từ ngày 5)" is about what stands in the bracket.
        if let bracket = passage.text[..<mention.range.lowerBound].lastIndex(of: UInt8(ascii: "(")),
            !passage.text[bracket..<mention.range.lowerBound].contains(UInt8(ascii: ")"))
        {
            let inside = words.index(at: bracket)
            if inside < verb { first = max(first, inside) }
        }
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

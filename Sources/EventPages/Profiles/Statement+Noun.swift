import DateGrammar

/// Which of the words that name events says what takes place on the date.
extension Statement {
    /// Words between an event and another that it is only about.
    private static let links = Lexicon<Void>(
        "giới thiệu|về|công bố|chuẩn bị cho|thông tin về|kế hoạch tổ chức|trước|sau|nhân|tại|trong khuôn khổ|about|on|before|after"
    )
    /// Words before an event that is only what something else is told by.
    private static let circumstances = Lexicon<Void>(
        """
        đi dự|đi xem|đi xem một|sau|sau khi|sau khi dự|sau khi tham dự|sau khi xem|trước|trước khi dự|giữa|phục vụ|để phục vụ|để tổ chức|\
        tạm dừng|cấm|hậu|ngay sau|trên đường đi dự|after|before|ahead of|on the way to
        """)
    private static let articles = Lexicon<Void>(
        "một|các|những|buổi|cuộc|một buổi|một cuộc|các buổi|những buổi|the|a|an|its|their|this")
    /// Words that make an event of theirs no event: a ticket, a report.
    private static let heads = Lexicon<Void>(
        """
        vé|bán vé|hồ sơ|bài|danh sách|kỷ yếu|báo cáo|xe|đăng ký|đăng ký tham dự|đăng ký tham gia|tài liệu|gói thầu|vé xem|\
        tickets|ticket|tickets for|tickets to|registration|registration for|register for|report of|report on|\
        proceedings|proceedings of|abstracts|abstracts for|papers for|slides|slides of|recording of|minutes of
        """)
    /// Things that have dates of their own.
    private static let subjects = Lexicon<Void>(
        "báo cáo|danh sách|nghiên cứu|hồ sơ|khảo sát|báo cáo viên|cuốn sách|tài liệu|report|reports|slides|study|paper|papers|book|survey|abstracts"
    )
    private static let locatives = Lexicon<Void>("tại|trong|ở|at|in|during|from")

    /// The words that name events in the clause, without those that only tell by what something else happened.
    func nouns() -> [EventKind.Hit] {
        EventKind.named(in: passage.words, words, bare: bare).filter { !isCircumstance($0) && !isOwned($0) }
    }

    /// Whether the event is only what something else was before, after or for.
    private func isCircumstance(_ noun: EventKind.Hit) -> Bool {
        nearest(Self.circumstances, before: withoutArticle(noun), within: 0) != nil
    }

    /// Whether it is a thing of the event that is spoken of, and nothing says that the event takes place.
    private func isOwned(_ noun: EventKind.Hit) -> Bool {
        guard nearest(Self.heads, before: withoutArticle(noun), within: 1) != nil else { return false }
        guard noun.words.upperBound <= date.lowerBound else { return true }
        return !has(Happening.certainly, in: noun.words.upperBound..<date.lowerBound)
    }

    /// Whether the sentence is about a thing that has dates of its own: a report, a file.
    var isOfAnother: Bool { has(Self.subjects) }

    /// Where the noun begins with the article before it.
    private func withoutArticle(_ noun: EventKind.Hit) -> Int {
        nearest(Self.articles, before: noun.words.lowerBound, within: 0)?.words.lowerBound ?? noun.words.lowerBound
    }

    /// The word that says what takes place on the date: before it the nearest that is not told of by another,
    /// else the first after it.
    func noun(among hits: [EventKind.Hit]) -> EventKind.Hit? {
        let list = passage.words.list
        var before = hits.filter { list[$0.words.lowerBound].range.lowerBound < mention.range.lowerBound }
        // After another date, another thing is spoken of.
        if let earlier = passage.mentions.last(where: {
            $0.days != nil && $0.range.upperBound <= mention.range.lowerBound
        }) {
            let own = before.filter { list[$0.words.lowerBound].range.lowerBound >= earlier.range.upperBound }
            if !own.isEmpty { before = own }
        }
        let after = hits.filter {
            list[$0.words.lowerBound].range.lowerBound >= mention.range.upperBound && !isOfNextDate($0)
        }
        func isNear(_ hit: EventKind.Hit) -> Bool {
            mention.range.lowerBound - list[hit.words.upperBound - 1].range.upperBound <= 400
        }
        // What stands in brackets belongs to the words right before them.
        if let bracket {
            return before.last { list[$0.words.upperBound - 1].range.upperBound <= bracket } ?? after.first
        }
        let beside = passage.words.index(at: mention.range.lowerBound)
        if let nearest = before.last, nearest.value.weight == .strong, beside - nearest.words.upperBound <= 2,
            !has(Self.links, in: max(0, nearest.words.lowerBound - 3)..<nearest.words.lowerBound)
        {
            return nearest
        }
        let strong = before.filter { $0.value.weight == .strong && isNear($0) }
        // "họp báo giới thiệu hội thảo, chiều 12-4": what is held is named first.
        if let first = strong.first { return first }
        if let first = after.first(where: { $0.value.weight == .strong }) { return first }
        return before.last(where: isNear) ?? after.first
    }

    /// Whether the noun, which stands behind the date, is followed by a date of its own: "workshop on 5 August".
    private func isOfNextDate(_ noun: EventKind.Hit) -> Bool {
        others.contains { other in
            let next = passage.words.index(at: other.range.lowerBound)
            let between = noun.words.upperBound..<max(noun.words.upperBound, next)
            return next >= noun.words.upperBound && !hasComma(noun.words.upperBound, next)
                && (between.count <= 1 || between.count <= 6 && has(Happening.certainly, in: between))
        }
    }

    /// Whether a verb says of the noun that it takes place: behind it, or right before it.
    func isHappening(_ noun: EventKind.Hit?) -> Bool {
        guard let noun else { return has(Happening.words) }
        // "họp khẩn, cho học sinh nghỉ từ 3/9": what is weak is not spoken of behind a comma.
        let isApart = noun.value.weight != .strong && hasComma(noun.words.upperBound, date.lowerBound)
        return hits(Happening.words, in: words).contains { verb in
            if verb.words.lowerBound >= noun.words.upperBound { return true }
            if verb.words.overlaps(noun.words) { return noun.value.weight != .strong }
            return noun.words.lowerBound - verb.words.upperBound <= 8 && !isApart
        }
    }

    /// Whether the noun is only where something else happened: "một vụ cháy xảy ra tại hội chợ".
    func isScene(_ noun: EventKind.Hit) -> Bool {
        guard let at = nearest(Self.locatives, before: withoutArticle(noun), within: 0),
            at.words.lowerBound > date.upperBound || noun.words.upperBound <= date.lowerBound
        else { return false }
        // "phát biểu tại hội thảo sáng 5/10" has the date of the event.
        if noun.words.upperBound <= date.lowerBound, date.lowerBound - noun.words.upperBound <= 12,
            !hasComma(noun.words.upperBound, date.lowerBound)
        {
            return false
        }
        return !hits(Happening.certainly, in: words).contains { $0.words.lowerBound >= noun.words.upperBound }
    }
}

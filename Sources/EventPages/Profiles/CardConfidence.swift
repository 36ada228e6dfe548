import CivilTime
import DateGrammar

/// How sure it is that a card announces an event: a sum of small reasons.
struct CardConfidence {
    let page: Page
    /// Whether the page is one that lists events.
    let isEventList: Bool
    /// How many cards the page has.
    let count: Int

    /// Titles of notices that have a time and are nothing to go to.
    private static let services = Lexicon<Void>(
        """
        ngừng cung cấp|ngừng cấp|ngừng|tạm ngừng|tạm dừng|cắt điện|cắt nước|mất điện|bảo trì|nghỉ lễ|nghỉ tết|lịch nghỉ|xử phạt|thu phí|\
        cấm đường|phân luồng|mời thầu|đấu thầu|đấu giá|giá vàng|giá xăng|tỷ giá|tuyển dụng|kết quả xổ số|dự báo thời tiết|\
        biên bản|nghị quyết|kết luận|văn bản|minutes|archive|transcript|power outage|maintenance|road closure|tender|\
        job vacancy|public holiday
        """)

    /// How sure it is of `event`, which was read from `card`.
    func of(_ event: PageEvent, _ card: Card) -> Confidence {
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
        if event.time.start != nil { percent += 10 }
        if !event.location.isEmpty { percent += 5 }
        percent -= doubts(card.mention)
        if Self.services.isIn(words, bare: page.isBare) { percent -= 50 }
        // A time alone announces nothing: what is called by no word for an event has to be an invitation.
        if card.anchor == .labelled, hits.isEmpty, !isEventList, count < 3, !isInvitation(event) {
            percent = min(percent, 55)
        }
        if card.isDeadline { percent = min(percent - 40, 40) }
        if let heading = sectionMonth(card), let days = card.mention.days,
            (days.lowerBound.year, days.lowerBound.month) != heading
        {
            percent -= 40
        }
        // News have their dates as events do.
        if card.anchor == .line, !isEventList, count > 2, hits.isEmpty { percent -= 20 }
        if isListOfNews, let day = card.mention.days?.upperBound, day <= page.reference { percent -= 30 }
        // One of what disagrees is a slip, and nobody but the organiser knows which.
        return Confidence(isContradictory(card.mention) ? min(percent, Confidence.threshold.percent - 5) : percent)
    }

    private func isContradictory(_ mention: DateMention) -> Bool {
        !mention.doubts.isDisjoint(with: [.weekdayDisagrees, .endBeforeStart, .noSuchTime])
    }

    private func doubts(_ mention: DateMention) -> Int {
        var doubts = 0
        if mention.doubts.contains(.dayMonthOrder), count < 3 { doubts += 10 }
        return doubts
    }

    /// Whether the page says what only those say who want people to come.
    private func isInvitation(_ event: PageEvent) -> Bool {
        if !event.location.isEmpty || event.mode != nil { return true }
        return page.passages.prefix(200).contains { passage in
            guard let (label, _) = Label.read(passage, bare: page.isBare) else { return false }
            return [.place, .invitation, .organizer, .topic, .mode, .deadline].contains(label)
        }
    }

    private var isListOfNews: Bool {
        let words = Words(Array(page.title.utf8))
        return words.list.count <= 5 && Self.news.isIn(words, bare: page.isBare)
            && !PageWords.eventList.isIn(words, bare: page.isBare)
    }

    private static let news = Lexicon<Void>("tin tức|tin hoạt động|tin mới|bản tin|news|blog|tin nổi bật")

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

import CivilTime
import DateGrammar

/// Finds events in running text: sentences that say of something that it takes place, and when.
struct ArticleProfile {
    private let page: Page
    private let names: EventNames
    /// How people take part in an event of each kind, as the first sentence says that is about one.
    private let modes: [EventKind: (hint: (mode: EventMode, quote: String), line: Int)]

    init(_ page: Page) {
        self.page = page
        names = EventNames(page)
        var modes: [EventKind: (hint: (mode: EventMode, quote: String), line: Int)] = [:]
        for passage in page.passages where EventMode.read(passage, hasPlace: false, bare: page.isBare) != nil {
            for sentence in passage.sentences {
                let all = passage.words.index(at: sentence.lowerBound)..<passage.words.index(at: sentence.upperBound)
                guard let hint = EventMode.read(passage, sentence, hasPlace: false, bare: page.isBare),
                    let noun = EventKind.named(in: passage.words, all, bare: page.isBare).first,
                    noun.value.kind != .event, modes[noun.value.kind] == nil
                else { continue }
                modes[noun.value.kind] = (hint, passage.block.line)
            }
        }
        self.modes = modes
    }

    /// The events told of, the surest first for each date.
    func events() -> [PageEvent] {
        var events: [PageEvent] = []
        var prose = 0
        for (index, passage) in page.passages.enumerated() where index != page.publishedIndex {
            if passage.words.list.count >= 8 { prose += 1 }
            guard passage.mentions.contains(where: { $0.days != nil }), events.count < 500 else { continue }
            for sentence in passage.sentences {
                for mention in passage.mentions
                where sentence.contains(mention.range.lowerBound) && mention.days != nil {
                    guard let event = event(index, sentence, mention, isLead: prose <= 3) else { continue }
                    merge(event, into: &events)
                }
            }
        }
        return events
    }

    private func event(_ index: Int, _ sentence: Range<Int>, _ mention: DateMention, isLead: Bool) -> PageEvent? {
        let passage = page.passages[index]
        let clause = clause(passage, sentence, mention)
        guard let days = mention.days, mention.precision != .year, mention.precision != .quarter else { return nil }
        let all = passage.words.index(at: clause.lowerBound)..<passage.words.index(at: clause.upperBound)
        let hits = EventKind.named(in: passage.words, all, bare: page.isBare)
        let happens = Happening.words.isIn(passage.words, all, bare: page.isBare)
        let noun = noun(hits, passage, mention)
        let isFuture = Happening.future.isIn(passage.words, all, bare: page.isBare)
        // "Chiều thứ Bảy 9/12 tại Tokyo, hơn 40 người …" under the title "Hội thảo …" tells of that.
        let isOpening = isLead && noun == nil && passage.words.index(at: mention.range.lowerBound) - all.lowerBound <= 8
        let pageKind = isOpening ? names.pageKind : nil
        guard
            noun != nil || pageKind != nil
                || (isLead && Happening.certain.isIn(passage.words, all, bare: page.isBare))
        else { return nil }
        guard let name = pageKind == nil ? names.name(passage, clause, noun, mention) : names.pageName else {
            return nil
        }
        let (title, line) = (name.title, name.line)
        var event = PageEvent(
            title: title,
            time: PageTime(days, start: mention.startTime, end: mention.endTime, partOfDay: mention.partOfDay))
        event.kind = noun?.value.kind ?? pageKind ?? .event
        event.evidence = [
            Evidence(.title, quote: title, line: line),
            Evidence(.time, quote: passage.quote(clause), line: passage.block.line),
        ]
        event.time.listed = mention.listed
        if mention.precision == .month { event.precision = .month }
        if mention.precision == .approximate { event.precision = .approximate }
        let (standing, quote) = EventStanding.read(passage, clause, bare: page.isBare)
        event.status = standing
        if standing != .confirmed { event.evidence.append(Evidence(.status, quote: quote, line: passage.block.line)) }
        readFacets(passage, sentence, around(passage, sentence, mention), &event)
        event.confidence = confidence(
            index, clause, mention, noun: noun, happens: happens, isFuture: isFuture, isLead: isLead, name, event)
        return event
    }

    /// The part of the sentence that the date is in, when the sentence says several things.
    private func clause(_ passage: Passage, _ sentence: Range<Int>, _ mention: DateMention) -> Range<Int> {
        var (start, end) = (sentence.lowerBound, sentence.upperBound)
        // A bracket around the date belongs to the words before it; a semicolon ends what is said.
        for at in sentence where passage.text[at] == UInt8(ascii: ";") {
            if at < mention.range.lowerBound { start = at + 1 } else { end = min(end, at) }
        }
        while start < end, passage.text[start] == 0x20 { start += 1 }
        return start..<max(start, end)
    }

    /// The word that says what takes place on the date: before it the nearest that is not told of by another,
    /// else the first after it.
    private func noun(
        _ hits: [EventKind.Hit], _ passage: Passage, _ mention: DateMention
    ) -> EventKind.Hit? {
        let list = passage.words.list
        var before = hits.filter { list[$0.words.lowerBound].range.lowerBound < mention.range.lowerBound }
        // After another date, another thing is spoken of.
        if let earlier = passage.mentions.last(where: {
            $0.days != nil && $0.range.upperBound <= mention.range.lowerBound
        }) {
            let own = before.filter { list[$0.words.lowerBound].range.lowerBound >= earlier.range.upperBound }
            if !own.isEmpty { before = own }
        }
        let after = hits.filter { list[$0.words.lowerBound].range.lowerBound >= mention.range.upperBound }
        func isNear(_ hit: EventKind.Hit) -> Bool {
            mention.range.lowerBound - list[hit.words.upperBound - 1].range.upperBound <= 400
        }
        // What stands in brackets belongs to the words right before them.
        if let bracket = bracket(passage, mention) {
            return before.last { list[$0.words.upperBound - 1].range.upperBound <= bracket } ?? after.first
        }
        let beside = passage.words.index(at: mention.range.lowerBound)
        if let nearest = before.last, nearest.value.weight == .strong, beside - nearest.words.upperBound <= 2,
            !Self.links.isIn(
                passage.words, max(0, nearest.words.lowerBound - 3)..<nearest.words.lowerBound, bare: page.isBare)
        {
            return nearest
        }
        let strong = before.filter { $0.value.weight == .strong && isNear($0) }
        // "họp báo giới thiệu hội thảo, chiều 12-4": what is held is named first.
        if let first = strong.first { return first }
        if let first = after.first(where: { $0.value.weight == .strong }) { return first }
        return before.last(where: isNear) ?? after.first
    }

    /// Words between an event and another that it is only about.
    private static let links = Lexicon<Void>(
        "giới thiệu|về|công bố|chuẩn bị cho|thông tin về|kế hoạch tổ chức|trước|sau|nhân|tại|trong khuôn khổ|about|on|before|after"
    )

    /// The part of the sentence from the date before the mention's to the one after it.
    private func around(_ passage: Passage, _ sentence: Range<Int>, _ mention: DateMention) -> Range<Int> {
        let others = passage.mentions.filter { $0.days != nil && sentence.contains($0.range.lowerBound) }
        let start = others.last { $0.range.upperBound <= mention.range.lowerBound }?.range.upperBound
        let end = others.first { $0.range.lowerBound >= mention.range.upperBound }?.range.lowerBound
        return (start ?? sentence.lowerBound)..<(end ?? sentence.upperBound)
    }

    /// Where the bracket that the mention stands in opens.
    private func bracket(_ passage: Passage, _ mention: DateMention) -> Int? {
        var at = mention.range.lowerBound - 1
        while at >= 0, mention.range.lowerBound - at < 160 {
            if passage.text[at] == UInt8(ascii: ")") || passage.text[at] == UInt8(ascii: ".") { return nil }
            if passage.text[at] == UInt8(ascii: "(") { return at }
            at -= 1
        }
        return nil
    }

    private func readFacets(
        _ passage: Passage, _ sentence: Range<Int>, _ near: Range<Int>, _ event: inout PageEvent
    ) {
        if let place = Place.found(in: passage, near, bare: page.isBare)
            ?? Place.found(in: passage, sentence, bare: page.isBare)
        {
            event.location = place.name
            event.evidence.append(Evidence(.location, quote: passage.quote(place.range), line: passage.block.line))
        }
        event.organizer = Organizer.found(in: passage, sentence, bare: page.isBare)
        if let (mode, quote) = EventMode.read(
            passage, sentence, hasPlace: !event.location.isEmpty, bare: page.isBare)
        {
            event.mode = mode
            event.evidence.append(Evidence(.mode, quote: quote, line: passage.block.line))
        } else if let (hint, line) = modes[event.kind] {
            event.mode = hint.mode == .online && !event.location.isEmpty ? .hybrid : hint.mode
            event.evidence.append(Evidence(.mode, quote: hint.quote, line: line))
        }
    }

    private func confidence(
        _ index: Int, _ clause: Range<Int>, _ mention: DateMention,
        noun: EventKind.Hit?, happens: Bool, isFuture: Bool, isLead: Bool,
        _ name: EventNames.Name, _ event: PageEvent
    ) -> Confidence {
        let passage = page.passages[index]
        let all = passage.words.index(at: clause.lowerBound)..<passage.words.index(at: clause.upperBound)
        var percent = 5
        switch noun?.value.weight {
        case .strong: percent += 35
        case .weak: percent += 15
        case .none?: percent += 10
        case nil: percent += name.isPages ? 35 : 10
        }
        if happens { percent += 25 }
        if isFuture { percent += 5 }
        if mention.precision == .day { percent += 10 }
        if isLead || index == page.titleIndex { percent += 10 }
        if !event.location.isEmpty || event.mode != nil { percent += 5 }
        if name.isPages { percent += 10 }
        if name.isBorrowed { percent -= 15 }
        if isReported(passage, clause, mention, noun) { percent -= 40 }
        if Happening.history.isIn(passage.words, all, bare: page.isBare) { percent -= 45 }
        let isMoved = Happening.moved.isIn(passage.words, all, bare: page.isBare)
        if isMoved { percent += 25 }
        if mention.bound == .until, !isMoved { percent -= 50 }
        if mention.precision != .day {
            if noun?.value.weight != .strong { percent -= 10 }
            if let last = mention.days?.upperBound, last < page.reference { percent -= 40 }
        }
        if mention.basis == .reference, let first = mention.days?.lowerBound,
            first.dayNumber - page.reference.dayNumber > 180
        {
            percent -= 30
        }
        if mention.basis == .relative, mention.precision != .day { percent -= 25 }
        if mention.doubts.contains(.endBeforeStart) || mention.doubts.contains(.weekdayDisagrees) { percent -= 20 }
        if mention.doubts.contains(.lunar) { percent -= 10 }
        if event.kind == .pressConference, !names.pageNames(.pressConference) { percent -= 40 }
        if let day = mention.days?.upperBound, page.reference.dayNumber - day.dayNumber > 60 { percent -= 40 }
        return Confidence(percent)
    }

    /// Whether the date is that of words about the event, not of the event: "ngày 23/10 đã ra thông báo".
    private func isReported(
        _ passage: Passage, _ clause: Range<Int>, _ mention: DateMention, _ noun: EventKind.Hit?
    ) -> Bool {
        let words = passage.words
        let after = words.index(at: mention.range.upperBound)
        let end = min(after + 5, words.index(at: clause.upperBound))
        guard let verb = Happening.reporting.hits(in: words, after..<max(after, end), bare: page.isBare).first else {
            return false
        }
        guard let noun else { return true }
        return noun.words.lowerBound > verb.words.lowerBound || noun.words.upperBound + 12 < after
    }

    /// Keeps one event for a date and a name: a page says the same thing more than once.
    private func merge(_ event: PageEvent, into events: inout [PageEvent]) {
        let same = events.firstIndex { other in
            guard other.time.days.overlaps(event.time.days) else { return false }
            return other.kind == event.kind || names.areAlike(other.title, event.title)
        }
        guard let same else { return events.append(event) }
        let (better, other) =
            event.confidence > events[same].confidence ? (event, events[same]) : (events[same], event)
        var kept = better
        if kept.location.isEmpty { kept.location = other.location }
        if kept.organizer.isEmpty { kept.organizer = other.organizer }
        if kept.mode == nil { kept.mode = other.mode }
        // "hôm nay khai mạc" and "từ ngày 2 đến 4/6" are one: what says more of its end is right.
        if kept.time.days.lowerBound == other.time.days.lowerBound, kept.precision == other.precision,
            other.time.days.upperBound > kept.time.days.upperBound
        {
            kept.time.days = other.time.days
        }
        if kept.time.days == other.time.days, kept.time.start == nil {
            (kept.time.start, kept.time.end) = (other.time.start, other.time.end)
        }
        if kept.time.partOfDay == nil { kept.time.partOfDay = other.time.partOfDay }
        events[same] = kept
    }
}

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
        /// What only the page's title names, which counts where no other sentence tells of that.
        var openings: [PageEvent] = []
        var prose = 0
        var hasProse = false
        for (index, passage) in page.passages.enumerated() where index != page.publishedIndex {
            let isProse = passage.words.list.count >= 8
            let isFirst = isProse && index != page.titleIndex && !hasProse
            if isProse { prose += 1 }
            if isFirst { hasProse = true }
            guard passage.mentions.contains(where: { $0.days != nil }), events.count < Self.most else { continue }
            let opening = isFirst ? openingSentence(passage) : nil
            /// The event told of last in this sentence or the one before it.
            var latest: Int?
            for sentence in passage.sentences {
                let found = read(
                    index, sentence, isLead: prose <= 3, isOpening: sentence == opening, latest, &events, &openings)
                latest = found
            }
        }
        for opening in openings {
            let isTold = events.contains { event in
                !event.needsReview && (event.kind == opening.kind || names.areAlike(event.title, opening.title))
            }
            if !isTold { _ = merge(opening, into: &events) }
        }
        return events
    }

    /// More events than this are no article's.
    private static let most = 500

    /// Reads the dates of a sentence.
    ///
    /// - Returns: Which of `events` it tells of last.
    private func read(
        _ index: Int, _ sentence: Range<Int>, isLead: Bool, isOpening: Bool, _ before: Int?,
        _ events: inout [PageEvent], _ openings: inout [PageEvent]
    ) -> Int? {
        let passage = page.passages[index]
        var latest: Int?
        for mention in passage.mentions where sentence.contains(mention.range.lowerBound) {
            var statement = Statement(passage, sentence, mention, bare: page.isBare)
            guard mention.days != nil else {
                if let latest { close(&events[latest], at: mention, statement) }
                continue
            }
            if let reckoned = statement.reckoned {
                statement = Statement(passage, sentence, reckoned, bare: page.isBare)
            }
            if let known = latest ?? before, statement.isEnd, extend(&events[known], to: statement.mention) {
                latest = known
                continue
            }
            guard let event = event(index, statement, isLead: isLead, isOpening: isOpening) else { continue }
            if event.isOpening { openings.append(event.event) } else { latest = merge(event.event, into: &events) }
        }
        let words = passage.words.index(at: sentence.lowerBound)..<passage.words.index(at: sentence.upperBound)
        if let known = latest ?? before, let days = Duration.days(passage, words, bare: page.isBare) {
            let first = events[known].time.days.lowerBound
            if events[known].time.days.upperBound == first, events[known].precision == .day,
                events[known].time.listed.isEmpty
            {
                events[known].time.days = first...first.adding(days: days - 1)
            }
        }
        return latest
    }

    /// The first sentence of a passage that is more than a dateline; or the one that begins with the first date and its hour.
    private func openingSentence(_ passage: Passage) -> Range<Int>? {
        let first = passage.sentences.first { sentence in
            passage.words.index(at: sentence.upperBound) - passage.words.index(at: sentence.lowerBound) >= 5
        }
        guard let first, let day = passage.firstDay, day.startTime != nil, day.range.lowerBound >= first.upperBound
        else { return first }
        return passage.sentences.first {
            $0.lowerBound >= day.range.lowerBound - 2 && $0.contains(day.range.lowerBound)
        }
    }

    /// Gives an event the end that is told of behind it; false when it cannot be its end.
    private func extend(_ event: inout PageEvent, to mention: DateMention) -> Bool {
        guard let last = mention.days?.upperBound, mention.precision == .day, event.precision == .day,
            event.time.listed.isEmpty, event.time.days.lowerBound <= last,
            last.dayNumber - event.time.days.lowerBound.dayNumber <= 366
        else { return false }
        if event.time.days.upperBound < last {
            event.time.days = event.time.days.lowerBound...last
            event.time.end = mention.startTime ?? mention.endTime
        }
        return true
    }

    /// Gives an event the hour at which it ends: "bắt đầu lúc 21h ngày 30/4 và kết thúc lúc 21h15".
    private func close(_ event: inout PageEvent, at mention: DateMention, _ statement: Statement) {
        guard let hour = mention.startTime, statement.isEnd, let start = event.time.start, event.time.end == nil,
            event.time.days.lowerBound < event.time.days.upperBound || start < hour
        else { return }
        event.time.end = hour
    }

    /// What a date in a sentence is the date of; nothing when it is no event's.
    private func event(
        _ index: Int, _ statement: Statement, isLead: Bool, isOpening: Bool
    ) -> (event: PageEvent, isOpening: Bool)? {
        let (passage, mention) = (statement.passage, statement.mention)
        guard var days = mention.days, mention.precision != .year, mention.precision != .quarter else { return nil }
        if statement.isFormerDate || statement.isOccasion || statement.isOfDocument || statement.isOfTelling
            || statement.isRecurring
        {
            return nil
        }
        if let moved = statement.movedDay { days = moved...moved }
        let noun = statement.noun(among: statement.nouns())
        // "Chiều thứ Bảy 9/12 tại Tokyo, hơn 40 người …" under the title "Hội thảo …" tells of that.
        let isOpening =
            isOpening && noun == nil && statement.before.count <= 8 && !statement.isLabelled
            && !statement.isOfAnother
        let pageKind = isOpening ? names.pageKind : nil
        guard
            noun != nil || pageKind != nil
                || (isLead && statement.has(Happening.certain))
        else { return nil }
        guard
            let name = pageKind == nil
                ? names.name(passage, statement.clause, noun, mention) : names.pageName
        else { return nil }
        let (title, line) = (name.title, name.line)
        var event = PageEvent(
            title: title,
            time: PageTime(days, start: mention.startTime, end: mention.endTime, partOfDay: mention.partOfDay))
        event.kind = noun?.value.kind ?? pageKind ?? .event
        event.evidence = [
            Evidence(.title, quote: title, line: line),
            Evidence(.time, quote: passage.quote(statement.clause), line: passage.block.line),
        ]
        event.time.listed = mention.listed
        if mention.precision == .month { event.precision = .month }
        if mention.precision == .approximate { event.precision = .approximate }
        readStanding(index, statement, &event)
        readFacets(passage, statement, &event)
        event.confidence = confidence(index, statement, noun, isLead: isLead, name, event)
        return (event, pageKind != nil)
    }

    /// Whether it takes place, as the sentence or the title says.
    private func readStanding(_ index: Int, _ statement: Statement, _ event: inout PageEvent) {
        let passage = statement.passage
        var (standing, quote) = EventStanding.told(passage, statement.words, bare: page.isBare)
        if index == page.titleIndex, standing != .cancelled {
            (standing, quote) = EventStanding.read(passage, statement.clause, bare: page.isBare)
        }
        // What was put off to a date takes place on that.
        if statement.isNewDate || statement.movedDay != nil { (standing, quote) = (.confirmed, "") }
        if standing == .confirmed, statement.mention.precision == .approximate,
            event.time.days.lowerBound > page.reference
        {
            (standing, quote) = (.tentative, passage.quote(statement.mention.range))
        }
        event.status = standing
        if standing != .confirmed { event.evidence.append(Evidence(.status, quote: quote, line: passage.block.line)) }
    }

    private func readFacets(_ passage: Passage, _ statement: Statement, _ event: inout PageEvent) {
        let (sentence, near) = (statement.clause, statement.surroundings)
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
        _ index: Int, _ statement: Statement, _ noun: EventKind.Hit?, isLead: Bool, _ name: EventNames.Name,
        _ event: PageEvent
    ) -> Confidence {
        var percent = statement.percent(noun, isPages: name.isPages)
        if isLead || index == page.titleIndex { percent += 10 }
        if !event.location.isEmpty || event.mode != nil { percent += 5 }
        if name.isPages { percent += 10 }
        if name.isBorrowed { percent -= 15 }
        if event.kind == .pressConference, !names.pageNames(.pressConference) { percent = min(percent - 40, 55) }
        if statement.mention.precision != .day, event.time.days.upperBound < page.reference { percent -= 40 }
        if page.reference.dayNumber - event.time.days.upperBound.dayNumber > 60 { percent -= 40 }
        // A year is not guessed that far ahead.
        if statement.mention.basis == .reference, statement.tense == .unknown,
            event.time.days.lowerBound.dayNumber - page.reference.dayNumber > 180
        {
            percent = min(percent, 55)
        }
        if let noun, statement.isScene(noun) { percent = min(percent, 55) }
        if statement.isContradictory { percent = min(percent, 55) }
        return Confidence(percent)
    }

    /// Whether an event is only a part of another on its day: an opening that is called nothing else.
    private static func isPart(_ event: PageEvent) -> Bool {
        let words = Words(Array(event.title.utf8))
        return parts.hit(in: words, at: 0, before: words.list.count, bare: false)?.words.count == words.list.count
    }

    private static let parts = Lexicon<Void>("lễ khai mạc|khai mạc|lễ bế mạc|bế mạc|opening ceremony|closing ceremony")

    /// Keeps one event for a date and a name: a page says the same thing more than once.
    ///
    /// - Returns: Which of `events` it is now.
    private func merge(_ event: PageEvent, into events: inout [PageEvent]) -> Int {
        let same = events.firstIndex { other in
            guard other.time.days.overlaps(event.time.days) else { return false }
            return other.kind == event.kind || Self.isPart(event) || names.areAlike(other.title, event.title)
        }
        guard let same else {
            events.append(event)
            return events.count - 1
        }
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
        return same
    }
}

import CivilTime
import DateGrammar

/// Understands what a page says for machines.
struct StructuredReading {
    let reference: CivilDate

    /// The event, or nil when it has no name or no date that can be read.
    func event(_ written: StructuredEvent) -> PageEvent? {
        guard written.isUsable, let start = time(written.start) else { return nil }
        let end = written.end.isEmpty ? nil : time(written.end, of: start.days.lowerBound)
        let title = Title.cleaned(line(written.name))
        guard !title.isEmpty else { return nil }
        var last = end?.days.upperBound ?? start.days.upperBound
        var endTime = end?.start ?? start.end
        if last < start.days.lowerBound { (last, endTime) = (start.days.upperBound, nil) }
        var event = PageEvent(
            title: title,
            time: PageTime(
                start.days.lowerBound...last, start: start.start, end: endTime, utcOffset: start.utcOffset))
        event.location = line(written.location)
        event.organizer = line(written.organizer)
        event.link = written.link
        event.details = written.details.cut(to: 2000)
        event.kind = kind(title)
        event.status = standing(written)
        event.mode = mode(written)
        event.evidence = [
            Evidence(.title, quote: title, line: written.line),
            Evidence(.time, quote: written.start, line: written.line),
        ]
        event.confidence = Confidence(start.isGuessed ? 65 : 95)
        return event
    }

    private struct Time {
        var days: ClosedRange<CivilDate>
        var start: TimeOfDay?
        var end: TimeOfDay?
        var utcOffset: Int?
        /// Whether it was no ISO 8601 and had to be read as people write.
        var isGuessed = false
    }

    /// - Parameter day: The day that a time alone is on.
    private func time(_ text: String, of day: CivilDate? = nil) -> Time? {
        if let exact = ISO8601Time(text) {
            return Time(days: exact.date...exact.date, start: exact.time, utcOffset: exact.utcOffset)
        }
        let clean = CleanText.of(text.utf8.prefix(200))
        let mentions = DateReader(DateContext(reference: reference)).mentions(in: clean)
        guard let dated = mentions.first(where: { $0.days != nil }), let days = dated.days, dated.precision == .day
        else {
            guard let day, let clock = mentions.first?.startTime else { return nil }
            return Time(days: day...day, start: clock, isGuessed: true)
        }
        let timed = dated.startTime ?? mentions.first { $0.days == nil }?.startTime
        return Time(days: days, start: timed, end: dated.endTime, isGuessed: true)
    }

    private func kind(_ title: String) -> EventKind {
        EventKind.named(in: Words(Array(title.utf8)), bare: false).first?.value.kind ?? .event
    }

    private func standing(_ written: StructuredEvent) -> EventStanding {
        switch written.status {
        case "EventCancelled": return .cancelled
        case "EventPostponed": return .tentative
        default: break
        }
        let words = Words(Array(written.name.utf8))
        let passage = Passage(
            block: Block(Array(written.name.utf8), line: written.line, role: .paragraph), words: words, mentions: [])
        return EventStanding.read(passage, bare: false).standing
    }

    private func mode(_ written: StructuredEvent) -> EventMode? {
        switch written.attendance {
        case "OnlineEventAttendanceMode": .online
        case "MixedEventAttendanceMode": .hybrid
        case "OfflineEventAttendanceMode": .inPerson
        default: nil
        }
    }

    private func line(_ text: String) -> String {
        String(decoding: CleanText.of(text.utf8.prefix(4000)), as: UTF8.self).cut(to: Title.longest)
    }
}

/// A time in the forms of ISO 8601 that pages use for machines.
struct ISO8601Time {
    let date: CivilDate
    let time: TimeOfDay?
    /// Seconds east of UTC.
    let utcOffset: Int?

    /// - Returns: Nil when `text` is anything else.
    init?(_ text: String) {
        let text = text.trimmed
        guard text.utf8.count <= 40, text.utf8.count >= 10, let date = CivilDate(iso8601: text.prefix(10)) else {
            return nil
        }
        self.date = date
        var rest = text.dropFirst(10)
        guard let separator = rest.first else {
            (time, utcOffset) = (nil, nil)
            return
        }
        guard separator == "T" || separator == "t" || separator == " " else { return nil }
        rest = rest.dropFirst().drop { $0 == " " }
        let clock = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ":") }
        guard let time = TimeOfDay(iso8601: clock.count == 5 || clock.count == 8 ? clock : "") else { return nil }
        self.time = time
        rest = rest.dropFirst(clock.count)
        if rest.first == "." { rest = rest.dropFirst().drop { $0.isNumber } }
        switch Self.offset(rest) {
        case .some(let offset): utcOffset = offset
        case nil: return nil
        }
    }

    /// The offset that `text` writes: none, `Z`, `+07:00`, `+0700`, `+07`; nil when it is something else.
    private static func offset(_ text: Substring) -> Int?? {
        let text = text.drop { $0 == " " }
        if text.isEmpty { return .some(nil) }
        if text == "Z" || text == "z" { return 0 }
        guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
        let digits = text.dropFirst().filter { $0 != ":" }
        guard digits.allSatisfy(\.isNumber), digits.count == 2 || digits.count == 4, let hours = Int(digits.prefix(2)),
            let minutes = digits.count == 4 ? Int(digits.suffix(2)) : 0, hours < 24, minutes < 60
        else { return nil }
        return (sign == "-" ? -1 : 1) * (hours * 3600 + minutes * 60)
    }
}

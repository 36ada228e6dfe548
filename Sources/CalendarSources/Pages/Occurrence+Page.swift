import CivilTime
import EventPages
import ReminderCore

extension Occurrence {
    /// An event of a page as the rest of the program knows it.
    ///
    /// - Parameter sameTitle: How many events of the page have its title: then its date tells it apart from them.
    init(_ event: PageEvent, calendar: String, page: String, sameTitle: Int, zone: any ZoneRules) {
        let title = CalendarText.line(event.title, limit: 1000)
        // A page has no UID. The title stays when a date moves, and letters without marks when it is typed anew.
        let name = String(decoding: FoldedText(title).utf8, as: UTF8.self)
        self.init(
            id: ID(
                calendar: calendar, uid: Identity(of: name).description,
                recurrenceID: sameTitle > 1
                    ? "\(event.time.days.lowerBound)\(event.time.start.map { "T\($0)" } ?? "")" : ""),
            span: Span(event.time, zone: zone),
            status: ReminderCore.EventStatus(event.status),
            title: title,
            location: CalendarText.line(event.location, limit: 500),
            details: CalendarText.paragraphs(event.details, limit: 2000),
            link: PageAddress.resolved(event.link, against: page),
            facts: EventFacts(event))
    }
}

extension Span {
    /// A page that says when an event begins often does not say when it ends: then it takes no time.
    fileprivate init(_ time: PageTime, zone: any ZoneRules) {
        guard let start = time.start else {
            self = .allDay(first: time.days.lowerBound, last: time.days.upperBound)
            return
        }
        func instant(_ date: CivilDate, _ clock: TimeOfDay) -> Instant {
            let civil = CivilDateTime(date, clock)
            return time.utcOffset.map { civil.asUTC - .seconds($0) } ?? zone.instant(of: civil)
        }
        let begins = instant(time.days.lowerBound, start)
        let ends = time.end.map { instant(time.days.upperBound, $0) }
        let isLonger = time.days.upperBound > time.days.lowerBound
        self = .timed(
            start: begins,
            end: max(begins, ends ?? (isLonger ? zone.startOfDay(time.days.upperBound.adding(days: 1)) : begins)))
    }
}

extension ReminderCore.EventStatus {
    fileprivate init(_ standing: EventStanding) {
        switch standing {
        case .confirmed: self = .confirmed
        case .tentative: self = .tentative
        case .cancelled: self = .cancelled
        }
    }
}

extension EventFacts {
    fileprivate init(_ event: PageEvent) {
        self.init()
        kind = event.kind.rawValue
        isAttendable = event.kind.isAttendable
        mode = event.mode?.rawValue ?? ""
        organizer = CalendarText.line(event.organizer, limit: 500)
        precision = ReminderCore.DatePrecision(rawValue: event.precision.rawValue) ?? .day
        confidence = event.confidence.percent
        evidence = event.evidence.prefix(12).map {
            ReminderCore.Evidence(
                field: $0.field.rawValue, quote: CalendarText.line($0.quote, limit: 300), line: $0.line)
        }
    }
}

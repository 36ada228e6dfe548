package import CivilTime
package import DateGrammar

/// An event as a page tells of it, with what it was understood from.
package struct PageEvent: Hashable, Sendable {
    /// As the page writes it, on one line.
    package var title: String
    package var time: PageTime
    package var precision = EventPrecision.day
    package var tense = EventTense.future
    package var status = EventStanding.confirmed
    package var kind = EventKind.event
    /// Where it takes place; empty when the page does not say.
    package var location = ""
    /// Who holds it; empty when the page does not say.
    package var organizer = ""
    /// How people take part; nil when the page does not say.
    package var mode: EventMode?
    /// What the page tells of it besides.
    package var details = ""
    /// Where more is told, as the page has it; empty when nowhere.
    package var link = ""
    /// What each field was understood from.
    package var evidence: [Evidence] = []
    /// How sure it is that this is an event, and this its time.
    package var confidence = Confidence.zero

    package init(title: String, time: PageTime) { (self.title, self.time) = (title, time) }

    /// Whether somebody has to look at it before anyone is reminded.
    package var needsReview: Bool { confidence < .threshold }
}

/// When an event takes place: days, perhaps with hours.
package struct PageTime: Hashable, Sendable {
    package var days: ClosedRange<CivilDate>
    /// When it begins on its first day; nil for whole days.
    package var start: TimeOfDay?
    /// When it ends on its last day; nil when the page does not say.
    package var end: TimeOfDay?
    package var partOfDay: PartOfDay?
    /// Each day, when it takes place on single days that do not follow one another.
    package var listed: [CivilDate] = []
    /// Seconds east of UTC, when the page says so; else the calendar's zone is meant.
    package var utcOffset: Int?

    package init(
        _ days: ClosedRange<CivilDate>, start: TimeOfDay? = nil, end: TimeOfDay? = nil, partOfDay: PartOfDay? = nil,
        utcOffset: Int? = nil
    ) {
        (self.days, self.start, self.end) = (days, start, end)
        (self.partOfDay, self.utcOffset) = (partOfDay, utcOffset)
    }
}

/// What the dates of an event are worth.
package enum EventPrecision: String, Hashable, Sendable {
    /// It takes place on these days.
    case day
    /// It takes place on one or some of these days.
    case window
    /// It goes on for weeks or months.
    case range
    /// The month is known, or several months are.
    case month
    /// About then.
    case approximate
}

/// When an event takes place, seen from the page.
package enum EventTense: String, Hashable, Sendable {
    /// It was over when the page was written, or is now.
    case past
    case future
    /// It was to come when the page was written, which the page does not date.
    case futureAtPublication = "future-at-publication"
}

/// Whether an event takes place.
package enum EventStanding: String, Hashable, Sendable {
    case confirmed = "CONFIRMED"
    /// It is planned, or its date is.
    case tentative = "TENTATIVE"
    case cancelled = "CANCELLED"
}

/// How people take part.
package enum EventMode: String, Hashable, Sendable {
    case inPerson = "in person"
    case online
    case hybrid
}

/// What a field was understood from.
package struct Evidence: Hashable, Sendable {
    package enum Field: String, Hashable, Sendable {
        case title, time, location, organizer, status, mode
    }

    package let field: Field
    /// The page's own words.
    package let quote: String
    /// The line of the document they begin on.
    package let line: Int

    package init(_ field: Field, quote: String, line: Int) {
        (self.field, self.quote, self.line) = (field, quote, line)
    }
}

/// What is known of an event besides its time and its texts, and what it was understood from.
///
/// Calendars say little of it; pages are read for it.
package struct EventFacts: Codable, Hashable, Sendable {
    /// What kind of event it is, in English: `workshop`, `meeting`, `survey`; empty when unknown.
    package var kind = ""
    /// Whether people are meant to be there.
    package var isAttendable = true
    /// `in person`, `online` or `hybrid`; empty when unknown.
    package var mode = ""
    /// Who holds it; empty when unknown.
    package var organizer = ""
    /// What its dates are worth.
    package var precision = DatePrecision.day
    /// What it was understood from, the title and the time first.
    package var evidence: [Evidence] = []
    /// How sure that is, in hundredths.
    package var confidence = 100

    package init() {}

    /// Nothing is known.
    package static let none = EventFacts()
}

/// What the dates of an event are worth.
package enum DatePrecision: String, Codable, Hashable, Sendable {
    /// It takes place on these days.
    case day
    /// It takes place on one or some of these days.
    case window
    /// It goes on for weeks or months.
    case range
    /// The months are known.
    case month
    /// About then.
    case approximate

    /// Whether nobody should count on the days.
    package var isVague: Bool { self == .window || self == .month || self == .approximate }
}

/// The words of a source that a field of an event was understood from.
package struct Evidence: Codable, Hashable, Sendable {
    /// Which field: `title`, `time`, `location`, `organizer`, `mode`, `status`.
    package let field: String
    /// As the source writes it, on one line, at most some hundred characters.
    package let quote: String
    /// The line it begins on.
    package let line: Int

    package init(field: String, quote: String, line: Int) {
        (self.field, self.quote, self.line) = (field, quote, line)
    }
}

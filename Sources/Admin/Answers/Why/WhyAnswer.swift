/// Why people were reminded of an event, will be, or are not.
package struct WhyAnswer: Codable, Hashable, Sendable {
    /// What was asked about: `event`, `reminder` or `delivery`.
    package var subject: String
    /// What that is called: the short name of an event, the name of a reminder or of a delivery.
    package var id: String
    /// The cause in one word, for programs: see `Explaining.md`.
    package var cause: String
    /// The cause in one sentence, without a full stop.
    package var verdict: String
    /// Nil for a delivery that is about no event: a test, or what needs a person.
    package var event: Event?
    /// Where it is known from; nil when there is no event.
    package var origin: Origin?
    /// Every rule of the configuration.
    package var rules: [Rule] = []
    /// The earliest first. Those that were never planned are among them.
    package var reminders: [Reminder] = []
    /// What was or will be sent besides reminders: changes, digests.
    package var deliveries: [Delivery] = []
    /// What became of it, the oldest first.
    package var changes: [Change] = []
    /// The silences that hold for it now.
    package var silences: [Silence] = []
    /// The same event in other calendars.
    package var twins: [Twin] = []
    /// What its calendar lost at once and is not believed; nil when nothing is held back.
    package var hold: Hold?

    package init(subject: String, id: String, cause: String = "", verdict: String = "") {
        (self.subject, self.id, self.cause, self.verdict) = (subject, id, cause, verdict)
    }

    /// The event as it is known.
    package struct Event: Codable, Hashable, Sendable {
        /// Its short name.
        package var id: String
        package var calendar: String
        package var uid: String
        package var recurrenceId: String?
        package var title: String
        package var start: String
        package var end: String
        package var status: String
        package var location: String?
        package var organizer: String?
        package var mode: String?
        package var kind: String?
        /// What its dates are worth: `day`, `window`, `range`, `month`, `approximate`.
        package var datePrecision = "day"
        /// In hundredths; 100 for what a calendar states.
        package var confidence = 100
        /// `known`, `accepted by review`, `waits for review`, `ignored by review`, `vanished`, `held`, or `unplanned`
        /// when it is in its calendar and too far away, or over.
        package var standing: String
        /// When it became known; nil when that was not written down.
        package var known: String?

        package init(
            id: String, calendar: String, uid: String, title: String, start: String, end: String, status: String,
            standing: String
        ) {
            (self.id, self.calendar, self.uid, self.title) = (id, calendar, uid, title)
            (self.start, self.end, self.status, self.standing) = (start, end, status, standing)
        }
    }

    /// Where an event is known from.
    package struct Origin: Codable, Hashable, Sendable {
        /// `file`, `feed`, `page`, …
        package var source: String
        /// A path, or an address without its secrets; nil when nothing was read.
        package var place: String?
        /// When its calendar was last read.
        package var lastRead: String?
        /// Why the last reading failed; nil after a good one.
        package var failure: String?
        /// What a page's fields were understood from.
        package var evidence: [Evidence] = []
        /// The lines of the calendar that state it.
        package var lines: [Line] = []

        package init(source: String) { self.source = source }
    }

    /// What a field was understood from.
    package struct Evidence: Codable, Hashable, Sendable {
        package var field: String
        package var quote: String
        package var line: Int

        package init(field: String, quote: String, line: Int) {
            (self.field, self.quote, self.line) = (field, quote, line)
        }
    }

    /// A content line of a calendar (RFC 5545, 3.1).
    package struct Line: Codable, Hashable, Sendable {
        /// Which line of the file it begins on.
        package var number: Int
        /// Unfolded, and cut when it is long.
        package var text: String

        package init(number: Int, text: String) { (self.number, self.text) = (number, text) }
    }

    /// A rule, and whether it is about the event.
    package struct Rule: Codable, Hashable, Sendable {
        package var name: String
        package var channels: [String]
        /// The conditions that the event does not meet, in words; none when the rule is about it.
        package var unmet: [String]

        package init(name: String, channels: [String], unmet: [String]) {
            (self.name, self.channels, self.unmet) = (name, channels, unmet)
        }
    }

    /// The same event in another calendar.
    package struct Twin: Codable, Hashable, Sendable {
        /// Its short name.
        package var id: String
        package var calendar: String
        package var title: String
        /// Whether that one's reminders are sent, and not this one's.
        package var isPreferred: Bool

        package init(id: String, calendar: String, title: String, isPreferred: Bool) {
            (self.id, self.calendar, self.title, self.isPreferred) = (id, calendar, title, isPreferred)
        }
    }
}

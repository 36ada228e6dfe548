/// One instance of one event of one calendar: what a person would call "the workshop on Thursday".
package struct Occurrence: Hashable, Sendable {
    /// Names an occurrence across readings of its calendar.
    package struct ID: Hashable, Sendable {
        /// The calendar's name in the configuration.
        package let calendar: String
        /// The event's `UID` (RFC 5545, 3.8.4.7).
        package let uid: String
        /// The occurrence's `RECURRENCE-ID`, or empty when the event does not recur.
        package let recurrenceID: String

        package init(calendar: String, uid: String, recurrenceID: String) {
            (self.calendar, self.uid, self.recurrenceID) = (calendar, uid, recurrenceID)
        }
    }

    package let id: ID
    package let span: Span
    package let status: EventStatus
    /// The `SUMMARY`, NFC, on one line.
    package let title: String
    /// The `LOCATION`, NFC, on one line; empty when unknown.
    package let location: String
    /// The `DESCRIPTION`, NFC; empty when there is none.
    package let details: String
    /// An `http` or `https` address that tells more; empty when there is none.
    package let link: String
    /// What else is known of it.
    package let facts: EventFacts

    package init(
        id: ID, span: Span, status: EventStatus = .confirmed, title: String, location: String = "",
        details: String = "", link: String = "", facts: EventFacts = .none
    ) {
        (self.id, self.span, self.status) = (id, span, status)
        (self.title, self.location, self.details, self.link) = (title, location, details, link)
        self.facts = facts
    }
}

/// Whether an event takes place (RFC 5545, 3.8.1.11).
package enum EventStatus: String, Hashable, Sendable {
    case confirmed, tentative, cancelled
}

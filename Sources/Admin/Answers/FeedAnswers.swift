// What is answered to who subscribes to the events.

/// How events are written for others.
package enum FeedForm: Hashable, Sendable {
    /// iCalendar (RFC 5545).
    case calendar
    /// ``FeedCalendar``.
    case json
}

/// What a feed is known by, before it is written.
package struct FeedMark: Hashable, Sendable {
    /// Of one form, one calendar and one state of the events, and no other.
    package var tag: String
    /// When something in it may have changed last, as HTTP writes it (RFC 9110, 5.6.7).
    package var modified: String

    package init(tag: String, modified: String) { (self.tag, self.modified) = (tag, modified) }
}

/// A feed as it is sent.
package struct FeedAnswer: Hashable, Sendable {
    /// The same mark is the same bytes.
    package var bytes: [UInt8]
    package var mark: FeedMark

    package init(bytes: [UInt8], mark: FeedMark) { (self.bytes, self.mark) = (bytes, mark) }
}

/// The events in `/calendar.json`.
package struct FeedCalendar: Codable, Hashable, Sendable {
    /// One event, or one of a series.
    package struct Event: Codable, Hashable, Sendable {
        package var calendar: String
        package var uid: String
        /// Which of its series; nil when it recurs not.
        package var recurrenceId: String?
        package var title: String
        /// RFC 3339, or a date for an event on whole days.
        package var start: String
        /// The same; of whole days it is the last.
        package var end: String
        package var allDay: Bool
        /// `confirmed`, `tentative` or `cancelled`.
        package var status: String
        package var location: String?
        package var description: String?
        package var url: String?

        package init(
            calendar: String, uid: String, recurrenceId: String?, title: String, start: String, end: String,
            allDay: Bool, status: String, location: String?, description: String?, url: String?
        ) {
            (self.calendar, self.uid, self.recurrenceId, self.title) = (calendar, uid, recurrenceId, title)
            (self.start, self.end, self.allDay, self.status) = (start, end, allDay, status)
            (self.location, self.description, self.url) = (location, description, url)
        }
    }

    package var name: String
    /// The IANA name of the zone that times are told in.
    package var timezone: String
    /// The earliest first.
    package var events: [Event]

    package init(name: String, timezone: String, events: [Event]) {
        (self.name, self.timezone, self.events) = (name, timezone, events)
    }
}

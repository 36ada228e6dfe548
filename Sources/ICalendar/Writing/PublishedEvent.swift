package import CivilTime

/// One occurrence as it is to be published: understood already, nothing left to expand.
package struct PublishedEvent: Hashable, Sendable {
    /// When it takes place.
    package enum Time: Hashable, Sendable {
        /// From `start` until just before `end`; it takes no time when `end` is not after `start`.
        case timed(start: Instant, end: Instant)
        /// Whole days wherever the reader is, from `first` to the day before `end`: one at least.
        case days(first: CivilDate, end: CivilDate)
    }

    /// The UID of its event; when it is empty, one is made of beginning and summary.
    package var uid: String
    /// The name of the occurrence in its series, as ``EventOccurrence/recurrenceID`` gives it; empty when it is none.
    ///
    /// For readers that pass over occurrences without a series, leave it empty and make it part of ``uid``.
    package var recurrenceID = ""
    /// When it takes place. Readers get whole seconds, in the years 1 to 9999.
    package var time: Time
    /// How settled it is. ``EventStatus/none`` is left out, as is ``EventStatus/completed``, which no event can be.
    package var status = EventStatus.none
    /// One line that says what it is.
    package var summary = ""
    /// Left out when empty, like the texts after it.
    package var location = ""
    package var description = ""
    /// An address that tells more; left out as well when it has spaces or control characters and so is none.
    package var url = ""
    /// When people are reminded, counted from the beginning; negative for before.
    package var alarms: [NominalDuration] = []
    /// How often it was changed in earnest.
    package var sequence = 0
    /// The mail address of who answers for it; left out when empty. RFC 5546 wants one in whatever is sent.
    package var organizer = ""
    /// The mail addresses of who is invited, or not any more; only ``CalendarMethod/publish`` has none (RFC 5546, 3.2.1).
    package var attendees: [String] = []

    package init(uid: String, time: Time) { (self.uid, self.time) = (uid, time) }
}

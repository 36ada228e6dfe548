package import CivilTime

/// One occurrence as it is published: settled, so that nobody who reads it has to know a rule or a zone.
package struct PublishedEvent: Hashable, Sendable {
    /// When it takes place.
    package enum Time: Hashable, Sendable {
        case timed(start: Instant, end: Instant)
        /// Whole days, `end` being the day after the last one.
        case days(first: CivilDate, end: CivilDate)
    }

    package var uid: String
    /// The name of the occurrence in its series, as ``EventOccurrence/recurrenceID`` gives it; empty when it is none.
    package var recurrenceID = ""
    package var time: Time
    package var status = EventStatus.none
    package var summary = ""
    /// Left out when empty, like the texts after it.
    package var location = ""
    package var description = ""
    package var url = ""
    /// When people are reminded, counted from the beginning; negative for before.
    package var alarms: [NominalDuration] = []

    package init(uid: String, time: Time) { (self.uid, self.time) = (uid, time) }
}

import CivilTime
package import ICalendar
package import ReminderCore

extension PublishedEvent {
    /// `occurrence` as others are to know it, without alarms and people.
    package init(_ occurrence: Occurrence) {
        let time: Time =
            switch occurrence.span {
            case .timed(let start, let end): .timed(start: start, end: end)
            case .allDay(let first, let last): .days(first: first, end: last.adding(days: 1))
            }
        self.init(uid: occurrence.id.uid, time: time)
        recurrenceID = occurrence.id.recurrenceID
        status =
            switch occurrence.status {
            case .confirmed: .confirmed
            case .tentative: .tentative
            case .cancelled: .cancelled
            }
        (summary, location) = (occurrence.title, occurrence.location)
        (description, url) = (occurrence.details, occurrence.link)
    }
}

import CivilTime
import ICalendar
import ReminderCore

extension Occurrence {
    /// The occurrence as the rest of the program knows it: clean, bounded texts, and when it takes place.
    init(_ event: EventOccurrence, calendar: String, recurrenceID: String?) {
        let title = CalendarText.line(event.summary, limit: 1000)
        // Events without a UID have nothing to do with one another: each is known by what it is.
        let uid = event.uid.isEmpty ? "\(event.start.description) \(title)" : event.uid
        self.init(
            id: ID(calendar: calendar, uid: uid, recurrenceID: recurrenceID ?? ""),
            span: Span(event),
            status: ReminderCore.EventStatus(event.status),
            title: title,
            location: CalendarText.line(event.location ?? "", limit: 500),
            details: CalendarText.paragraphs(event.description ?? "", limit: 8000),
            link: CalendarText.link(event.url ?? ""))
    }
}

extension Span {
    fileprivate init(_ event: EventOccurrence) {
        if case .date(let first) = event.start.form, case .date(let end) = event.end.form {
            // DTEND is the day after the last one (RFC 5545, 3.6.1).
            self = .allDay(first: first, last: max(first, end.adding(days: -1)))
        } else {
            self = .timed(start: event.start.instant, end: event.end.instant)
        }
    }
}

extension ReminderCore.EventStatus {
    fileprivate init(_ status: ICalendar.EventStatus) {
        switch status {
        case .cancelled, .completed: self = .cancelled  // Nobody is to be reminded of what is called off or done.
        case .tentative: self = .tentative
        case .confirmed, .none: self = .confirmed
        }
    }
}

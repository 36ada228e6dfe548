import CivilTime
import ICalendar
import ReminderCore

extension Occurrence {
    /// The occurrence as the rest of the program knows it: clean, bounded texts, and when it takes place.
    init(_ event: EventOccurrence, calendar: String) {
        self.init(
            id: ID(calendar: calendar, uid: event.uid, recurrenceID: event.recurrenceID ?? ""),
            span: Span(event),
            status: ReminderCore.EventStatus(event.status),
            title: CalendarText.line(event.summary, limit: 1000),
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

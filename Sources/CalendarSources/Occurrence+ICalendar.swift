import CivilTime
import ICalendar
import ReminderCore

extension Occurrence {
    /// The occurrence as the rest of the program knows it: clean, bounded texts, and when it takes place.
    init(_ event: EventOccurrence, calendar: String, recurrenceID: String?) {
        let title = CalendarText.line(event.summary, limit: 1000)
        // Events without a UID have nothing to do with one another: each is known by what it is.
        let uid = event.uid.isEmpty ? "\(event.start.description) \(title)" : event.uid.bounded
        self.init(
            id: ID(calendar: calendar, uid: uid, recurrenceID: recurrenceID ?? ""),
            span: Span(event),
            status: ReminderCore.EventStatus(event.status),
            title: title,
            location: CalendarText.line(event.location ?? "", limit: 500),
            details: CalendarText.paragraphs(event.description ?? "", limit: 2000),
            link: CalendarText.link(event.url ?? ""))
    }
}

extension Occurrence {
    /// About how much it takes in the store, in bytes.
    var size: Int { [id.uid, title, location, details, link].reduce(200) { $0 + $1.utf8.count } }
}

extension String {
    /// A name no longer than a name needs to be; what is cut off is hashed, so that it stays another name than others.
    fileprivate var bounded: String {
        utf8.count <= 255 ? self : "\(String(decoding: utf8.prefix(200), as: UTF8.self))-\(Identity(of: self))"
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

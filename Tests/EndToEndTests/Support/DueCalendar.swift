import Foundation

/// Calendars whose reminders are due around now.
enum DueCalendar {
    /// A calendar without an event, to be read before the events come: what was due before is owed to nobody.
    static let empty = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\nEND:VCALENDAR\n"

    /// One event for each of `starts`, seconds from now, two hours long; its UID is `event-<number>`.
    static func text(starts: [Double], title: String = "Hội thảo") -> String {
        let now = Date()
        let events = starts.enumerated().map { number, start in
            """
            BEGIN:VEVENT
            UID:event-\(number)
            DTSTAMP:20260101T000000Z
            DTSTART:\(utc(now.addingTimeInterval(start)))
            DURATION:PT2H
            SUMMARY:\(title) \(number)
            END:VEVENT

            """
        }
        return "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n\(events.joined())END:VCALENDAR\n"
    }

    /// One event, by what people can read of it.
    struct Event {
        var uid = "event"
        /// Seconds from the time of the calendar.
        var start: Double
        var title = "Hội thảo"
        var location = "Hà Nội"
        var status = "CONFIRMED"
    }

    /// A calendar of `events`, each two hours long.
    static func text(_ events: [Event], at now: Date = Date()) -> String {
        let components = events.map { event in
            """
            BEGIN:VEVENT
            UID:\(event.uid)
            DTSTAMP:20260101T000000Z
            DTSTART:\(utc(now.addingTimeInterval(event.start)))
            DURATION:PT2H
            SUMMARY:\(event.title)
            LOCATION:\(event.location)
            STATUS:\(event.status)
            END:VEVENT

            """
        }
        return "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n\(components.joined())END:VCALENDAR\n"
    }

    private static func utc(_ date: Date) -> String {
        let digits = date.formatted(.iso8601).filter { (character: Character) in !"-:".contains(character) }
        return digits
    }
}

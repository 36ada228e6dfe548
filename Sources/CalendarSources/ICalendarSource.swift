package import CivilTime
package import ReminderCore

/// A place whose documents are iCalendar (RFC 5545).
package protocol ICalendarSource: CalendarSource {}

extension ICalendarSource {
    package func interpret(
        _ documents: [CalendarDocument], calendar: String, window: Range<Instant>, zone: any ZoneRules,
        zones: any ZoneDatabase
    ) throws(SourceFailure) -> CalendarReading {
        try ICalendarReader(calendar: calendar, window: window, zone: zone, zones: zones).read(documents)
    }
}

package import CivilTime
import ICalendar
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

    package func cuts(of document: CalendarDocument) -> [Int] {
        let (document, least) = (document.bytes, CalendarDocument.lengths)
        return document.count < least.document ? [] : EventBorders.cuts(of: document, least: least.piece)
    }

    package func interpret(
        _ document: CalendarDocument, changedBy revision: Revision, room: Int, calendar: String, window: Range<Instant>,
        zone: any ZoneRules, zones: any ZoneDatabase
    ) -> CalendarReading? {
        ICalendarReader(calendar: calendar, window: window, zone: zone, zones: zones)
            .read(document, changedBy: revision, room: room)
    }

    package func passage(
        of occurrence: Occurrence, in documents: [CalendarDocument], zone: any ZoneRules, zones: any ZoneDatabase
    ) -> Passage? {
        let start = occurrence.span.start(in: zone)
        let window = start..<max(start, occurrence.span.end(in: zone)) + .seconds(1)
        return ICalendarReader(calendar: occurrence.id.calendar, window: window, zone: zone, zones: zones)
            .passage(of: occurrence.id, in: documents)
    }
}

import CalendarSources
package import CivilTime
import HostSystem
import ICalendar
package import ReminderCore

/// Lists what calendar files say about a span of time, for `nhaclich expand`.
package struct CalendarListing: Sendable {
    /// One occurrence, as it is printed: dates for whole days, RFC 3339 otherwise, without an offset when it is floating.
    package struct Entry: Codable, Hashable, Sendable {
        package let uid: String
        package let recurrenceId: String?
        package let start: String
        package let end: String
        package let allDay: Bool
        package let summary: String
        /// `confirmed`, `tentative` or `cancelled`; nil when the calendar does not say.
        package let status: String?
    }

    /// The zone of floating times; nil to leave them floating.
    private let zone: (any ZoneRules)?

    /// - Parameter timezone: The IANA name of the zone of floating times; nil to leave them floating.
    /// - Throws: ``SourceFailure`` when there is no such zone.
    package init(timezone: String?) throws(SourceFailure) {
        zone = timezone.flatMap { SystemZones().zone(named: $0) }
        if let timezone, zone == nil {
            throw SourceFailure(
                "there is no time zone '\(timezone)'", remedy: "write an IANA name, as in Asia/Ho_Chi_Minh")
        }
    }

    /// The time that ISO 8601 `text` means to the listing; nil when it means none.
    package func instant(_ text: String) -> Instant? { Instant(iso8601: text, in: zone ?? UTCZone()) }

    /// The occurrences of events in the file at `path` that overlap `span`, cancelled ones too, and every fault found.
    ///
    /// - Throws: ``SourceFailure`` when the file cannot be read or is no calendar.
    package func list(
        _ path: String, in span: Range<Instant>
    ) throws(SourceFailure) -> (entries: [Entry], faults: [Diagnostic]) {
        let document = try CalendarFileOnDisk(path).read()
        let file = CalendarFile(reading: document.bytes)
        if !file.isCalendar {
            throw SourceFailure("'\(path)' \(file.faults.first?.problem ?? "is not a calendar")")
        }
        let expansion = file.occurrences(in: span, zones: SystemZones(), defaultZone: zone ?? UTCZone())
        let entries = expansion.occurrences.filter { $0.kind == .event }.map { occurrence in
            Entry(
                uid: occurrence.uid, recurrenceId: occurrence.recurrenceID, start: text(occurrence.start),
                end: text(occurrence.end), allDay: occurrence.isAllDay, summary: occurrence.summary,
                status: occurrence.status == .none ? nil : "\(occurrence.status)")
        }
        let faults = (file.faults + expansion.faults).map { fault in
            Diagnostic(
                .warning, at: Diagnostic.Location(file: path, line: fault.line), fault.problem,
                remedy: fault.remedy ?? "")
        }
        return (entries, faults)
    }

    private func text(_ time: EventTime) -> String {
        guard let zone, case .floating = time.form else { return time.description }
        return time.instant.iso8601(in: zone)
    }
}

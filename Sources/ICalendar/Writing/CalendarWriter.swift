package import CivilTime

/// Writes a calendar (RFC 5545).
///
/// Every occurrence is a `VEVENT` of its own. Those of a series keep their `UID` and are told apart by
/// `RECURRENCE-ID`, as the RFC allows for instances that are sent without their series (3.8.4.4): whoever
/// reads it finds the same occurrences by the same names.
package struct CalendarWriter: ~Copyable {
    private var lines: LineWriter
    private let stamp: Instant

    /// - Parameters:
    ///   - name: What the calendar calls itself.
    ///   - stamp: When it is written (`DTSTAMP`).
    package init(name: String, stamp: Instant) {
        self.stamp = stamp
        lines = LineWriter()
        lines.add("BEGIN", "VCALENDAR")
        lines.add("VERSION", "2.0")
        lines.add("PRODID", "-//nhaclich//nhaclich//EN")
        lines.add("METHOD", "PUBLISH")
        lines.add(text: name, as: "X-WR-CALNAME")
    }

    /// Adds an occurrence.
    package mutating func add(_ event: PublishedEvent) {
        let name = RecurrenceName(event.recurrenceID)
        lines.add("BEGIN", "VEVENT")
        // A name that is no time cannot be a RECURRENCE-ID; the occurrence must stay another one than its neighbours.
        lines.add(text: name == nil ? "\(event.uid)/\(event.recurrenceID)" : event.uid, as: "UID")
        lines.add("DTSTAMP", LineWriter.utc(stamp))
        switch event.time {
        case .timed(let start, let end):
            lines.add("DTSTART", LineWriter.utc(start))
            lines.add("DTEND", LineWriter.utc(max(start, end)))
        case .days(let first, let end):
            lines.add("DTSTART;VALUE=DATE", LineWriter.basic(first))
            lines.add("DTEND;VALUE=DATE", LineWriter.basic(max(first.adding(days: 1), end)))
        }
        if let name, let property = name.property { lines.add(property, name.value) }
        lines.add(text: event.summary, as: "SUMMARY")
        for (property, text) in [("LOCATION", event.location), ("DESCRIPTION", event.description)] where !text.isEmpty {
            lines.add(text: text, as: property)
        }
        // An address is no TEXT and has no escapes: one that would need some is none.
        let isAddress = event.url.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
        if isAddress, !event.url.isEmpty { lines.add("URL;VALUE=URI", event.url) }
        switch event.status {
        case .none, .completed: break
        case .confirmed: lines.add("STATUS", "CONFIRMED")
        case .tentative: lines.add("STATUS", "TENTATIVE")
        case .cancelled: lines.add("STATUS", "CANCELLED")
        }
        for alarm in event.alarms {
            lines.add("BEGIN", "VALARM")
            lines.add("ACTION", "DISPLAY")
            lines.add(text: event.summary, as: "DESCRIPTION")
            lines.add("TRIGGER", LineWriter.duration(alarm))
            lines.add("END", "VALARM")
        }
        lines.add("END", "VEVENT")
    }

    /// The calendar's bytes.
    package consuming func finish() -> [UInt8] {
        lines.add("END", "VCALENDAR")
        return lines.bytes
    }
}

/// The name of an occurrence in its series, as a property.
private struct RecurrenceName {
    /// The property's name with its parameters; nil when the event is no part of a series.
    let property: String?
    let value: String

    /// - Returns: nil when `text` names no time.
    init?(_ text: String) {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        let clock = parts.count == 2 ? parts[1].split(separator: "Z", omittingEmptySubsequences: false) : []
        if text.isEmpty {
            (property, value) = (nil, "")
        } else if let date = CivilDate(iso8601: parts[0]), parts.count == 1 {
            (property, value) = ("RECURRENCE-ID;VALUE=DATE", LineWriter.basic(date))
        } else if let date = CivilDate(iso8601: parts[0]), let time = clock.first.flatMap({ TimeOfDay(iso8601: $0) }),
            clock.count == 1 || clock.count == 2 && clock[1].isEmpty
        {
            let digits = LineWriter.basic(CivilDateTime(date, time))
            (property, value) = ("RECURRENCE-ID", clock.count == 2 ? digits + "Z" : digits)
        } else {
            return nil
        }
    }
}

import CivilTime
import HostSystem
import ICalendar

/// Small calendars and what is in them, for the tests.
enum Fixture {
    static let zones = SystemZones()

    /// A calendar around these lines, with CRLF.
    static func calendar(_ lines: [String]) -> [UInt8] {
        Array((["BEGIN:VCALENDAR", "VERSION:2.0"] + lines + ["END:VCALENDAR", ""]).joined(separator: "\r\n").utf8)
    }

    /// A calendar with one event around these lines.
    static func event(_ lines: String...) -> [UInt8] {
        calendar(["BEGIN:VEVENT", "UID:one@test"] + lines + ["END:VEVENT"])
    }

    /// What is wrong with a file.
    static func faults(of bytes: [UInt8]) -> [Fault] { CalendarFile(reading: bytes).faults }

    /// The instant that `text` (`2020-02-13T08:30:00`) is in UTC.
    static func instant(_ text: String) -> Instant {
        let parts = text.split { "-T:".contains($0) }.compactMap { Int($0) }
        guard parts.count == 6, let date = CivilDate(year: parts[0], month: parts[1], day: parts[2]),
            let time = TimeOfDay(hour: parts[3], minute: parts[4], second: parts[5])
        else { return Instant(milliseconds: 0) }
        return CivilDateTime(date, time).asUTC
    }

    /// What happens in `bytes` between two times in UTC.
    static func expansion(
        of bytes: [UInt8], from: String = "1990-01-01T00:00:00", to: String = "2030-01-01T00:00:00",
        zone: String = "UTC", limits: ReadingLimits = .standard
    ) -> Expansion {
        CalendarFile(reading: bytes, limits: limits).occurrences(
            in: instant(from)..<instant(to), zones: zones, defaultZone: zones.zone(named: zone) ?? UTCZone(),
            limits: limits)
    }

    /// The beginnings of what happens in `bytes`, as they are written.
    static func starts(
        _ bytes: [UInt8], from: String = "1990-01-01T00:00:00", to: String = "2030-01-01T00:00:00",
        zone: String = "UTC"
    ) -> [String] {
        expansion(of: bytes, from: from, to: to, zone: zone).occurrences.map(\.start.description)
    }
}

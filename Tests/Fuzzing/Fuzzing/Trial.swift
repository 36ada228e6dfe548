package import CivilTime
import HostSystem
package import ICalendar

/// One input of the fuzzer, and the world it is tried in.
package struct Trial {
    /// The system's zones, which are costly to make and so are kept from one input to the next.
    private static let zones = SystemZones()

    /// The input.
    package let bytes: [UInt8]
    /// Bounds that are tighter than the program's: within these, whatever takes ten seconds is not bounded at all.
    package let limits: ReadingLimits
    /// The reader's clock, one with changes.
    package let zone: any ZoneRules

    /// The input of `size` bytes at `data`.
    package init(_ data: UnsafePointer<UInt8>?, _ size: Int) {
        bytes = Array(UnsafeBufferPointer(start: data, count: data == nil ? 0 : size))
        var limits = ReadingLimits.standard
        (limits.steps, limits.stepsPerEvent) = (100_000, 20_000)
        (limits.occurrences, limits.occurrencesPerEvent) = (1_000, 300)
        self.limits = limits
        zone = Trial.zones.zone(named: "America/New_York") ?? UTCZone()
    }

    /// What happens in `file` in `window`.
    package func expand(_ file: CalendarFile, in window: Range<Instant>) -> Expansion {
        file.occurrences(in: window, zones: Trial.zones, defaultZone: zone, limits: limits)
    }

    /// What happens in `file`, which was written by the program, in ``window``: all of it.
    package func expandAll(_ file: CalendarFile) -> Expansion {
        file.occurrences(in: Trial.window, zones: Trial.zones, defaultZone: zone)
    }

    /// The window that most is tried in: it has the dates of the seeds, and is short enough for thousands of inputs a
    /// minute.
    package static let window = year(2018)..<year(2022)

    /// The beginning of a year, in UTC.
    package static func year(_ year: Int) -> Instant {
        let date = CivilDate(year: year, month: 1, day: 1) ?? CivilDate(dayNumber: 0)
        return CivilDateTime(date, .midnight).asUTC
    }
}

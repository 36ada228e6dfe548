import CivilTime
import HostSystem
import ICalendar

/// What is measured of the modules alone, each in a process of its own.
enum ICalendarWork {
    /// Does the work called `arguments[0]` with the file `arguments[1]`, and prints how much was found.
    ///
    /// - Returns: Whether there is such a work.
    static func run(_ arguments: [String]) throws(Trouble) -> Bool {
        guard let name = arguments.first, ["read", "lines", "expand"].contains(name) else { return false }
        guard arguments.count == 2 else { throw Trouble("\(name) needs a file") }
        let bytes = try Files.read(arguments[1])
        switch name {
        case "read": print(bytes.count)
        case "lines": print(bytes.count { $0 == UInt8(ascii: "\n") })
        default: print(try occurrences(in: bytes))
        }
        return true
    }

    /// How many occurrences begin within 90 days from 1 March 2026, in Vietnam.
    private static func occurrences(in bytes: [UInt8]) throws(Trouble) -> Int {
        let zones = SystemZones()
        guard let zone = zones.zone(named: "Asia/Ho_Chi_Minh"), let day = CivilDate(year: 2026, month: 3, day: 1) else {
            throw Trouble("the system has no zone Asia/Ho_Chi_Minh")
        }
        let first = zone.startOfDay(day)
        let file = CalendarFile(reading: bytes)
        let expansion = file.occurrences(
            in: first..<zone.startOfDay(day.adding(days: 90)), zones: zones, defaultZone: zone)
        return expansion.occurrences.count { $0.start.instant >= first }
    }
}

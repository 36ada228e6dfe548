package import CivilTime

/// Times as HTTP writes them (RFC 9110, 5.6.7).
package enum HTTPDate {
    /// Such as `Sun, 06 Nov 1994 08:49:37 GMT`; milliseconds are dropped.
    package static func text(_ instant: Instant) -> String {
        let civil = CivilDateTime(utc: instant)
        let weekday = weekdays[Weekday(dayNumber: civil.date.dayNumber).rawValue - 1]
        let day = "\(padded(civil.date.day, to: 2)) \(months[civil.date.month - 1]) \(padded(civil.date.year, to: 4))"
        return "\(weekday), \(day) \(civil.time) GMT"
    }

    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}

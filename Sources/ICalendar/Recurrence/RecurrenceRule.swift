import CivilTime

/// A recurrence rule as written (RECUR of RFC 5545, 3.3.10, with RSCALE and SKIP of RFC 7529).
///
/// It is only made of values the RFC allows; what a missing part means is decided by ``RecurrencePattern``.
struct RecurrenceRule: Sendable {
    /// What becomes of a day that a month or year does not have (RFC 7529, 4.1).
    enum Skip: String, CaseIterable, Sendable {
        case omit = "OMIT"
        case backward = "BACKWARD"
        case forward = "FORWARD"
    }

    /// How long a period is.
    var frequency: Frequency
    /// Every how many periods, 1 or more.
    var interval = 1
    /// How many occurrences, DTSTART's included.
    var count: Int?
    /// The last moment an occurrence may start at.
    var until: TimeValue?
    /// BYSECOND, 0 to 59.
    var seconds = NumberSet()
    /// BYMINUTE, 0 to 59.
    var minutes = NumberSet()
    /// BYHOUR, 0 to 23.
    var hours = NumberSet()
    /// BYDAY.
    var weekdays = WeekdaySet()
    /// BYMONTHDAY.
    var monthDays = OrdinalSet()
    /// Days of the year, -366 to 366 without 0, each once.
    var yearDays: [Int] = []
    /// BYWEEKNO.
    var weeks = OrdinalSet()
    /// Months, 1 to 13 as the scale counts them.
    var months = NumberSet()
    /// Leap months, by the number of the month before (`5L`).
    var leapMonths = NumberSet()
    /// Which ones of a period's occurrences, each once; empty for all.
    var positions: [Int] = []
    /// The day weeks begin on (WKST).
    var weekStart = Weekday.monday
    /// The calendar it counts in (RSCALE).
    var scale = CalendarScale.gregorian
    /// What becomes of missing days (SKIP).
    var skip = Skip.omit

    /// How many times BYHOUR, BYMINUTE and BYSECOND make of a day.
    var timesPerDay: Int { max(1, hours.count) * max(1, minutes.count) * max(1, seconds.count) }
}

import CivilTime

/// The calendar of ISO 8601.
enum GregorianCalendar {
    /// The months of `year`, or nil beyond the year 9999, where iCalendar ends.
    static func year(_ year: Int) -> ScaleYear? {
        guard (0...9999).contains(year), let newYear = CivilDate(year: year, month: 1, day: 1) else { return nil }
        return ScaleYear(
            number: year, firstDay: newYear.dayNumber,
            lengths: (1...12).lazy.map { ($0, false, CivilDate.days(inMonth: $0, of: year)) })
    }

    /// The week a day is in and how many its week-year has, as ISO 8601 counts but with weeks that begin on `start`.
    static func week(of dayNumber: Int, weeksBeginOn start: Weekday) -> (number: Int, count: Int) {
        // A week belongs to the year that has most of it: that of its fourth day.
        let middle = dayNumber - Weekday(dayNumber: dayNumber).days(since: start) + 3
        let year = CivilDate(dayNumber: middle).year
        let newYear = firstDay(of: year)
        let number = (middle - newYear) / 7 + 1
        let lastMiddle = middle + 7 * ((firstDay(of: year + 1) - 1 - middle) / 7)
        return (number, (lastMiddle - newYear) / 7 + 1)
    }

    private static func firstDay(of year: Int) -> Int {
        CivilDate(year: year, month: 1, day: 1)?.dayNumber ?? 0
    }
}

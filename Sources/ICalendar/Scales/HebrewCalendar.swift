import CivilTime

/// The Hebrew calendar, by arithmetic (Reingold and Dershowitz, "Calendrical Calculations").
///
/// Months are numbered as RFC 7529 wants it: Tishri 1, Shevat 5, Adar I `5L` in leap years, Adar 6, Elul 12.
enum HebrewCalendar {
    /// The months of `year` since the creation, or nil outside 1 to 13,760.
    static func year(_ year: Int) -> ScaleYear? {
        guard (1...13_760).contains(year) else { return nil }
        let firstDay = newYear(year)
        let length = newYear(year + 1) - firstDay
        let isLeap = (7 * year + 1) % 19 < 7
        var lengths: [(number: Int, isLeap: Bool, length: Int)] = []
        for month in 1...12 {
            if month == 6, isLeap { lengths.append((5, true, 30)) }
            switch month {
            case 2: lengths.append((2, false, length % 10 == 5 ? 30 : 29))
            case 3: lengths.append((3, false, length % 10 == 3 ? 29 : 30))
            default: lengths.append((month, false, month % 2 == 1 ? 30 : 29))
            }
        }
        return ScaleYear(number: year, firstDay: firstDay, lengths: lengths)
    }

    /// The day of 1 Tishri, in days since 1970-01-01.
    private static func newYear(_ year: Int) -> Int {
        func elapsedDays(_ year: Int) -> Int {
            let months = (235 * year - 234).flooredQuotient(by: 19)
            let parts = 12_084 + 13_753 * months
            let day = 29 * months + parts.flooredQuotient(by: 25_920)
            return (3 * (day + 1)) % 7 < 3 ? day + 1 : day
        }
        let (before, this, after) = (elapsedDays(year - 1), elapsedDays(year), elapsedDays(year + 1))
        let delay = after - this == 356 ? 2 : this - before == 382 ? 1 : 0
        return this + delay - 2_092_590
    }
}

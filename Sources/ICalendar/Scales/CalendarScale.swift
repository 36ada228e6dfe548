import CivilTime

/// The calendar a rule counts months and days in (RSCALE of RFC 7529).
enum CalendarScale: String, CaseIterable, Sendable {
    case gregorian = "GREGORIAN"
    case chinese = "CHINESE"
    case hebrew = "HEBREW"
    case islamicCivil = "ISLAMIC-CIVIL"

    /// The months and days of `year`, or nil when the calendar is not known so far away.
    func year(_ year: Int) -> ScaleYear? {
        switch self {
        case .gregorian: GregorianCalendar.year(year)
        case .chinese: ChineseCalendar.year(year)
        case .hebrew: HebrewCalendar.year(year)
        case .islamicCivil: IslamicCalendar.year(year)
        }
    }

    /// The year that holds the day `dayNumber` (days since 1970-01-01), or nil when it is too far away.
    func year(holding dayNumber: Int) -> ScaleYear? {
        let guess: Int
        switch self {
        case .gregorian: return GregorianCalendar.year(CivilDate(dayNumber: dayNumber).year)
        case .chinese: guess = CivilDate(dayNumber: dayNumber).year
        case .hebrew: guess = CivilDate(dayNumber: dayNumber).year + 3761
        case .islamicCivil: guess = (30 * (dayNumber - IslamicCalendar.epoch)).flooredQuotient(by: 10_631) + 1
        }
        return [guess, guess - 1, guess + 1].lazy.compactMap { self.year($0) }
            .first { $0.firstDay <= dayNumber && dayNumber < $0.endDay }
    }
}

import CivilTime

extension Reckoning {
    /// The month, quarter or year `count` after that of `day`.
    static func period(_ unit: Word.Unit, _ count: Int, from day: CivilDate) -> Period {
        switch unit {
        case .month, .day, .week:
            let months = day.year * 12 + day.month - 1 + count
            return Period(
                unit: .month, number: months.flooredRemainder(by: 12) + 1, year: months.flooredQuotient(by: 12))
        case .quarter:
            let quarters = day.year * 4 + (day.month - 1) / 3 + count
            return Period(
                unit: .quarter, number: quarters.flooredRemainder(by: 4) + 1, year: quarters.flooredQuotient(by: 4))
        case .year: return Period(unit: .year, year: day.year + count)
        }
    }

    /// The days of a period whose year is known, or of its early, mid or late part; nil when there is none.
    static func days(of period: Period) -> ClosedRange<CivilDate>? {
        guard let year = period.year else { return nil }
        switch (period.unit, period.third) {
        case (.month, nil): return months(period.number...period.number, of: year)
        case (.month, let third?):
            guard (1...12).contains(period.number) else { return nil }
            let bounds = [1...10, 11...20, 21...CivilDate.days(inMonth: period.number, of: year)]
            guard bounds.indices.contains(third - 1),
                let first = CivilDate(year: year, month: period.number, day: bounds[third - 1].lowerBound),
                let last = CivilDate(year: year, month: period.number, day: bounds[third - 1].upperBound)
            else { return nil }
            return first...last
        case (.quarter, nil): return months((3 * period.number - 2)...(3 * period.number), of: year)
        case (.quarter, let third?):
            let month = 3 * period.number - 3 + third
            return months(month...month, of: year)
        case (.year, nil): return months(1...12, of: year)
        case (.year, 1?): return months(1...3, of: year)
        case (.year, 2?): return months(5...8, of: year)
        case (.year, _): return months(10...12, of: year)
        }
    }

    private static func months(_ months: ClosedRange<Int>, of year: Int) -> ClosedRange<CivilDate>? {
        guard let first = CivilDate(year: year, month: months.lowerBound, day: 1), (1...12).contains(months.upperBound),
            let last = CivilDate(
                year: year, month: months.upperBound, day: CivilDate.days(inMonth: months.upperBound, of: year))
        else { return nil }
        return first...last
    }

    /// The `count`th `weekday` in `month`, counted from the end when negative; the `count`th week that begins in it where
    /// there is no weekday; its last day for 0. Nil when there is none.
    static func nth(_ count: Int, _ weekday: Weekday?, in month: ClosedRange<CivilDate>) -> ClosedRange<CivilDate>? {
        if count == 0 { return month.upperBound...month.upperBound }
        let wanted = weekday ?? .monday
        let first = month.lowerBound.adding(days: wanted.days(since: month.lowerBound.weekday))
        let last = month.upperBound.adding(days: -month.upperBound.weekday.days(since: wanted))
        let day = count > 0 ? first.adding(days: 7 * (count - 1)) : last.adding(days: 7 * (count + 1))
        guard month.contains(day) else { return nil }
        return day...(weekday == nil ? day.adding(days: 6) : day)
    }
}

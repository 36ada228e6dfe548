/// A day as it is written, with what is left out left out.
struct WrittenDay: Hashable {
    var day: Int
    var month: Int?
    var year: Int?
    /// Whether it is of the Vietnamese lunar calendar, where `year` counts by the solar year it begins in.
    var isLunar = false
    /// Whether the month is the leap one (tháng 4 nhuận).
    var isLeapMonth = false
    /// Whether it is the last day of its lunar month, whatever its number ("30 Tết").
    var isLastOfMonth = false
    /// The lunar year's place in the cycle of sixty, 0 for Giáp Tý, where it is written.
    var cycleYear: Int?
    /// Whether digits alone say which is the day and which the month.
    var isOrderOpen = false
    /// Whether the month comes first, as Americans write in digits.
    var isMonthFirst = false

    /// Moves it from the year it is named for to the one before, as the eve of a new year is.
    mutating func moveToYearBefore() {
        year = year.map { $0 - 1 }
        cycleYear = cycleYear.map { ($0 + 59) % 60 }
    }
}

/// The months, quarters or years a phrase names.
struct Period: Hashable {
    enum Unit { case month, quarter, year }
    var unit: Unit
    /// The month or the quarter; 0 for a year.
    var number = 0
    var year: Int?
    /// The last month, quarter or year of a span.
    var lastNumber: Int?
    var lastYear: Int?
    /// 1 early, 2 mid, 3 late.
    var third: Int?
    /// Whether it is a month of the Vietnamese lunar calendar.
    var isLunar = false
    /// The lunar year's place in the cycle of sixty, where it is written.
    var cycleYear: Int?
    /// Whether its name is the lunar one though nothing else says that it is of that calendar.
    var mayBeLunar = false
}

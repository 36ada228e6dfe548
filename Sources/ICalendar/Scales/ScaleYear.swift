/// One year of a calendar: where it begins and which months it has.
struct ScaleYear: Sendable {
    /// One month of a year.
    struct Month: Hashable, Sendable {
        /// Its number as rules count (a leap month has the number of the month before).
        let number: Int
        let isLeap: Bool
        /// Its first day, in days since 1970-01-01.
        let firstDay: Int
        let length: Int
    }

    /// The number of the year.
    let number: Int
    /// The months, leap months in their places.
    let months: [Month]

    /// The first day, in days since 1970-01-01.
    var firstDay: Int { months.first?.firstDay ?? 0 }
    /// The day after the last.
    var endDay: Int { months.last.map { $0.firstDay + $0.length } ?? 0 }

    /// The place in ``months`` of the month that holds a day of this year.
    func monthIndex(holding dayNumber: Int) -> Int {
        (months.firstIndex { dayNumber < $0.firstDay + $0.length }) ?? months.count - 1
    }

    /// A year with months of these lengths that begins on `firstDay`.
    init(number: Int, firstDay: Int, lengths: some Sequence<(number: Int, isLeap: Bool, length: Int)>) {
        self.number = number
        var day = firstDay
        months = lengths.map { month in
            defer { day += month.length }
            return Month(number: month.number, isLeap: month.isLeap, firstDay: day, length: month.length)
        }
    }
}

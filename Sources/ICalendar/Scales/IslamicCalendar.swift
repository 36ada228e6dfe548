/// The civil Islamic calendar, by arithmetic: eleven leap years in thirty.
enum IslamicCalendar {
    /// 1 Muharram of the year 1 (16 July 622 of the Julian calendar), in days since 1970-01-01.
    static let epoch = -492_148

    /// The months of `year`, or nil outside 1 to 10,000.
    static func year(_ year: Int) -> ScaleYear? {
        guard (1...10_000).contains(year) else { return nil }
        let firstDay = epoch + (year - 1) * 354 + (3 + 11 * year) / 30
        let isLeap = (14 + 11 * year) % 30 < 11
        return ScaleYear(
            number: year, firstDay: firstDay,
            lengths: (1...12).lazy.map { ($0, false, $0 == 12 && isLeap ? 30 : 30 - ($0 + 1) % 2) })
    }
}

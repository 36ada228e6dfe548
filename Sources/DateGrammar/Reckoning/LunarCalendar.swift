import CivilTime

/// The Vietnamese lunar calendar: months begin on the day of the new moon and the eleventh holds the winter solstice,
/// both at the meridian of UTC+7, so it is not always China's.
///
/// In the arrangement of Hồ Ngọc Đức.
enum LunarCalendar {
    /// The years it is reckoned for; the meridian was another before 1968 in parts of the country.
    static let years = 1900...2199

    /// The months from one winter solstice to the next, the eleventh first.
    private struct Months {
        /// The day number of the first day of each, and of the eleventh month that follows them.
        var starts: [Int]
        /// Which of them is the leap one, which has the number of the month before.
        var leap: Int?
    }

    /// The months after the solstice of each year from 1899, reckoned once: a text may name many lunar days.
    private static let table: [Months] = (years.lowerBound - 1...years.upperBound).map(months(after:))

    /// The day that is `day` of `month` of the lunar year that begins in `year`, or nil when there is none.
    static func date(day: Int, month: Int, isLeap: Bool, year: Int) -> CivilDate? {
        guard years.contains(year), (1...30).contains(day), (1...12).contains(month) else { return nil }
        // The first ten months of a year come after the solstice of the year before.
        let months = table[year - years.lowerBound + (month >= 11 ? 1 : 0)]
        var place = (month + 1) % 12
        if let leap = months.leap {
            if isLeap {
                guard (leap + 9) % 12 + 1 == month else { return nil }
                place = leap
            } else if place >= leap {
                place += 1
            }
        } else if isLeap {
            return nil
        }
        guard place + 1 < months.starts.count, day <= months.starts[place + 1] - months.starts[place] else {
            return nil
        }
        return CivilDate(dayNumber: months.starts[place] + day - 1)
    }

    /// The months from the eleventh of `year` to that of the year after.
    private static func months(after year: Int) -> Months {
        let first = eleventhMoon(of: year)
        let next = eleventhMoon(of: year + 1)
        var months = Months(starts: (first...max(first, next)).map(Moon.newMoon))
        guard next - first == 13 else { return months }
        // The leap month is the first after the eleventh in which the sun enters no new twelfth of its way.
        let sectors = months.starts.map(Sun.sector)
        months.leap = (1..<13).first { sectors[$0] == sectors[$0 + 1] }
        return months
    }

    /// Which new moon the eleventh month of `year` begins with: the last whose month still holds the solstice.
    private static func eleventhMoon(of year: Int) -> Int {
        guard let lastDay = CivilDate(year: year, month: 12, day: 31)?.dayNumber else { return 0 }
        let moon = Moon.count(before: lastDay)
        return Sun.sector(Moon.newMoon(moon)) >= 9 ? moon - 1 : moon
    }
}

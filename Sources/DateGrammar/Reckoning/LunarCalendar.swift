import CivilTime

/// The Vietnamese lunar calendar: months begin on the day of the new moon and the eleventh holds the winter solstice,
/// both at the meridian of UTC+7, so it is not always China's.
///
/// After Jean Meeus, "Astronomical Algorithms" (1998), chapters 25 and 49, in the arrangement of Hồ Ngọc Đức.
enum LunarCalendar {
    /// The years it is reckoned for; the meridian was another before 1968 in parts of the country.
    static let years = 1900...2199

    /// The day that is `day` of `month` of the lunar year that begins in `year`, or nil when there is none.
    static func date(day: Int, month: Int, isLeap: Bool, year: Int) -> CivilDate? {
        guard years.contains(year), (1...30).contains(day), (1...12).contains(month) else { return nil }
        // Months are counted from the eleventh of the year before, which holds the solstice of December.
        let solsticeYear = month >= 11 ? year : year - 1
        let first = eleventhMonth(of: solsticeYear)
        let next = eleventhMonth(of: solsticeYear + 1)
        let firstMoon = moonCount(first)
        var offset = (month + 1) % 12
        if next - first > 365 {
            let leap = leapOffset(after: firstMoon)
            let leapNumber = (leap + 9) % 12 + 1
            if isLeap {
                guard leapNumber == month else { return nil }
                offset = leap
            } else if offset >= leap {
                offset += 1
            }
        } else if isLeap {
            return nil
        }
        let start = newMoon(firstMoon + offset)
        let end = newMoon(firstMoon + offset + 1)
        guard day <= end - start else { return nil }
        return CivilDate(dayNumber: start + day - 1)
    }

    /// The number of the new moon that begins the month beginning on `dayNumber`.
    private static func moonCount(_ dayNumber: Int) -> Int {
        // Moons are counted from 1 January 1900.
        Trigonometry.floor((Double(dayNumber) + 2_440_587.5 - 2_415_021.076998695) / 29.530588853 + 0.5)
    }

    /// The day number of the first day of the eleventh month of `year`.
    private static func eleventhMonth(of year: Int) -> Int {
        guard let lastDay = CivilDate(year: year, month: 12, day: 31)?.dayNumber else { return 0 }
        let count = Trigonometry.floor(Double(lastDay + 25_567) / 29.530588853)
        let moon = newMoon(count)
        return sunSector(moon) >= 9 ? newMoon(count - 1) : moon
    }

    /// Which month after the eleventh that begins with moon `first` is the leap one: the first without a principal term.
    private static func leapOffset(after first: Int) -> Int {
        var last = -1
        for offset in 1..<14 {
            let sector = sunSector(newMoon(first + offset))
            if sector == last { return offset - 1 }
            last = sector
        }
        return 13
    }

    /// The day number, in UTC+7, of the new moon `count` months after that of 1 January 1900.
    private static func newMoon(_ count: Int) -> Int {
        let k = Double(count)
        let t = k / 1236.85
        let (t2, t3) = (t * t, t * t * t)
        let mean =
            2_415_020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3
            + 0.00033 * Trigonometry.sine(166.56 + 132.87 * t - 0.009173 * t2)
        let sun = 359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3
        let moon = 306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3
        let node = 21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3
        let terms: [(Double, Double)] = [
            (0.1734 - 0.000393 * t, sun), (0.0021, 2 * sun), (-0.4068, moon), (0.0161, 2 * moon), (-0.0004, 3 * moon),
            (0.0104, 2 * node), (-0.0051, sun + moon), (-0.0074, sun - moon), (0.0004, 2 * node + sun),
            (-0.0004, 2 * node - sun), (-0.0006, 2 * node + moon), (0.0010, 2 * node - moon), (0.0005, sun + 2 * moon),
        ]
        let correction = terms.reduce(0) { $0 + $1.0 * Trigonometry.sine($1.1) }
        // How far the earth's turning lags behind even time, in days.
        let lag =
            t < -11
            ? 0.001 + 0.000839 * t + 0.0002261 * t2 - 0.00000845 * t3 - 0.000000081 * t * t3
            : -0.000278 + 0.000265 * t + 0.000262 * t2
        return julianDayToCivil(mean + correction - lag)
    }

    /// The day number of the civil day in UTC+7 in which the Julian date `date` falls.
    private static func julianDayToCivil(_ date: Double) -> Int {
        Trigonometry.floor(date + 0.5 + 7.0 / 24) - 2_440_588
    }

    /// In which twelfth of its way, 0 to 11 from the spring equinox, the sun is when day `dayNumber` begins in UTC+7.
    private static func sunSector(_ dayNumber: Int) -> Int {
        let t = (Double(dayNumber) + 2_440_587.5 - 7.0 / 24 - 2_451_545.0) / 36_525
        let t2 = t * t
        let anomaly = 357.52910 + 35_999.05030 * t - 0.0001559 * t2 - 0.00000048 * t * t2
        let mean = 280.46645 + 36_000.76983 * t + 0.0003032 * t2
        let centre =
            (1.914600 - 0.004817 * t - 0.000014 * t2) * Trigonometry.sine(anomaly)
            + (0.019993 - 0.000101 * t) * Trigonometry.sine(2 * anomaly) + 0.000290 * Trigonometry.sine(3 * anomaly)
        let longitude = mean + centre
        return Trigonometry.floor(longitude / 30).flooredRemainder(by: 12)
    }
}

/// The little arithmetic that is needed of a system library, so that none is.
enum Trigonometry {
    /// The greatest whole number not above `value`, which is far below 2^63.
    static func floor(_ value: Double) -> Int {
        let whole = Int(value)
        return Double(whole) > value ? whole - 1 : whole
    }

    /// The sine of `degrees`, exact to twelve digits.
    static func sine(_ degrees: Double) -> Double {
        var angle = degrees - 360 * Double(floor(degrees / 360 + 0.5))
        if angle > 90 { angle = 180 - angle }
        if angle < -90 { angle = -180 - angle }
        let x = angle * Double.pi / 180
        var (term, sum) = (x, x)
        for step in 1...10 {
            let n = Double(2 * step)
            term *= -x * x / (n * (n + 1))
            sum += term
        }
        return sum
    }
}

import CivilTime

/// When the moon is new.
///
/// After Jean Meeus, "Astronomical Algorithms" (1998), chapter 49.
enum Moon {
    /// The number of the last new moon before the end of day `dayNumber`, counted from 1 January 1900; it may be one off.
    static func count(before dayNumber: Int) -> Int { Arithmetic.floor(Double(dayNumber + 25_567) / 29.530588853) }

    /// The day number, in UTC+7, of the new moon `count` months after that of 1 January 1900.
    static func newMoon(_ count: Int) -> Int {
        let k = Double(count)
        let t = k / 1236.85
        let (t2, t3) = (t * t, t * t * t)
        let mean =
            2_415_020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3
            + 0.00033 * Arithmetic.sine(166.56 + 132.87 * t - 0.009173 * t2)
        let sun = 359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3
        let moon = 306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3
        let node = 21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3
        let terms: [(Double, Double)] = [
            (0.1734 - 0.000393 * t, sun), (0.0021, 2 * sun), (-0.4068, moon), (0.0161, 2 * moon), (-0.0004, 3 * moon),
            (0.0104, 2 * node), (-0.0051, sun + moon), (-0.0074, sun - moon), (0.0004, 2 * node + sun),
            (-0.0004, 2 * node - sun), (-0.0006, 2 * node + moon), (0.0010, 2 * node - moon), (0.0005, sun + 2 * moon),
        ]
        let correction = terms.reduce(0) { $0 + $1.0 * Arithmetic.sine($1.1) }
        // How far the earth's turning lags behind even time, in days.
        let lag =
            t < -11
            ? 0.001 + 0.000839 * t + 0.0002261 * t2 - 0.00000845 * t3 - 0.000000081 * t * t3
            : -0.000278 + 0.000265 * t + 0.000262 * t2
        return julianDayToCivil(mean + correction - lag)
    }

    /// The day number of the civil day in UTC+7 in which the Julian date `date` falls.
    private static func julianDayToCivil(_ date: Double) -> Int {
        Arithmetic.floor(date + 0.5 + 7.0 / 24) - 2_440_588
    }
}

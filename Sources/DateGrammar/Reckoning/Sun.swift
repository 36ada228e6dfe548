import CivilTime

/// Where the sun is.
///
/// After Jean Meeus, "Astronomical Algorithms" (1998), chapter 25.
enum Sun {
    /// In which twelfth of its way, 0 to 11 from the spring equinox, the sun is when day `dayNumber` begins in UTC+7.
    static func sector(_ dayNumber: Int) -> Int {
        let t = (Double(dayNumber) + 2_440_587.5 - 7.0 / 24 - 2_451_545.0) / 36_525
        let t2 = t * t
        let anomaly = 357.52910 + 35_999.05030 * t - 0.0001559 * t2 - 0.00000048 * t * t2
        let mean = 280.46645 + 36_000.76983 * t + 0.0003032 * t2
        let centre =
            (1.914600 - 0.004817 * t - 0.000014 * t2) * Arithmetic.sine(anomaly)
            + (0.019993 - 0.000101 * t) * Arithmetic.sine(2 * anomaly) + 0.000290 * Arithmetic.sine(3 * anomaly)
        let longitude = mean + centre
        return Arithmetic.floor(longitude / 30).flooredRemainder(by: 12)
    }
}

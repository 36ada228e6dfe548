import CivilTime

extension NominalDuration {
    /// More than anyone reads, in days.
    private static let longest = 3_660_000

    /// This, or the longest that is read.
    private var bounded: NominalDuration {
        let (days, seconds) = (NominalDuration.longest, Int64(NominalDuration.longest) * 86_400)
        return NominalDuration(
            days: min(max(-days, self.days), days), seconds: min(max(-seconds, self.seconds), seconds))
    }

    /// Appends this as a DURATION value such as `-P1DT2H` (RFC 5545, 3.3.6).
    ///
    /// Days stay days: `PT24H` is another moment when the clocks change. Only where days and seconds point in different
    /// directions, which one sign cannot tell, they are brought together as exact seconds.
    func encode(into line: inout [UInt8]) {
        let length = bounded
        let isMixed = (length.days < 0) != (length.seconds < 0) && length.days != 0 && length.seconds != 0
        let days = isMixed ? 0 : length.days.magnitude
        let seconds = isMixed ? length.roughSeconds.magnitude : length.seconds.magnitude
        if length.roughSeconds < 0 { line.append(UInt8(ascii: "-")) }
        line.append(UInt8(ascii: "P"))
        if days > 0 { line.append(days, "D") }
        if seconds == 0, days > 0 { return }
        let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
        line.append(UInt8(ascii: "T"))
        if hours > 0 { line.append(UInt(hours), "H") }
        // The grammar has no hours next to seconds: PT1H0M5S.
        if minutes > 0 || hours > 0 && rest > 0 { line.append(UInt(minutes), "M") }
        if rest > 0 || seconds == 0 { line.append(UInt(rest), "S") }
    }
}

extension [UInt8] {
    /// Appends a number and its unit.
    fileprivate mutating func append(_ number: UInt, _ unit: Unicode.Scalar) {
        append(contentsOf: String(number).utf8)
        append(UInt8(ascii: unit))
    }
}

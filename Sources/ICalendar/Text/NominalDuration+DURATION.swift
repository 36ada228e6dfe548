import CivilTime

extension NominalDuration {
    /// Reads a DURATION value such as `-P1DT2H` (RFC 5545, 3.3.6); nil when it is none or longer than ten thousand years.
    init?(_ value: ArraySlice<UInt8>) {
        var reader = ByteReader(value.trimmed)
        let sign = reader.sign()
        guard reader.takeLetter() == UInt8(ascii: "P") else { return nil }
        var (days, seconds, parts) = (0, 0, 0)
        var isTime = false
        while !reader.isAtEnd {
            if !isTime, reader.take("T") || reader.take("t") {
                isTime = true
                continue
            }
            guard let number = reader.number(upTo: 1 << 40), let unit = reader.takeLetter() else { return nil }
            switch (unit, isTime) {
            case (UInt8(ascii: "W"), false): days += 7 * number
            case (UInt8(ascii: "D"), false): days += number
            case (UInt8(ascii: "H"), true): seconds += 3600 * number
            case (UInt8(ascii: "M"), true): seconds += 60 * number
            case (UInt8(ascii: "S"), true): seconds += number
            default: return nil
            }
            parts += 1
            guard days <= 3_660_000, seconds <= 3_660_000 * 86_400 else { return nil }
        }
        guard parts > 0 else { return nil }
        self.init(days: sign * days, seconds: Int64(sign * seconds))
    }
}

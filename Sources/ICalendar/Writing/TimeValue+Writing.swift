import CivilTime

extension TimeValue {
    /// The years that have four digits, in seconds since 1970: the beginning of year 1, and of the day after year 9999.
    private static let writable: (first: Int64, end: Int64) = (-62_135_596_800, 253_402_300_800)

    /// The second that `instant` falls in, in UTC; of an instant nobody can write, the nearest somebody can.
    init(nearest instant: Instant) {
        let (first, end) = TimeValue.writable
        self.init(wallSeconds: min(max(first, instant.unixSeconds), end - 1), basis: .utc)
    }

    /// A whole day; of a day nobody can write, the nearest somebody can.
    init(nearest date: CivilDate) {
        let (first, end) = TimeValue.writable
        let midnight = Int64(date.dayNumber) * 86_400
        self.init(wallSeconds: min(max(first, midnight), end - 86_400), basis: .date)
    }

    /// Appends this as `20200213`, `20200213T083000` or `20200213T013000Z`; the zone of any other is not told.
    func encode(into line: inout [UInt8]) {
        let (date, second) = (self.date, Int(wallSeconds.secondOfDay))
        line.append(digits: 4, of: date.year)
        line.append(digits: 2, of: date.month)
        line.append(digits: 2, of: date.day)
        if isDate { return }
        line.append(UInt8(ascii: "T"))
        line.append(digits: 2, of: second / 3600)
        line.append(digits: 2, of: second / 60 % 60)
        line.append(digits: 2, of: second % 60)
        if basis == .utc { line.append(UInt8(ascii: "Z")) }
    }
}

extension [UInt8] {
    /// Appends the last `count` decimal digits of `number`, which is not negative.
    fileprivate mutating func append(digits count: Int, of number: Int) {
        var divisor = 1
        for _ in 1..<count { divisor *= 10 }
        while divisor > 0 {
            append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
            divisor /= 10
        }
    }
}

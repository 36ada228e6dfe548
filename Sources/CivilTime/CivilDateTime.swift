/// A date and a time as written on a wall, in no zone.
package struct CivilDateTime: Hashable, Comparable, Sendable {
    package let date: CivilDate
    package let time: TimeOfDay

    package init(_ date: CivilDate, _ time: TimeOfDay) { (self.date, self.time) = (date, time) }

    /// What a clock in UTC shows at `instant`; milliseconds are dropped.
    package init(utc instant: Instant) { self.init(wallSeconds: instant.unixSeconds) }

    /// What is `wallSeconds` after 1970-01-01T00:00:00 on a wall clock that is never put forward or back.
    package init(wallSeconds: Int64) {
        let day = Int(wallSeconds.flooredQuotient(by: 86_400))
        self.init(
            CivilDate(dayNumber: day), TimeOfDay(secondOfDay: Int(wallSeconds.flooredRemainder(by: 86_400))))
    }

    /// Seconds since 1970-01-01T00:00:00 on a wall clock that is never put forward or back.
    package var wallSeconds: Int64 { Int64(date.dayNumber) * 86_400 + Int64(time.secondOfDay) }

    /// The instant at which a clock in UTC shows this.
    package var asUTC: Instant { Instant(unixSeconds: wallSeconds) }

    /// This, `seconds` later on a wall clock that is never put forward or back.
    package func adding(seconds: Int64) -> CivilDateTime { CivilDateTime(wallSeconds: wallSeconds + seconds) }

    package static func < (left: CivilDateTime, right: CivilDateTime) -> Bool {
        (left.date, left.time) < (right.date, right.time)
    }
}

extension CivilDateTime: CustomStringConvertible {
    /// ISO 8601 without an offset, such as `2020-02-13T08:30:00`.
    package var description: String {
        guard (0...9999).contains(date.year) else { return "\(date)T\(time)" }
        // Digit by digit: a notice has half a dozen of these, and this is ten times as fast as putting texts together.
        return String(unsafeUninitializedCapacity: 19) { text in
            write(to: text)
            return 19
        }
    }

    /// The same with an offset after it, in minutes east of UTC, such as `2020-02-13T08:30:00+07:00` (RFC 3339).
    package func description(offset minutes: Int) -> String {
        let isWest = minutes < 0
        let (hours, minutes) = (abs(minutes) / 60, abs(minutes) % 60)
        guard (0...9999).contains(date.year) else {
            return "\(self)\(isWest ? "-" : "+")\(padded(hours, to: 2)):\(padded(minutes, to: 2))"
        }
        return String(unsafeUninitializedCapacity: 25) { text in
            write(to: text)
            text[19] = isWest ? UInt8(ascii: "-") : UInt8(ascii: "+")
            text.write(hours, at: 20)
            text[22] = UInt8(ascii: ":")
            text.write(minutes, at: 23)
            return 25
        }
    }

    /// Writes it into the first 19 bytes of `text`; the year has four digits.
    private func write(to text: UnsafeMutableBufferPointer<UInt8>) {
        text.write(date.year / 100, at: 0)
        text.write(date.year % 100, at: 2)
        text[4] = UInt8(ascii: "-")
        text.write(date.month, at: 5)
        text[7] = UInt8(ascii: "-")
        text.write(date.day, at: 8)
        text[10] = UInt8(ascii: "T")
        text.write(time.hour, at: 11)
        text[13] = UInt8(ascii: ":")
        text.write(time.minute, at: 14)
        text[16] = UInt8(ascii: ":")
        text.write(time.second, at: 17)
    }
}

extension UnsafeMutableBufferPointer<UInt8> {
    /// Writes `number`, which is less than a hundred, with two digits.
    func write(_ number: Int, at place: Int) {
        self[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10)
        self[place + 1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10)
    }
}

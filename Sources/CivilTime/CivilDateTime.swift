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
            let pairs = [date.year / 100, date.year % 100, date.month, date.day, time.hour, time.minute, time.second]
            for (pair, place) in zip(pairs, [0, 2, 5, 8, 11, 14, 17]) {
                text[place] = UInt8(ascii: "0") + UInt8(pair / 10)
                text[place + 1] = UInt8(ascii: "0") + UInt8(pair % 10)
            }
            for (mark, place) in zip("--T::".utf8, [4, 7, 10, 13, 16]) { text[place] = mark }
            return 19
        }
    }
}

import CivilTime

/// A DATE or DATE-TIME value as written (RFC 5545, 3.3.4 and 3.3.5): a wall clock's time and what it is told in.
struct TimeValue: Hashable, Sendable {
    /// What a time is told in.
    enum Basis: Hashable, Sendable {
        /// A whole day.
        case date
        /// No zone: the same wall time everywhere.
        case floating
        /// Coordinated universal time.
        case utc
        /// The zone with this number in the file's list of names.
        case zone(Int32)
    }

    /// Seconds since 1970-01-01T00:00:00 on the wall clock; midnight for a date.
    let wallSeconds: Int64
    /// What it is told in.
    let basis: Basis

    /// A value that was not written but reckoned.
    init(wallSeconds: Int64, basis: Basis) { (self.wallSeconds, self.basis) = (wallSeconds, basis) }

    /// Reads a value; `zone` is what a time without a `Z` is told in. Nil when there is no such day or time.
    ///
    /// Whether it is a day or a time shows in the value itself: VALUE=DATE is often missing, and sometimes wrong.
    /// The extended form of ISO 8601 (`2020-02-13T08:30:00+07:00`) is read as well: it cannot be mistaken.
    init?(_ text: ArraySlice<UInt8>, in zone: Basis) {
        if let plain = TimeValue.plain(text, in: zone) {
            self = plain
            return
        }
        var reader = ByteReader(text.trimmed)
        guard let year = reader.digits(4), year > 0 else { return nil }
        _ = reader.take("-")
        guard let month = reader.digits(2) else { return nil }
        _ = reader.take("-")
        guard let day = reader.digits(2), let date = CivilDate(year: year, month: month, day: day) else { return nil }
        let midnight = Int64(date.dayNumber) * 86_400
        if reader.isAtEnd {
            (wallSeconds, basis) = (midnight, .date)
            return
        }
        guard reader.take("T") || reader.take("t") || reader.take(" "),
            let second = TimeValue.secondOfDay(&reader)
        else { return nil }
        let wall = midnight + Int64(second)
        if reader.isAtEnd {
            (wallSeconds, basis) = (wall, zone)
        } else if reader.take("Z") || reader.take("z") {
            (wallSeconds, basis) = (wall, .utc)
        } else if let offset = UTCOffset.seconds(&reader) {
            (wallSeconds, basis) = (wall - Int64(offset), .utc)
        } else {
            return nil
        }
        guard reader.isAtEnd else { return nil }
    }

    /// Reads the forms of the RFC without anything around them, which nearly all values have, eight bytes at a time.
    private static func plain(_ text: ArraySlice<UInt8>, in zone: Basis) -> TimeValue? {
        text.withUnsafeBytes { bytes in
            let isUTC = bytes.count == 16 && bytes[15] == UInt8(ascii: "Z")
            guard bytes.count == 8 || bytes.count == 15 || isUTC,
                let day = DigitPairs(bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)), day[0] + day[1] > 0,
                let date = CivilDate(year: day[0] * 100 + day[1], month: day[2], day: day[3])
            else { return nil }
            let midnight = Int64(date.dayNumber) * 86_400
            if bytes.count == 8 { return TimeValue(wallSeconds: midnight, basis: .date) }
            // The last digit of the day, a T and six digits: in place of the first two, zeros behind the others.
            let end = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 7, as: UInt64.self))
            let digits = end >> 16 | UInt64(0x3030) << 48
            guard bytes[8] == UInt8(ascii: "T"), let time = DigitPairs(UInt64(littleEndian: digits)), time[0] < 24,
                time[1] < 60, time[2] < 60
            else { return nil }
            return TimeValue(
                wallSeconds: midnight + Int64(time[0] * 3600 + time[1] * 60 + time[2]), basis: isUTC ? .utc : zone)
        }
    }

    /// Whether this is a whole day.
    var isDate: Bool { basis == .date }

    /// The day it falls on, in its own terms.
    var date: CivilDate { CivilDateTime(wallSeconds: wallSeconds).date }

    private static func secondOfDay(_ reader: inout ByteReader) -> Int? {
        guard let hour = reader.digits(2) else { return nil }
        _ = reader.take(":")
        guard let minute = reader.digits(2) else { return nil }
        _ = reader.take(":")
        let second = reader.digits(2) ?? 0
        if reader.take(".") { _ = reader.number() }
        // 24:00 is how some write the end of a day; a leap second is the second before (RFC 5545, 3.3.12).
        guard (0...23).contains(hour) || (hour, minute, second) == (24, 0, 0), minute < 60, second <= 60 else {
            return nil
        }
        return hour * 3600 + minute * 60 + min(second, 59)
    }
}

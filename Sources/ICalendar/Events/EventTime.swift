package import CivilTime

/// A moment as the calendar wrote it, and the instant it stands for.
package struct EventTime: Hashable, Sendable {
    /// How the calendar wrote it.
    package enum Form: Hashable, Sendable {
        /// A whole day.
        case date(CivilDate)
        /// A time in no zone: everybody's own clock.
        case floating(CivilDateTime)
        /// A time in a zone; `offset` is in seconds east of UTC.
        case zoned(CivilDateTime, offset: Int)
    }

    private enum Kind: UInt8 {
        case date
        case floating
        case zoned
    }

    /// The instant it stands for: of a date, the beginning of the day in the reader's zone; of a floating
    /// time, the time in the calendar's or the reader's zone.
    package let instant: Instant
    /// Seconds by which the wall clock it was written for is ahead of UTC; in 32 bits, because there are many times.
    private let offset: Int32
    private let kind: Kind

    /// Seconds since 1970-01-01T00:00:00 on the wall clock it was written for.
    var wallSeconds: Int64 { instant.unixSeconds + Int64(offset) }

    /// How the calendar wrote it.
    package var form: Form {
        switch kind {
        case .date: .date(civil.date)
        case .floating: .floating(civil)
        case .zoned: .zoned(civil, offset: Int(offset))
        }
    }

    /// What the wall clock shows; midnight for a date.
    package var civil: CivilDateTime { CivilDateTime(wallSeconds: wallSeconds) }

    /// Whether this is a whole day.
    package var isDate: Bool { kind == .date }

    /// A whole day that begins at `instant`.
    init(dateAt wallSeconds: Int64, instant: Instant) { self.init(wallSeconds, instant, .date) }

    /// A time in no zone, read as `instant`.
    init(floatingAt wallSeconds: Int64, instant: Instant) { self.init(wallSeconds, instant, .floating) }

    /// A time in a zone.
    init(zonedAt wallSeconds: Int64, instant: Instant) { self.init(wallSeconds, instant, .zoned) }

    private init(_ wallSeconds: Int64, _ instant: Instant, _ kind: Kind) {
        (self.instant, self.kind) = (instant, kind)
        offset = Int32(clamping: wallSeconds - instant.unixSeconds)
    }

    /// What tells it from other moments of a series: the day, or the second on the UTC time line.
    var key: Int64 { kind == .date ? wallSeconds : instant.unixSeconds }

    /// The name of the occurrence that was planned for this moment: the date, the floating time, or the time in UTC.
    var recurrenceID: String {
        switch kind {
        case .date: civil.date.description
        case .floating: civil.description
        case .zoned: instant.description
        }
    }
}

extension EventTime: CustomStringConvertible {
    /// A date (`2020-02-13`), a time without an offset (`2020-02-13T08:30:00`) or with one (RFC 3339).
    package var description: String {
        guard case .zoned(let civil, let offset) = form else { return recurrenceID }
        if offset == 0 { return "\(civil)Z" }
        let size = Int(offset.magnitude)
        let seconds = size % 60 == 0 ? "" : ":\(padded(size % 60, to: 2))"
        return
            "\(civil)\(offset < 0 ? "-" : "+")\(padded(size / 3600, to: 2)):\(padded(size / 60 % 60, to: 2))\(seconds)"
    }
}

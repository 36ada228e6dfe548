/// A point on the UTC time line, in milliseconds since 1970-01-01T00:00:00Z, without leap seconds.
///
/// It is the only time the program reckons, stores and compares with: exact, hashable, and the
/// same everywhere. Years from -290,000,000 to 290,000,000 fit.
package struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z; negative before.
    package var milliseconds: Int64

    /// The instant `milliseconds` after 1970-01-01T00:00:00Z.
    @inlinable
    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// The instant `seconds` after 1970-01-01T00:00:00Z.
    @inlinable
    package init(unixSeconds seconds: Int64) { self.init(milliseconds: seconds * 1000) }

    /// Whole seconds since 1970-01-01T00:00:00Z, rounded towards the past.
    @inlinable
    package var unixSeconds: Int64 { milliseconds.flooredQuotient(by: 1000) }

    @inlinable
    package static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

    /// The instant `duration` later; parts of a millisecond are dropped.
    package static func + (instant: Instant, duration: Duration) -> Instant {
        Instant(milliseconds: instant.milliseconds + duration.wholeMilliseconds)
    }

    /// The instant `duration` earlier; parts of a millisecond are dropped.
    package static func - (instant: Instant, duration: Duration) -> Instant {
        Instant(milliseconds: instant.milliseconds - duration.wholeMilliseconds)
    }

    /// The instant so many seconds later, or earlier when negative.
    @inlinable
    package func adding(seconds: Int64) -> Instant { Instant(milliseconds: milliseconds + seconds * 1000) }

    /// The time from `earlier` to `later`; negative when they are the other way round.
    package static func - (later: Instant, earlier: Instant) -> Duration {
        .milliseconds(later.milliseconds - earlier.milliseconds)
    }
}

extension Instant: CustomStringConvertible {
    /// RFC 3339 in UTC, such as `2020-02-13T01:00:00Z`; milliseconds are shown when there are any.
    package var description: String {
        let civil = CivilDateTime(utc: self).description
        let rest = milliseconds - unixSeconds * 1000
        return rest == 0 ? "\(civil)Z" : "\(civil).\(padded(Int(rest), to: 3))Z"
    }
}

extension Duration {
    /// The whole milliseconds in this duration, rounded towards zero.
    package var wholeMilliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}

extension BinaryInteger {
    /// The quotient rounded towards negative infinity, so that days before 1970 count as others do.
    @inlinable
    package func flooredQuotient(by divisor: Self) -> Self {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder != 0 && (remainder < 0) != (divisor < 0) ? quotient - 1 : quotient
    }

    /// The remainder that goes with ``flooredQuotient(by:)``: it has the sign of `divisor`.
    @inlinable
    package func flooredRemainder(by divisor: Self) -> Self {
        let remainder = self % divisor
        return remainder != 0 && (remainder < 0) != (divisor < 0) ? remainder + divisor : remainder
    }
}

/// `number` in decimal, with zeros in front up to `width` digits.
package func padded(_ number: Int, to width: Int) -> String {
    // Nearly all are the parts of a time.
    if width == 2, (0..<100).contains(number) {
        let digits = [UInt8(ascii: "0") + UInt8(number / 10), UInt8(ascii: "0") + UInt8(number % 10)]
        return String(decoding: digits, as: UTF8.self)
    }
    let digits = String(number.magnitude)
    let zeros = String(repeating: "0", count: max(0, width - digits.utf8.count))
    return (number < 0 ? "-" : "") + zeros + digits
}

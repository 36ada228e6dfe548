/// A length of time as people and RFC 5545 (3.3.6) mean it: days by the calendar, the rest by the clock.
///
/// "One day before 09:00" is 09:00 of the day before, even when the night between had 23 hours;
/// "24 hours before" is not. So days and seconds are kept apart until a zone brings them together.
package struct NominalDuration: Hashable, Sendable {
    /// Calendar days; negative for earlier.
    package var days: Int
    /// Exact seconds on top; negative for earlier.
    package var seconds: Int64

    package init(days: Int = 0, seconds: Int64 = 0) { (self.days, self.seconds) = (days, seconds) }

    /// Nothing at all.
    package static let zero = NominalDuration()

    /// The same length the other way.
    package static prefix func - (duration: NominalDuration) -> NominalDuration {
        NominalDuration(days: -duration.days, seconds: -duration.seconds)
    }

    /// The length in seconds where every day has 24 hours: for ordering, not for reckoning.
    package var roughSeconds: Int64 { Int64(days) * 86_400 + seconds }
}

import CivilTime

/// How long an event takes, as written.
enum Extent: Hashable, Sendable {
    /// Nothing was said: a day for a date, a moment for a time (RFC 5545, 3.6.1).
    case unstated
    /// Until a moment (DTEND, DUE).
    case until(TimeValue)
    /// For a while (DURATION).
    case lasting(NominalDuration)
}

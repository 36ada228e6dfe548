package import CivilTime

/// A `VALARM` of an event (RFC 5545, 3.6.6).
package struct Alarm: Hashable, Sendable {
    /// When it goes off (TRIGGER).
    package enum Trigger: Hashable, Sendable {
        /// So long after the beginning; negative for before.
        case fromStart(NominalDuration)
        /// So long after the end; negative for before.
        case fromEnd(NominalDuration)
        case absolute(Instant)
    }

    /// When it goes off.
    package let trigger: Trigger
    /// How often it goes off again (REPEAT), at most 100 times.
    package let repetitions: Int
    /// The time between repetitions (DURATION).
    package let interval: NominalDuration
    /// ACTION in upper case, such as `DISPLAY`; `DISPLAY` when nothing is said.
    package let action: String
    /// DESCRIPTION, or nil.
    package let description: String?

    /// When it goes off for an occurrence from `start` to `end`; days are reckoned by `zone`'s clock.
    package func instants(from start: Instant, to end: Instant, in zone: any ZoneRules) -> [Instant] {
        let first =
            switch trigger {
            case .fromStart(let duration): zone.instant(duration, after: start)
            case .fromEnd(let duration): zone.instant(duration, after: end)
            case .absolute(let instant): instant
            }
        var instants = [first]
        for _ in 0..<repetitions { instants.append(zone.instant(interval, after: instants[instants.count - 1])) }
        return instants
    }
}

package import CivilTime

/// When an occurrence takes place: between two instants, or on whole days wherever the reader is.
package enum Span: Hashable, Sendable {
    /// From `start` until just before `end`; equal when it takes no time.
    case timed(start: Instant, end: Instant)
    /// From the beginning of `first` to the end of `last`.
    case allDay(first: CivilDate, last: CivilDate)

    /// Whether it covers whole days.
    package var isAllDay: Bool {
        if case .allDay = self { true } else { false }
    }

    /// When it begins for someone in `zone`.
    package func start(in zone: any ZoneRules) -> Instant {
        switch self {
        case .timed(let start, _): start
        case .allDay(let first, _): zone.startOfDay(first)
        }
    }

    /// When it is over for someone in `zone`; never before ``start(in:)``.
    package func end(in zone: any ZoneRules) -> Instant {
        switch self {
        case .timed(let start, let end): max(start, end)
        case .allDay(let first, let last): zone.startOfDay(max(first, last).adding(days: 1))
        }
    }
}

package import CivilTime

/// How long before an occurrence a reminder is due: `7d` and `2w` by the calendar, `1h` and `15m` by the clock.
package struct Lead: Hashable, Sendable {
    /// As written in the configuration.
    package let text: String
    /// The length before the start; never negative.
    package let duration: NominalDuration

    package init(text: String, duration: NominalDuration) { (self.text, self.duration) = (text, duration) }

    /// How long after the beginning of `span` a reminder with this lead is due: negative for before.
    package func offset(from span: Span, allDayAt: TimeOfDay) -> NominalDuration {
        guard span.isAllDay else { return -duration }
        return NominalDuration(
            days: -(duration.days + Int(duration.seconds / 86_400)), seconds: Int64(allDayAt.secondOfDay))
    }

    /// When a reminder with this lead is due.
    ///
    /// Before an occurrence on whole days, the lead counts whole days and the reminder is due at
    /// `allDayAt` of the day it arrives at: an hour before midnight would wake people up.
    package func due(before span: Span, allDayAt: TimeOfDay, in zone: any ZoneRules) -> Instant {
        switch span {
        case .timed(let start, _):
            return zone.instant(-duration, after: start)
        case .allDay(let first, _):
            let days = duration.days + Int(duration.seconds / 86_400)
            return zone.instant(of: CivilDateTime(first.adding(days: -days), allDayAt))
        }
    }
}

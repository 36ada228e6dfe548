package import CivilTime

/// The hours in which nobody is to be disturbed, such as 22:00 to 06:00.
package struct QuietHours: Hashable, Sendable {
    package let begin: TimeOfDay
    /// Not included; earlier than ``begin`` when it is on the next day.
    package let end: TimeOfDay

    package init(begin: TimeOfDay, end: TimeOfDay) { (self.begin, self.end) = (begin, end) }

    /// The quiet time that `instant` falls into; nil when it falls into none.
    package func span(around instant: Instant, in zone: any ZoneRules) -> Range<Instant>? {
        let today = zone.civil(at: instant).date
        for first in [today.adding(days: -1), today] {
            let last = end <= begin ? first.adding(days: 1) : first
            let start = zone.instant(of: CivilDateTime(first, begin))
            let stop = zone.instant(of: CivilDateTime(last, end))
            if start <= instant, instant < stop { return start..<stop }
        }
        return nil
    }

    /// When something due at `instant` may be said: when the quiet ends, or, if that is not before `deadline`, when it
    /// begins.
    package func shifted(_ instant: Instant, before deadline: Instant, in zone: any ZoneRules) -> Instant {
        guard let quiet = span(around: instant, in: zone) else { return instant }
        return quiet.upperBound < deadline ? quiet.upperBound : quiet.lowerBound
    }
}

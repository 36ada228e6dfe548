import CivilTime

/// How long the occurrences of a component take, ready for reckoning (RFC 5545, 3.8.5.3).
///
/// DTEND and DUE give an exact length, DURATION a nominal one; a date lasts whole days, one at least.
struct EventSpan {
    private enum Length {
        case days(Int)
        /// Exact seconds; the end is told in `basis`.
        case exact(Int64, TimeValue.Basis)
        case nominal(NominalDuration)
    }

    private let length: Length
    private let basis: TimeValue.Basis
    private let kind: EventKind
    private let context: ZoneContext

    /// The span of `component`, or of one occurrence that begins at `start` and has its own `extent`.
    init(of component: EventComponent, from start: TimeValue? = nil, extent: Extent? = nil, in context: ZoneContext) {
        let start = start ?? component.start
        (basis, kind, self.context) = (component.start.basis, component.kind, context)
        switch (extent ?? component.extent, basis) {
        case (.unstated, .date): length = .days(1)
        case (.unstated, _): length = .exact(0, basis)
        case (.until(let end), .date):
            let days = end.wallSeconds.dayNumber - start.wallSeconds.dayNumber
            length = .days(component.kind == .todo ? max(0, days) : max(1, days))
        case (.until(let end), _):
            // A date as the end of a time is the beginning of that day.
            let end = end.isDate ? TimeValue(wallSeconds: end.wallSeconds, basis: basis) : end
            let seconds = context.time(end).instant.unixSeconds - context.time(start).instant.unixSeconds
            length = .exact(max(0, seconds), end.basis)
        case (.lasting(let duration), .date):
            length = .days(max(component.kind == .todo ? 0 : 1, duration.roughSeconds.dayNumber))
        case (.lasting(let duration), _):
            length = duration.roughSeconds <= 0 ? .exact(0, basis) : .nominal(duration)
        }
    }

    /// Seconds by which an occurrence can begin before it ends, and a little more.
    var longest: Int64 {
        switch length {
        case .days(let days): Int64(days + 2) * 86_400
        case .exact(let seconds, _): seconds
        case .nominal(let duration): duration.roughSeconds + (duration.days == 0 ? 0 : 90_000)
        }
    }

    /// Where the occurrence that begins at `start` ends.
    func end(of start: EventTime) -> EventTime {
        switch length {
        case .days(let days): return context.time(start.wallSeconds + Int64(days) * 86_400, .date)
        case .exact(0, let basis) where basis == self.basis: return start
        case .exact(let seconds, let basis): return context.time(at: start.instant.adding(seconds: seconds), in: basis)
        case .nominal(let duration):
            return context.time(at: context.rules(of: basis).instant(duration, after: start.instant), in: basis)
        }
    }

    /// Beginning and end as they are given out: of a to-do, its deadline.
    func bounds(of start: EventTime) -> (start: EventTime, end: EventTime) {
        let end = end(of: start)
        guard kind == .todo else { return (start, end) }
        return (end, end.isDate ? context.time(end.wallSeconds + 86_400, .date) : end)
    }
}

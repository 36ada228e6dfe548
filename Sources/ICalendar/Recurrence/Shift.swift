import CivilTime

/// By how much an override for the future moves occurrences: by the wall clock (RFC 5545, 3.8.4.4).
struct Shift {
    /// Seconds on the wall clock, later being positive.
    let seconds: Int64
    private let basis: TimeValue.Basis
    private let context: ZoneContext

    /// The shift that moves `planned` to `actual`.
    init(from planned: EventTime, to actual: TimeValue, in context: ZoneContext) {
        (basis, self.context) = (actual.basis, context)
        seconds = actual.wallSeconds - Shift.wall(of: planned, in: actual.basis, context)
    }

    /// Where a planned moment is moved to.
    func apply(to planned: EventTime) -> EventTime {
        context.time(Shift.wall(of: planned, in: basis, context) + seconds, basis)
    }

    private static func wall(of time: EventTime, in basis: TimeValue.Basis, _ context: ZoneContext) -> Int64 {
        time.isDate ? time.wallSeconds : context.rules(of: basis).wallSeconds(at: time.instant)
    }
}

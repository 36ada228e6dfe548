import CivilTime

/// The clock of a `VTIMEZONE`, its onsets worked out up to some day.
struct VTimeZoneRules: ZoneRules {
    /// One change of the clock: from `instant` (seconds since 1970) on it shows `offset`.
    private struct Transition {
        let instant: Int64
        let offset: Int
    }

    let identifier: String
    private let transitions: [Transition]
    private let firstOffset: Int
    /// Whether it took too many steps to work out, so that changes of the clock are missing.
    let isCutShort: Bool

    /// The clock up to `horizon` (seconds since 1970); after it the last offset stays. Nil when nothing usable is in it.
    ///
    /// At most `steps` steps are taken and `limit` onsets of each observance worked out.
    init?(_ zone: VTimeZone, through horizon: Int64, limit: Int, steps: Int) {
        var budget = WorkBudget(steps: steps)
        var transitions: [Transition] = []
        var earliest: (start: Int64, offset: Int)?
        for observance in zone.observances {
            guard let start = observance.start, let to = observance.offsetTo else { continue }
            let from = observance.offsetFrom ?? to
            if start.wallSeconds < earliest?.start ?? .max { earliest = (start.wallSeconds, from) }
            let onsets = VTimeZoneRules.onsets(
                of: observance, start: start.wallSeconds, offset: from, through: horizon, limit: limit, &budget)
            transitions += onsets.map { Transition(instant: $0, offset: to) }
        }
        guard let earliest else { return nil }
        identifier = zone.name
        firstOffset = earliest.offset
        isCutShort = budget.isExhausted
        self.transitions = transitions.sorted { $0.instant < $1.instant }
    }

    /// The clock that never changes.
    init(identifier: String, offset: Int) {
        (self.identifier, firstOffset, transitions, isCutShort) = (identifier, offset, [], false)
    }

    private static func onsets(
        of observance: VTimeZone.Observance, start: Int64, offset: Int, through horizon: Int64, limit: Int,
        _ budget: inout WorkBudget
    ) -> [Int64] {
        var onsets = [start - Int64(offset)]
        // An RDATE in UTC is already the instant.
        onsets += observance.dates.prefix(limit).map {
            $0.basis == .utc ? $0.wallSeconds : $0.wallSeconds - Int64(offset)
        }
        for rule in observance.rules where budget.spend(rule.timesPerDay) {
            guard let pattern = RecurrencePattern(rule, start: start, isDate: false) else { continue }
            let last = rule.until.map { $0.basis == .utc ? $0.wallSeconds + Int64(offset) : $0.wallSeconds }
            var walk = RecurrenceWalk(
                pattern, from: start, through: min(last ?? .max, horizon), beginsWithStart: true,
                limit: limit, budget: budget,
                moment: { EventTime(zonedAt: $0, instant: Instant(unixSeconds: $0 - Int64(offset))) },
                isWanted: { _ in true })
            walk.run()
            budget = walk.budget
            onsets += walk.found.map(\.instant.unixSeconds)
        }
        return onsets
    }

    func utcOffset(at instant: Instant) -> Int { offset(at: instant.unixSeconds) }

    func instant(of civil: CivilDateTime) -> Instant { instant(ofWallSeconds: civil.wallSeconds) }

    func instant(ofWallSeconds wall: Int64) -> Instant {
        let before = Int64(offset(at: wall - 86_400))
        let after = Int64(offset(at: wall + 86_400))
        // The earlier reading first: a time that comes twice is the first of the two. One that never
        // comes fits neither and is read with the offset from before the gap.
        for candidate in [before, after] where Int64(offset(at: wall - candidate)) == candidate {
            return Instant(unixSeconds: wall - candidate)
        }
        return Instant(unixSeconds: wall - before)
    }

    private func offset(at seconds: Int64) -> Int {
        var (low, high) = (0, transitions.count)
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle].instant <= seconds { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? transitions[low - 1].offset : firstOffset
    }
}

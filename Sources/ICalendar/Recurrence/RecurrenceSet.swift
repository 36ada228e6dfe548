import CivilTime

/// All moments a component begins at: DTSTART, rules and RDATEs, less EXDATEs and EXRULEs (RFC 5545, 3.8.5).
struct RecurrenceSet {
    /// One member of the set.
    struct Member {
        let time: EventTime
        /// How long this one takes when an RDATE says so.
        let extent: Extent?
    }

    /// The members found, and why there may be more.
    struct Result {
        var members: [Member] = []
        var isCutOff = false
        var isExhausted = false
        /// Rules whose scale does not reach as far as DTSTART.
        var hasUnreachableRule = false
    }

    /// How far a wall clock may be from where it was or will be: it is put forward or back by a day at most.
    private static let slack: Int64 = 90_000

    /// The component that repeats.
    let component: EventComponent
    /// What its times are reckoned with.
    let context: ZoneContext

    /// The members that begin in `range` (seconds since 1970), in order, each once; at most `limit`.
    func members(beginningIn range: Range<Int64>, limit: Int, budget: inout WorkBudget) -> Result {
        let start = context.time(component.start)
        var result = Result()
        guard let recurrence = component.recurrence else {
            if range.contains(start.instant.unixSeconds) { result.members = [Member(time: start, extent: nil)] }
            return result
        }
        guard budget.spend(1 + recurrence.added.count + recurrence.removed.count) else {
            result.isExhausted = true
            return result
        }
        var found: [Member] = []
        // Who deletes a series from its first occurrence on leaves an UNTIL before DTSTART: nothing is left of it.
        let isDeleted =
            !recurrence.rules.isEmpty
            && recurrence.rules.allSatisfy { rule in
                let (lastWall, lastInstant) = end(of: rule)
                return lastWall < start.wallSeconds || lastInstant < start.instant.unixSeconds
            }
        if !isDeleted, range.contains(start.instant.unixSeconds) { found.append(Member(time: start, extent: nil)) }
        for date in recurrence.added {
            // A PERIOD begins where it says, even one that is written with dates.
            let begin = TimeValue(wallSeconds: date.time.wallSeconds, basis: component.start.basis)
            let isPeriodOfDates = date.extent != .unstated && date.time.isDate
            let time = time(isPeriodOfDates ? begin : date.time)
            if range.contains(time.instant.unixSeconds) { found.append(Member(time: time, extent: date.extent)) }
        }
        // Members that are removed or replaced later must not take the place of others.
        let room = limit + recurrence.removed.count
        // DTSTART "always counts as the first occurrence" (3.3.10); of several rules, only to those it satisfies.
        let countsStart = recurrence.rules.count == 1
        for rule in recurrence.rules {
            let times = walk(rule, in: range, beginsWithStart: countsStart, limit: room, &budget, &result)
            found += times.map { Member(time: $0, extent: nil) }
        }
        guard !found.isEmpty else { return result }

        for rule in recurrence.exceptionRules {
            let times = walk(rule, in: range, beginsWithStart: false, limit: room, &budget, &result)
            remove(Set(times.map(\.key)), from: &found)
        }
        if !recurrence.removed.isEmpty {
            remove(Set(recurrence.removed.map { time($0).key }), from: &found)
            if !start.isDate { removeDays(Set(recurrence.removed.filter(\.isDate).map(\.wallSeconds)), from: &found) }
        }
        // The sort is stable: of several members at one moment, the one that was found first stays.
        found.sort { $0.time.key < $1.time.key }
        var last: Int64?
        found.removeAll { member in
            defer { last = member.time.key }
            return member.time.key == last
        }
        result.members = found
        if result.members.count > limit {
            result.isCutOff = true
            result.members.removeSubrange(limit...)
        }
        return result
    }

    private func remove(_ keys: Set<Int64>, from members: inout [Member]) {
        members.removeAll { keys.contains($0.time.key) }
    }

    /// Removes what begins on one of the days, each given by its midnight: an EXDATE without a time means all day.
    private func removeDays(_ midnights: Set<Int64>, from members: inout [Member]) {
        guard !midnights.isEmpty else { return }
        members.removeAll { midnights.contains($0.time.wallSeconds.midnight) }
    }

    /// A moment in the set's own terms: a date where DTSTART is one, else a time.
    ///
    /// A date is then DTSTART's time on that day, and a time without a zone is told in DTSTART's.
    func time(_ value: TimeValue) -> EventTime {
        let start = component.start
        let midnight = value.wallSeconds.midnight
        if start.isDate { return context.time(midnight, .date) }
        if value.isDate { return context.time(midnight + start.wallSeconds.secondOfDay, start.basis) }
        return context.time(value.wallSeconds, value.basis == .floating ? start.basis : value.basis)
    }

    private func walk(
        _ rule: RecurrenceRule, in range: Range<Int64>, beginsWithStart: Bool, limit: Int,
        _ budget: inout WorkBudget, _ result: inout Result
    ) -> [EventTime] {
        let start = component.start
        guard budget.spend(rule.timesPerDay) else {
            result.isExhausted = true
            return []
        }
        guard !(start.isDate && rule.frequency.clockSeconds != nil),
            let pattern = RecurrencePattern(rule, start: start.wallSeconds, isDate: start.isDate)
        else {
            result.hasUnreachableRule = true
            return []
        }
        let zone = context.rules(of: start.basis)
        func wall(at seconds: Int64) -> Int64 { zone.wallSeconds(at: Instant(unixSeconds: seconds)) }
        let (lower, upper) = (
            wall(at: range.lowerBound) - RecurrenceSet.slack, wall(at: range.upperBound) + RecurrenceSet.slack
        )
        let (lastWall, lastInstant) = end(of: rule)
        let context = context
        var walk = RecurrenceWalk(
            pattern, from: lower, through: min(upper, lastWall), beginsWithStart: beginsWithStart, limit: limit,
            budget: budget, moment: { context.time($0, start.basis) },
            isWanted: { range.contains($0.instant.unixSeconds) && $0.instant.unixSeconds <= lastInstant })
        walk.run()
        budget = walk.budget
        result.isExhausted = result.isExhausted || budget.isExhausted
        result.isCutOff = result.isCutOff || walk.found.count >= limit
        return walk.found
    }

    /// The last wall time and the last instant UNTIL allows.
    ///
    /// It should be of DTSTART's type, and in UTC when DTSTART has a zone. What is written otherwise is read
    /// as its author meant: a time without a Z by DTSTART's clock, a time with one by the same clock when
    /// DTSTART floats, a date as its beginning.
    private func end(of rule: RecurrenceRule) -> (wall: Int64, instant: Int64) {
        guard let until = rule.until else { return (.max, .max) }
        let start = component.start
        if start.isDate { return (until.wallSeconds.midnight, .max) }
        if until.basis == .utc, start.basis != .floating || context.knowsFloating {
            let wall = context.rules(of: start.basis).wallSeconds(at: Instant(unixSeconds: until.wallSeconds))
            return (wall + RecurrenceSet.slack, until.wallSeconds)
        }
        return (until.wallSeconds, .max)
    }
}

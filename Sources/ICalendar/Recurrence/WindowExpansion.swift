import CivilTime

/// The occurrences of all series of a file in one window, gathered one series after the other.
struct WindowExpansion {
    private let file: CalendarFile
    /// What times are reckoned with, by `VCALENDAR`.
    private let contexts: [ZoneContext]
    /// The window, in seconds since 1970.
    private let window: Range<Int64>
    private let limits: ReadingLimits
    private var occurrences: [EventOccurrence] = []
    private var faults: FaultLog
    /// The steps left for the series to come, and for the one at hand.
    private var steps: Int
    private var budget = WorkBudget(steps: 0)
    /// How many occurrences the series at hand may still have.
    private var room = 0
    /// Whether some limit was reached.
    private var isCrowded: Bool

    /// An expansion of which nothing is worked out yet.
    init(
        of file: CalendarFile, in window: Range<Int64>, contexts: [ZoneContext], limits: ReadingLimits,
        faults: FaultLog
    ) {
        isCrowded = contexts.contains(where: \.isCrowded)
        (self.file, self.window, self.contexts, self.limits, self.faults) = (file, window, contexts, limits, faults)
        steps = limits.steps
        // Memory that is not written to costs nothing, growing costs copies.
        occurrences.reserveCapacity(min(limits.occurrences, 2 * file.series.count))
    }

    /// Works out everything.
    mutating func result() -> Expansion {
        expand()
        occurrences.putInOrder()
        return Expansion(occurrences: occurrences, faults: faults.faults, isCrowded: isCrowded)
    }

    private mutating func expand() {
        for series in file.series {
            // A spent budget must not silence the events behind: each may still take a few steps.
            let allowance = max(200, min(limits.stepsPerEvent, steps))
            budget = WorkBudget(steps: allowance)
            room = limits.occurrencesPerEvent
            expand(series)
            steps -= allowance - max(0, budget.remaining)
            if room <= 0 || steps < limits.stepsPerEvent { isCrowded = true }
            if occurrences.count >= limits.occurrences {
                isCrowded = true
                faults.add(
                    line: 0, "has more than \(limits.occurrences) occurrences in the window; the rest is left out")
                return
            }
        }
    }

    private mutating func expand(_ series: EventSeries) {
        let overrides = series.overrides.isEmpty ? [] : newestOverrides(of: series)
        guard let master = series.master.map({ file.events[Int($0)] }) else {
            for override in overrides { add(override) }
            return
        }
        if overrides.isEmpty, master.recurrence == nil {
            add(master)
            return
        }
        if overrides.isEmpty {
            addMembers(of: master, as: master, shift: nil, skipping: [], ids: Int64.min..<Int64.max)
            return
        }
        let set = RecurrenceSet(component: master, context: context(of: master))
        func key(_ override: EventComponent) -> Int64 { override.recurrenceID.map { set.time($0).key } ?? 0 }
        let replaced = Set(overrides.map(key))
        // Each override for the future speaks from its own place on, up to the next one's.
        let futures = overrides.filter(\.isForFuture).sorted { key($0) < key($1) }
        let places = futures.map(key)
        addMembers(
            of: master, as: master, shift: nil, skipping: replaced, ids: Int64.min..<(places.first ?? .max))
        for (index, future) in futures.enumerated() {
            let end = index + 1 < places.count ? places[index + 1] : .max
            guard places[index] < end, let planned = future.recurrenceID.map(set.time) else { continue }
            addMembers(of: master, as: future, shift: planned, skipping: replaced, ids: places[index]..<end)
        }
        for override in overrides { add(override) }
    }

    private func context(of component: EventComponent) -> ZoneContext { contexts[Int(component.calendar)] }

    /// The overrides, of several for the same occurrence only the newest.
    private func newestOverrides(of series: EventSeries) -> [EventComponent] {
        var newest: [Int64: Int32] = [:]
        for index in series.overrides {
            let override = file.events[Int(index)]
            guard let planned = override.recurrenceID else { continue }
            let key = context(of: override).time(planned).key
            if let other = newest[key], !override.supersedes(file.events[Int(other)]) { continue }
            newest[key] = index
        }
        return newest.values.sorted().map { file.events[Int($0)] }
    }

    /// Adds the one occurrence of a component: of one that does not recur, or of an override, wherever it was moved to.
    private mutating func add(_ component: EventComponent) {
        guard mayTouchWindow(component) else { return }
        let context = context(of: component)
        let span = EventSpan(of: component, in: context)
        let (start, end) = span.bounds(of: context.time(component.start))
        guard isInWindow(start, end) else { return }
        let event = Event(component, of: file.bytes, file.uidPrefix, in: context)
        occurrences.append(
            EventOccurrence(event: event, start: start, end: end, planned: component.recurrenceID.map(context.time)))
    }

    /// Adds the members of `master`'s set whose keys are in `ids`, told as `voice` tells them.
    ///
    /// `shift` is the planned moment of an override for the future: each member moves as that one was moved.
    private mutating func addMembers(
        of master: EventComponent, as voice: EventComponent, shift planned: EventTime?, skipping replaced: Set<Int64>,
        ids: Range<Int64>
    ) {
        guard master.recurrence != nil || mayTouchWindow(master) else { return }
        let context = context(of: master)
        let span = EventSpan(of: voice, in: context)
        let shift = planned.map { Shift(from: $0, to: voice.start, in: context) }
        let slack: Int64 = shift == nil ? 0 : 180_000
        let delta = shift?.seconds ?? 0
        let range = window.lowerBound - span.longest - delta - slack..<window.upperBound - delta + slack
        // The keys of dates are a day or less from the instants.
        let days: Int64 = 2 * 86_400
        guard ids.lowerBound < range.upperBound + days, ids.upperBound > range.lowerBound - days else { return }
        let set = RecurrenceSet(component: master, context: context)
        let result = set.members(beginningIn: range, limit: room + replaced.count, budget: &budget)
        noteLimits(result, of: master)
        guard !result.members.isEmpty else { return }
        var event: Event?
        for member in result.members where ids.contains(member.time.key) && !replaced.contains(member.time.key) {
            let moved = shift.map { $0.apply(to: member.time) } ?? member.time
            var memberSpan = span
            if let extent = member.extent, extent != .unstated {
                let start = TimeValue(wallSeconds: member.time.wallSeconds, basis: master.start.basis)
                memberSpan = EventSpan(of: master, from: start, extent: extent, in: context)
            }
            let (start, end) = memberSpan.bounds(of: moved)
            guard isInWindow(start, end) else { continue }
            let known = event ?? Event(voice, of: file.bytes, file.uidPrefix, in: context)
            event = known
            occurrences.append(
                EventOccurrence(
                    event: known, start: start, end: end, planned: master.recurrence == nil ? nil : member.time))
            room -= 1
            if room == 0 { break }
        }
    }

    private mutating func noteLimits(_ result: RecurrenceSet.Result, of master: EventComponent) {
        let (line, limit) = (Int(master.line), limits.occurrencesPerEvent)
        if result.hasUnreachableRule {
            faults.add(line: line, "begins an event whose rule cannot be applied to its DTSTART")
        }
        if result.isExhausted || result.isCutOff { isCrowded = true }
        if result.isExhausted {
            faults.add(line: line, "begins an event whose rule takes too long to work out; some of it is left out")
        } else if result.isCutOff {
            faults.add(line: line, "begins an event that happens more than \(limit) times; the rest is left out")
        }
    }

    /// Whether a component that does not recur may be in the window, by a look at the wall clock alone.
    private func mayTouchWindow(_ component: EventComponent) -> Bool {
        let start = component.start.wallSeconds
        guard start - 180_000 < window.upperBound else { return component.kind == .todo }
        let end =
            switch component.extent {
            case .unstated: start + 86_400
            case .until(let end): max(start + 86_400, end.wallSeconds + 86_400)
            case .lasting(let duration): start + max(0, duration.roughSeconds) + 86_400
            }
        return end + 180_000 > window.lowerBound
    }

    private func isInWindow(_ start: EventTime, _ end: EventTime) -> Bool {
        let (start, end) = (start.instant.unixSeconds, end.instant.unixSeconds)
        return start < window.upperBound && (end > window.lowerBound || start >= window.lowerBound)
    }
}

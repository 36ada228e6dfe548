package import CivilTime

/// Decides which reminders the occurrences of a calendar get.
///
/// It is pure: it is told the time and what the store knows, and answers with what has to change.
package struct Planner: Sendable {
    package let rules: [Rule]
    /// The zone whose days and wall clock the rules mean.
    package let zone: any ZoneRules
    /// How far ahead reminders are planned.
    package let horizon: Duration
    /// How late a reminder may be.
    package let grace: Duration
    /// The days on which nobody works, by the calendar that names them.
    package var holidays: [String: Set<CivilDate>] = [:]

    package init(rules: [Rule], zone: any ZoneRules, horizon: Duration, grace: Duration) {
        (self.rules, self.zone, self.horizon, self.grace) = (rules, zone, horizon, grace)
    }

    /// The calendars whose events on whole days are holidays for some rule.
    package var holidayCalendars: Set<String> { Set(rules.compactMap(\.workingDays?.calendar)) }

    /// The hash of everything here that shapes a plan.
    package var fingerprint: Identity {
        Identity { digest in
            digest.add(zone.identifier)
            digest.add(horizon.wholeMilliseconds)
            for rule in rules {
                digest.add(rule.name)
                // Sorted: a set has another order in every process, and this is compared across restarts.
                digest.add(rule.calendars.map { "\($0.sorted())" } ?? "all")
                digest.add("\(rule.match) \(rule.leads) \(rule.allDayAt) \(rule.channels)")
                if let quiet = rule.quiet { digest.add("quiet \(quiet.begin) \(quiet.end)") }
                if let working = rule.workingDays {
                    digest.add("working \(working.weekdays.map(\.rawValue).sorted()) \(working.calendar ?? "")")
                    for day in (working.calendar.flatMap { holidays[$0] } ?? []).sorted() {
                        digest.add(Int64(day.dayNumber))
                    }
                }
            }
        }
    }

    /// The occurrences to look at so that no reminder due within the horizon is overlooked.
    package func window(at now: Instant) -> Range<Instant> {
        let longestLead = rules.flatMap(\.leads).map(\.duration.roughSeconds).max() ?? 0
        // A day more, for days that are longer than 24 hours and for events on whole days elsewhere. Holidays make
        // reminders come earlier still.
        let isShifted = rules.contains { $0.workingDays != nil }
        let days = 1 + (isShifted ? WorkingDays.reach : 0)
        return now..<(now + horizon + .seconds(longestLead) + .seconds(days * 86_400))
    }

    /// The reminders of `occurrence`, earliest first.
    ///
    /// - Parameter firstRead: When its calendar was first read. What was due before is not sent late,
    ///   or a new calendar would flood people with its past.
    package func plan(_ occurrence: Occurrence, at now: Instant, firstRead: Instant) -> [PlannedReminder] {
        guard occurrence.status != .cancelled else { return [] }
        let start = occurrence.span.start(in: zone)
        let end = occurrence.span.end(in: zone)
        guard max(end, start + grace) > now else { return [] }
        var plan: [PlannedReminder] = []
        for rule in rules where rule.applies(to: occurrence) {
            var dues: Set<Instant> = []
            for timing in timings(of: occurrence, by: rule) {
                let due = due(timing, by: rule, start: start, at: now)
                guard dues.insert(due).inserted else { continue }
                let reminder = Reminder(
                    occurrence: occurrence.id, rule: rule.name, lead: timing.lead, due: due, start: start, end: end)
                let isLateButWelcome = due >= firstRead && now <= reminder.latest(grace: grace)
                plan.append(PlannedReminder(reminder, isWanted: due >= now || isLateButWelcome))
            }
        }
        return plan.sorted { $0.reminder.due < $1.reminder.due }
    }

    /// When a reminder goes out that is planned at `now`.
    ///
    /// One that quiet hours and holidays would have sent out before, when nobody knew of it, goes out at once, or after
    /// the quiet.
    private func due(_ timing: Timing, by rule: Rule, start: Instant, at now: Instant) -> Instant {
        guard timing.due < now, now <= timing.asked else { return timing.due }
        return max(now, rule.quiet?.shifted(now, before: start, in: zone) ?? now)
    }

    /// When `rule` wants attention for `occurrence`, and what quiet hours and holidays make of that; for somebody who
    /// has known of it for long.
    package func timings(of occurrence: Occurrence, by rule: Rule) -> [Timing] {
        let (start, end) = (occurrence.span.start(in: zone), occurrence.span.end(in: zone))
        return moments(of: rule, for: occurrence).map { lead, moment in
            var timing = Timing(lead: lead, asked: moment)
            if let quiet = rule.quiet {
                let due = quiet.shifted(moment, before: moment < start ? start : end, in: zone)
                if due != moment { timing.shifts.append(Timing.Shift(.quiet(quiet), to: due)) }
            }
            if let working = rule.workingDays, start - moment >= .seconds(WorkingDays.leadsFrom) {
                let civil = zone.civil(at: timing.due)
                let day = working.last(upTo: civil.date, without: working.calendar.flatMap { holidays[$0] } ?? [])
                if day < civil.date {
                    let due = zone.instant(of: CivilDateTime(day, civil.time))
                    timing.shifts.append(Timing.Shift(.dayOff(civil.date), to: due))
                }
            }
            return timing
        }
    }

    /// When `rule` wants attention for `occurrence`, and for which lead.
    private func moments(of rule: Rule, for occurrence: Occurrence) -> [(lead: String, due: Instant)] {
        var leads = rule.leads
        // Of a month nobody can say that it is tomorrow: one early word, and no countdown.
        if occurrence.facts.precision == .month {
            leads =
                leads.filter { $0.duration.days >= 7 }.max { $0.duration.roughSeconds < $1.duration.roughSeconds }
                .map { [$0] } ?? []
        }
        var moments = leads.map { ($0.text, $0.due(before: occurrence.span, allDayAt: rule.allDayAt, in: zone)) }
        // What goes on for weeks is named once more before it ends.
        if occurrence.facts.precision == .range, case .allDay(_, let last) = occurrence.span {
            let ending = Span.allDay(first: last, last: last)
            let days = leads.filter { $0.duration.roughSeconds >= 86_400 }
            if let lead = days.min(by: { $0.duration.roughSeconds < $1.duration.roughSeconds }) {
                moments.append(
                    ("\(lead.text) before its end", lead.due(before: ending, allDayAt: rule.allDayAt, in: zone)))
            }
        }
        return moments
    }

    /// What `reading` changes, given the calendar's occurrences that the store holds and that are not over at `now`: all of
    /// them, or those of the events that the reading is about.
    ///
    /// - Parameter reach: Up to when the reading looked; nil when up to the end of the window.
    package func change(
        of calendar: String, to reading: CalendarReading, known: [Occurrence.ID: KnownOccurrence], at now: Instant,
        firstRead: Instant, reach: Instant? = nil
    ) -> CalendarChange {
        var change = CalendarChange(calendar: calendar, now: now)
        let planning = fingerprint
        var gone = known
        for occurrence in reading.occurrences {
            let fingerprint = occurrence.fingerprint(plannedBy: planning)
            if gone.removeValue(forKey: occurrence.id)?.fingerprint == fingerprint { continue }
            change.entries.append(
                CalendarChange.Entry(
                    occurrence: occurrence, fingerprint: fingerprint, start: occurrence.span.start(in: zone),
                    end: occurrence.span.end(in: zone), plan: plan(occurrence, at: now, firstRead: firstRead)))
        }
        let reach = reach ?? window(at: now).upperBound
        change.outOfReach = gone.filter { $0.value.start >= reach }.map(\.key)
        change.recognise(gone.filter { $0.value.start < reach }, among: known)
        return change
    }
}

extension Occurrence {
    /// The hash of all that is known of the occurrence and of how it is planned.
    fileprivate func fingerprint(plannedBy planning: Identity) -> Identity {
        Identity { digest in
            digest.add(planning.description)
            switch span {
            case .timed(let start, let end):
                digest.add(start.milliseconds)
                digest.add(end.milliseconds)
            case .allDay(let first, let last):
                digest.add("days")
                digest.add(Int64(first.dayNumber))
                digest.add(Int64(last.dayNumber))
            }
            for text in [status.rawValue, title, location, details, link] { digest.add(text) }
            if facts == .none { return }
            for text in [facts.kind, facts.mode, facts.organizer, facts.precision.rawValue] { digest.add(text) }
            digest.add(facts.isAttendable ? 1 : 0)
            for evidence in facts.evidence { digest.add("\(evidence.field) \(evidence.line) \(evidence.quote)") }
        }
    }
}

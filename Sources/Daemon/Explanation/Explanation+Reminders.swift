import Admin
import CivilTime
import ReminderCore
import Settings
import Wording

extension Explanation {
    /// Every reminder that it ever had, and every one that its rules ask for and that was never planned; the earliest
    /// due first.
    func reminderCases() -> [ReminderCase] {
        let records = story.reminders.map { record in
            let rule = setup.configuration.rules.first { $0.name == record.rule }
            var item = ReminderCase(
                record: record, rule: record.rule, lead: record.lead, due: record.due, fate: fate(of: record))
            item.channels = rule?.channels ?? []
            item.deliveries = deliveries(of: record)
            if record.start == start, let rule {
                item.timing = planner.timings(of: occurrence, by: rule).first { $0.lead == record.lead }
            }
            return item
        }
        return (records + unplannedCases()).sorted { $0.due < $1.due }
    }

    private func unplannedCases() -> [ReminderCase] {
        guard standing != .waiting, standing != .ignored, standing != .vanished, occurrence.status != .cancelled else {
            return []
        }
        return rules.flatMap { rule -> [ReminderCase] in
            let own = story.reminders.filter { $0.rule == rule.name && $0.start == start }
            let timings = planner.timings(of: occurrence, by: rule)
            var cases: [ReminderCase] = []
            for (index, timing) in timings.enumerated() where !own.contains(where: { $0.lead == timing.lead }) {
                let same = timings[..<index].first { $0.due == timing.due }
                let never = timing.due > now ? Fate.tooFar : .tooLate(known: story.record.known)
                let fate = same.map { Fate.sameMoment(lead: $0.lead) } ?? never
                var item = ReminderCase(
                    record: nil, rule: rule.name, lead: timing.lead, due: timing.due, fate: fate)
                (item.timing, item.channels) = (timing, rule.channels)
                cases.append(item)
            }
            for lead in rule.leads where !timings.contains(where: { $0.lead == lead.text }) {
                let due = lead.due(before: occurrence.span, allDayAt: rule.allDayAt, in: setup.zone)
                cases.append(
                    ReminderCase(record: nil, rule: rule.name, lead: lead.text, due: due, fate: .monthOnly))
            }
            return cases
        }
    }

    /// The deliveries that were made for a reminder; those of the message that told of it and of others.
    private func deliveries(of record: ReminderRecord) -> [DeliveryStory] {
        let own = story.deliveries.filter { $0.reminder == record.id }
        if !own.isEmpty || record.state != .settled { return own }
        return story.deliveries.filter { delivery in
            delivery.isOfSeveral && delivery.reminder != nil && delivery.record.due == record.due
                && !story.reminders.contains { $0.id == delivery.reminder }
        }
    }

    private func fate(of record: ReminderRecord) -> Fate {
        let rule = setup.configuration.rules.first { $0.name == record.rule }
        switch record.state {
        case .planned:
            if let silence = silence(
                over: rule, in: silences.filter { $0.covers(occurrence, at: max(record.due, now)) })
            {
                return .covered(silence)
            }
            return twin(of: rule).map { .twin(calendar: $0.id.calendar) } ?? .planned
        case .settled: return settledFate(of: record, rule)
        case .missed:
            let reminder = Reminder(
                occurrence: occurrence.id, rule: record.rule, lead: record.lead, due: record.due, start: record.start,
                end: end)
            return .missed(reminder.latest(grace: setup.configuration.grace))
        case .cancelled: return standing == .vanished ? .vanished : .cancelled
        case .superseded: return supersededFate(of: record, rule)
        case .silenced: return silencedFate(of: record)
        }
    }

    private func settledFate(of record: ReminderRecord, _ rule: Rule?) -> Fate {
        let deliveries = deliveries(of: record)
        if let first = deliveries.first { return first.isOfSeveral ? .grouped : .sent }
        let others = story.reminders.filter { other in
            other.id != record.id && other.due == record.due
                && story.deliveries.contains { $0.reminder == other.id }
        }
        if let other = others.first { return .said(rule: other.rule) }
        return twin(of: rule).map { .twin(calendar: $0.id.calendar) } ?? .unsent
    }

    /// The event in another calendar whose reminders by `rule` are sent in place of its own.
    private func twin(of rule: Rule?) -> Occurrence? {
        twins.first { $0.isPreferred(to: occurrence) && rule?.applies(to: $0) == true }
    }

    private func supersededFate(of record: ReminderRecord, _ rule: Rule?) -> Fate {
        if record.start != start { return .moved }
        guard let rule else { return .obsolete(.ruleIsGone(record.rule)) }
        if !rule.applies(to: occurrence) { return .obsolete(.ruleIsAboutOthers(rule.name)) }
        if standing == .unplanned { return .obsolete(.outOfReach) }
        return .obsolete(.ruleAsksNoMore(rule.name))
    }

    private func silencedFate(of record: ReminderRecord) -> Fate {
        // One that an operator puts off is silenced before its time.
        let later = story.reminders.filter { $0.lead == Reminder.snoozed && $0.due > record.due && $0.id != record.id }
        if record.due > now { return later.first.map { .putOff($0.due) } ?? .silenced(nil) }
        let held = silences.filter {
            $0.covers(occurrence, at: record.due) && $0.created <= record.due + setup.configuration.grace
        }
        let rule = setup.configuration.rules.first { $0.name == record.rule }
        let silence = silence(over: rule, in: held)
        if silence == nil, let other = later.first { return .putOff(other.due) }
        return .silenced(silence)
    }

    /// Which of `silences` keeps a reminder by `rule` from all of its channels; nil when none does.
    private func silence(over rule: Rule?, in silences: [Silence]) -> Silence? {
        if let whole = silences.first(where: { $0.channel == nil }) { return whole }
        let silent = Set(silences.compactMap(\.channel))
        return !silent.isEmpty && silent.isSuperset(of: rule?.channels ?? []) ? silences.first : nil
    }

    /// The silences that keep a reminder from single channels.
    func partialSilences(at due: Instant) -> [Silence] {
        silences.filter { $0.channel != nil && $0.covers(occurrence, at: max(due, now)) }
    }

    /// A reminder as answers show it.
    func shown(_ item: ReminderCase) -> WhyAnswer.Reminder {
        var reminder = WhyAnswer.Reminder(
            id: item.record?.id.description ?? "", rule: item.rule, lead: item.lead,
            due: item.due.iso8601(in: setup.zone), state: item.record?.state.rawValue ?? Fate.unplanned)
        if let timing = item.timing, timing.asked != item.due {
            reminder.asked = timing.asked.iso8601(in: setup.zone)
            reminder.shifts = shifts(of: item)
        }
        reminder.reason = item.fate.reason(words)
        reminder.channels = item.channels
        reminder.deliveries = item.deliveries.map(shown)
        return reminder
    }

    /// What moved a reminder, in words, in order.
    func shifts(of item: ReminderCase) -> [String] {
        guard let timing = item.timing, timing.asked != item.due else { return [] }
        var shifts = timing.shifts.map { shift in
            switch shift.cause {
            case .quiet(let quiet):
                words.text(.quietHours, ["begin": words.clock(quiet.begin), "end": words.clock(quiet.end)])
            case .dayOff(let day):
                holidays[day].map { words.text(.holiday, ["day": words.day(day), "name": $0]) }
                    ?? words.text(.dayOff, ["day": words.day(day)])
            }
        }
        if timing.due != item.due, item.record?.due == item.due {
            shifts.append(words.text(.unknownThen, ["due": words.moment(timing.due)]))
        }
        return shifts
    }
}

import Admin
import CivilTime
import ReminderCore
import Settings
import Wording

/// A cause, and the sentence that names it.
struct Verdict: Hashable, Sendable {
    let cause: Cause
    /// Without a full stop.
    let text: String

    init(_ cause: Cause, _ text: String) { (self.cause, self.text) = (cause, text) }
}

extension Explanation {
    /// The cause of what becomes of the event's reminders.
    func verdict(_ cases: [ReminderCase]) -> Verdict {
        if let verdict = standingVerdict { return verdict }
        if rules.isEmpty, !cases.contains(where: \.isPlanned) { return Verdict(.unruled, unruled) }
        let current = cases.filter { $0.record.map { $0.start == start } ?? true }
        // What did not arrive is what people ask about.
        if let last = current.last(where: \.isOver), last.deliveries.contains(where: { $0.record.state.isTrouble }) {
            return verdict(of: last)
        }
        let next = nextVerdict(current)
        if let move = lastMove(before: current) {
            return Verdict(.moved, ([moved(move)] + (next.map { [$0.text] } ?? [])).joined(separator: "; "))
        }
        if let next { return next }
        if let last = current.last(where: \.isOver) { return verdict(of: last) }
        return nothingVerdict(cases)
    }

    /// What its standing alone says.
    private var standingVerdict: Verdict? {
        let calendar = occurrence.id.calendar
        switch standing {
        case .waiting:
            return Verdict(
                .unsure,
                words.text(
                    .waitsForReview,
                    [
                        "confidence": "\(occurrence.facts.confidence)",
                        "command": "nhaclich review accept \(occurrence.id.shortName)",
                    ]))
        case .ignored:
            let command = "nhaclich review forget"
            let when = decided.map { words.text(.ignoredAt, ["when": words.moment($0), "command": command]) }
            return Verdict(.ignored, when ?? words.text(.ignored, ["command": command]))
        case .vanished: return Verdict(.vanished, off(words.text(.isGone, ["calendar": calendar]), .vanished))
        case .known, .accepted, .held, .unplanned:
            if occurrence.status == .cancelled {
                return Verdict(.cancelled, off(words.text(.isCancelled), .cancelled))
            }
        }
        if standing == .held, let hold {
            let values = [
                "calendar": calendar, "since": words.moment(hold.since), "until": words.moment(hold.until),
                "command": "nhaclich calendars accept \(calendar)",
            ]
            return Verdict(.held, words.text(.held, of: hold.lost, values))
        }
        if standing == .unplanned, end <= now {
            let isForgotten = end < now - setup.configuration.retention
            let why = isForgotten ? Reason.isOverAndForgotten : .isOverAndUnknown
            return Verdict(.past, noReminder(words.text(why, ["end": words.moment(end)])))
        }
        if standing == .unplanned, start > now {
            let reach = words.moment(now + setup.configuration.horizon)
            return Verdict(.far, words.text(.beginsBeyond, ["start": words.moment(start), "reach": reach]))
        }
        return nil
    }

    /// That it does not take place, when that was noticed, and who was told.
    private func off(_ what: String, _ kind: OccurrenceChange.Kind) -> String {
        guard let change = story.changes.last(where: { $0.change.kinds.contains(kind) }) else {
            return noReminder(what)
        }
        let told = told(of: change).filter { $0.record.state == .delivered || $0.record.state == .accepted }
        let who = told.isEmpty ? "" : "; \(heard(told))"
        return words.text(.noMoreReminder, ["why": what, "noticed": words.moment(change.noticed)]) + who
    }

    private func noReminder(_ why: String) -> String { words.text(.noReminder, ["why": why]) }

    /// Who was told, and when the first of them was.
    private func heard(_ told: [DeliveryStory]) -> String {
        let at = told.map(\.record.changed).min().map(words.moment) ?? ""
        return words.text(
            told.count == 1 ? .wasTold : .wereTold, ["channels": words.list(told.map(\.record.channel)), "at": at])
    }

    private var unruled: String {
        let all = setup.configuration.rules
        guard all.count == 1, let only = all.first else {
            return noReminder(words.text(.noRule, ["number": "\(all.count)"]))
        }
        let why = words.list(only.unmet(by: occurrence, words))
        return noReminder(words.text(.notTheOnlyRule, ["rule": only.name, "why": why]))
    }

    /// What comes next; nil when nothing is planned.
    private func nextVerdict(_ cases: [ReminderCase]) -> Verdict? {
        let planned = cases.filter(\.isPlanned)
        guard let first = planned.first else { return nil }
        if let next = planned.first(where: { if case .covered = $0.fate { false } else { true } }) {
            if next.record == first.record { return verdict(of: next) }
            let values = ["first": verdict(of: first).text, "next": verdict(of: next).text]
            return Verdict(.silenced, words.text(.then, values))
        }
        return verdict(of: first)
    }

    private func nothingVerdict(_ cases: [ReminderCase]) -> Verdict {
        if let late = cases.last(where: { if case .tooLate = $0.fate { true } else { false } }) {
            let why = tooLate(late)
            let isOver = end <= now
            return Verdict(
                .past, noReminder(isOver ? words.text(.isOverAnd, ["end": words.moment(end), "why": why]) : why))
        }
        if let last = cases.last(where: { $0.record?.start == start }) ?? cases.last { return verdict(of: last) }
        return Verdict(.obsolete, noReminder(words.text(.noRuleAsks)))
    }

    private func tooLate(_ item: ReminderCase) -> String {
        let reminder = words.reminder(item.lead)
        guard let known = story.record.known else { return words.text(.wasDue, ["reminder": reminder]) }
        return words.text(.wasDueBefore, ["reminder": reminder, "known": words.moment(known)])
    }

    /// That it moved, and who was told.
    private func moved(_ change: OccurrenceStory.Change) -> String {
        let answer = shown(change)
        let told = told(of: change)
        let heard = told.filter { $0.record.state == .delivered || $0.record.state == .accepted }
        let waiting = told.first.map {
            DeliveryWords($0, opening: openings[$0.record.channel], words).sentence(of: words.text(.changeNotice))
        }
        let who = heard.isEmpty ? waiting ?? answer.untold ?? "" : self.heard(heard)
        return words.text(.hasMoved, ["change": answer.text, "noticed": words.moment(change.noticed)]) + "; \(who)"
    }
}

extension DeliveryState {
    /// Whether it did not arrive, or not yet.
    var isTrouble: Bool {
        switch self {
        case .queued, .deferred, .sending, .failed, .expired: true
        case .delivered, .accepted, .diverted, .cancelled: false
        }
    }
}

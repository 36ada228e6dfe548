import Admin
import CivilTime
import ReminderCore
import Settings

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
                "no reminder: it waits for review, \(occurrence.facts.confidence) % sure; "
                    + "'nhaclich review accept \(occurrence.id.shortName)' makes it an event")
        case .ignored:
            let when = decided.map { ", \(times.moment($0))" } ?? ""
            return Verdict(
                .ignored, "no reminder: an operator ignored it\(when); 'nhaclich review forget' takes that back")
        case .vanished: return Verdict(.vanished, off("it is not in the calendar \(calendar) any more", .vanished))
        case .known, .accepted, .held, .unplanned:
            if occurrence.status == .cancelled { return Verdict(.cancelled, off("it is cancelled", .cancelled)) }
        }
        if standing == .held, let hold {
            let events = hold.lost == 1 ? "1 event is" : "\(hold.lost) events are"
            return Verdict(
                .held,
                """
                its reminders stay, though it is not in the calendar \(calendar) any more: \(events) gone at once since \
                \(times.moment(hold.since)), which is not believed before \(times.moment(hold.until)); \
                'nhaclich calendars accept \(calendar)' believes it now
                """)
        }
        if standing == .unplanned, end <= now {
            let isForgotten = end < now - setup.configuration.retention
            let why = isForgotten ? "longer ago than what was sent is remembered" : "and nobody knew of it before"
            return Verdict(.past, "no reminder: it is over since \(times.moment(end)), \(why)")
        }
        if standing == .unplanned, start > now {
            let reach = times.moment(now + setup.configuration.horizon)
            return Verdict(.far, "no reminder yet: it begins \(times.moment(start)), and plans reach up to \(reach)")
        }
        return nil
    }

    /// That it does not take place, when that was noticed, and who was told.
    private func off(_ what: String, _ kind: OccurrenceChange.Kind) -> String {
        guard let change = story.changes.last(where: { $0.change.kinds.contains(kind) }) else {
            return "no reminder: \(what)"
        }
        let told = told(of: change).filter { $0.record.state == .delivered || $0.record.state == .accepted }
        let who = told.isEmpty ? "" : "; \(Self.are(told.map(\.record.channel))) told at \(toldAt(told))"
        return "no reminder any more: \(what), noticed \(times.moment(change.noticed))\(who)"
    }

    private func toldAt(_ told: [DeliveryStory]) -> String {
        told.map(\.record.changed).min().map(times.moment) ?? ""
    }

    private var unruled: String {
        let all = setup.configuration.rules
        guard all.count == 1, let only = all.first else {
            return "no reminder: none of the \(all.count) rules is about it"
        }
        return "no reminder: the only rule, \(only.name), is not about it: \(only.unmet(by: occurrence).listed)"
    }

    /// What comes next; nil when nothing is planned.
    private func nextVerdict(_ cases: [ReminderCase]) -> Verdict? {
        let planned = cases.filter(\.isPlanned)
        guard let first = planned.first else { return nil }
        if let next = planned.first(where: { if case .covered = $0.fate { false } else { true } }) {
            if next.record == first.record { return verdict(of: next) }
            let text = verdict(of: first).text
            return Verdict(.silenced, "\(text); then \(verdict(of: next).text)")
        }
        return verdict(of: first)
    }

    private func nothingVerdict(_ cases: [ReminderCase]) -> Verdict {
        if let late = cases.last(where: { if case .tooLate = $0.fate { true } else { false } }) {
            let over = end <= now ? "it is over since \(times.moment(end)), and " : ""
            return Verdict(.past, "no reminder: \(over)\(late.named) \(tooLate)")
        }
        if let last = cases.last(where: { $0.record?.start == start }) ?? cases.last { return verdict(of: last) }
        return Verdict(.obsolete, "no reminder: no rule asks for one")
    }

    private var tooLate: String {
        guard let known = story.record.known else { return "was due before it became known" }
        return "was due before it became known, \(times.moment(known))"
    }

    /// That it moved, and who was told.
    private func moved(_ change: OccurrenceStory.Change) -> String {
        let answer = shown(change)
        let told = told(of: change)
        let heard = told.filter { $0.record.state == .delivered || $0.record.state == .accepted }
        let waiting = told.first.map {
            DeliveryWords($0, opening: openings[$0.record.channel], setup.zone).sentence(of: "the change")
        }
        let who =
            heard.isEmpty
            ? waiting ?? answer.untold ?? "" : "\(Self.are(heard.map(\.record.channel))) told at \(toldAt(heard))"
        return "it \(answer.text), noticed \(times.moment(change.noticed)); \(who)"
    }

    /// `room was`, `room and mail were`.
    static func are(_ channels: [String]) -> String { "\(channels.listed) \(channels.count == 1 ? "was" : "were")" }
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

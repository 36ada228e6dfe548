import Admin
import CivilTime
import ReminderCore
import Settings
import Wording

extension Explanation {
    /// A change as answers show it.
    func shown(_ change: OccurrenceStory.Change) -> WhyAnswer.Change {
        var answer = WhyAnswer.Change(
            noticed: change.noticed.iso8601(in: setup.zone), kinds: change.change.kinds.map(\.rawValue),
            text: text(of: change.change))
        answer.told = told(of: change).map {
            WhyAnswer.Change.Told(
                channel: $0.record.channel, delivery: $0.record.id.description, state: $0.record.state.rawValue,
                at: $0.record.changed.iso8601(in: setup.zone))
        }
        if answer.told.isEmpty { answer.untold = untold(change) }
        return answer
    }

    /// The deliveries that tell of a change.
    func told(of change: OccurrenceStory.Change) -> [DeliveryStory] {
        story.deliveries.filter { $0.reminder == nil && tells($0, of: change) }
    }

    /// From how it was to how it is.
    private func text(of change: OccurrenceChange) -> String {
        let texts = change.kinds.map { kind in
            switch (kind, change.after) {
            case (.moved, let after?): from(change.before.span, to: after.span)
            case (.relocated, let after?): from(change.before.location, to: after.location, .relocated)
            case (.retitled, let after?): from(change.before.title, to: after.title, .retitled)
            case (.reappeared, _): words.text(.reappeared)
            case (.cancelled, _): words.text(.wasCancelled)
            case (.vanished, _): words.text(.hasVanished)
            case (.moved, nil), (.relocated, nil), (.retitled, nil): kind.rawValue
            }
        }
        return texts.joined(separator: "; ")
    }

    private func from(_ before: Span, to after: Span) -> String {
        from(words.span(before), to: words.span(after), .movedFrom)
    }

    private func from(_ before: String, to after: String, _ reason: Reason) -> String {
        words.text(reason, ["before": before, "after": after])
    }

    /// Why nobody was told of a change.
    private func untold(_ change: OccurrenceStory.Change) -> String {
        guard let pending = pending.first(where: { $0.number == change.number }) else {
            return words.text(.unheard)
        }
        if pending.audience.isEmpty { return words.text(.unheard) }
        let current = silences.filter { $0.covers(occurrence, at: now) }
        guard let later = setup.announcer.notBefore(pending, at: now, silences: current) else {
            return words.text(.isToldSoon)
        }
        let silence = current.first { $0.ends == later }
        let why = silence.map { words.text(.silenceIs, ["silence": words.name(of: $0)]) + $0.remark }
        return words.text(.keptBack, ["until": words.moment(later), "why": why ?? words.text(.quiet)])
    }

    /// Its last change, if it is a move and nothing was sent since: who asks wants to hear of that first.
    func lastMove(before cases: [ReminderCase]) -> OccurrenceStory.Change? {
        guard let last = story.changes.last, last.change.kinds.contains(.moved) else { return nil }
        let sent = cases.flatMap(\.deliveries).map(\.record.changed).max()
        return sent.map { $0 < last.noticed } ?? true ? last : nil
    }
}

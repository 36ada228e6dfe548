import Admin
import CivilTime
import ReminderCore
import Settings

extension Explanation {
    /// A change as answers show it.
    func shown(_ change: OccurrenceStory.Change) -> WhyAnswer.Change {
        var answer = WhyAnswer.Change(
            noticed: change.noticed.iso8601(in: setup.zone), kinds: change.change.kinds.map(\.rawValue),
            text: words(of: change.change))
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
    private func words(of change: OccurrenceChange) -> String {
        let words = change.kinds.map { kind in
            switch (kind, change.after) {
            case (.moved, let after?): "moved from \(times.span(change.before.span)) to \(times.span(after.span))"
            case (.relocated, let after?):
                "its place changed from “\(change.before.location)” to “\(after.location)”"
            case (.retitled, let after?): "its title changed from “\(change.before.title)” to “\(after.title)”"
            case (.reappeared, _): "takes place after all"
            case (.cancelled, _): "cancelled"
            case (.vanished, _): "not in its calendar any more"
            case (.moved, nil), (.relocated, nil), (.retitled, nil): kind.rawValue
            }
        }
        return words.joined(separator: "; ")
    }

    /// Why nobody was told of a change.
    private func untold(_ change: OccurrenceStory.Change) -> String {
        guard let pending = pending.first(where: { $0.number == change.number }) else {
            return "nobody had heard of it before"
        }
        if pending.audience.isEmpty { return "nobody had heard of it before" }
        let current = silences.filter { $0.covers(occurrence, at: now) }
        guard let later = setup.announcer.notBefore(pending, at: now, silences: current) else {
            return "it is about to be told"
        }
        let silence = current.first { $0.ends == later }
        let why = silence.map { "\($0.named) holds\($0.remark)" } ?? "quiet hours"
        return "kept back until \(times.moment(later)): \(why)"
    }

    /// Its last change, if it is a move and nothing was sent since: who asks wants to hear of that first.
    func lastMove(before cases: [ReminderCase]) -> OccurrenceStory.Change? {
        guard let last = story.changes.last, last.change.kinds.contains(.moved) else { return nil }
        let sent = cases.flatMap(\.deliveries).map(\.record.changed).max()
        return sent.map { $0 < last.noticed } ?? true ? last : nil
    }
}

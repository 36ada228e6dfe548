import CivilTime
import ReminderCore
import Settings
import Wording

extension Explanation {
    /// The cause of what became of one reminder.
    func verdict(of item: ReminderCase) -> Verdict {
        let values = [
            "reminder": words.reminder(item.lead), "why": item.fate.reason(words) ?? "",
            "due": words.moment(item.due),
        ]
        switch item.fate {
        case .planned: return plannedVerdict(of: item)
        case .covered: return Verdict(.silenced, words.text(.isKeptSilent, values))
        case .sent, .grouped: return verdict(of: item.deliveries, item)
        case .twin: return Verdict(.twin, words.text(.isNotItsOwn, values))
        case .said: return Verdict(.grouped, words.text(.wasSaid, values))
        case .missed: return Verdict(.missed, words.text(.wasMissed, values))
        case .silenced: return Verdict(.silenced, words.text(.wasNotSent, values))
        case .putOff: return Verdict(.snoozed, words.text(.wasNotSent, values))
        case .cancelled: return Verdict(.cancelled, words.text(.isNotSent, values))
        case .vanished: return Verdict(.vanished, words.text(.isNotSent, values))
        case .moved: return Verdict(.moved, words.text(.isNotSent, values))
        case .obsolete, .unsent, .monthOnly, .sameMoment: return Verdict(.obsolete, words.text(.isNotSent, values))
        case .tooFar: return Verdict(.far, words.text(.isNotPlanned, values))
        case .tooLate: return Verdict(.past, words.text(.isNotSent, values))
        }
    }

    private func plannedVerdict(of item: ReminderCase) -> Verdict {
        let partial = partialSilences(at: item.due).filter { item.channels.contains($0.channel ?? "") }
        let channels = item.channels.filter { channel in !partial.contains { $0.channel == channel } }
        var values = [
            "reminder": words.reminder(item.lead), "channels": words.list(channels), "due": words.moment(item.due),
        ]
        var text = words.text(.goes, values)
        var cause = item.lead == Reminder.snoozed ? Cause.snoozed : .planned
        let shifts = shifts(of: item)
        if let timing = item.timing, let first = timing.shifts.first, !shifts.isEmpty {
            (values["asked"], values["why"]) = (words.moment(timing.asked), shifts.joined(separator: "; "))
            text = words.text(.goesMoved, values)
            if case .quiet = first.cause { cause = .quiet } else { cause = .holiday }
        }
        for silence in partial {
            let kept = ["silence": words.name(of: silence), "channel": silence.channel ?? ""]
            text += "; \(words.text(.keepsFrom, kept))\(silence.remark)"
        }
        for channel in channels {
            guard let opening = openings[channel] else { continue }
            cause = .channel
            let trouble = [
                "channel": channel, "since": words.moment(opening.since), "reason": words.said(opening.reason),
            ]
            text += "; \(words.text(.butLeftAlone, trouble))"
        }
        return Verdict(cause, text)
    }

    /// What came of deliveries; those in trouble are told first.
    func verdict(of deliveries: [DeliveryStory], _ item: ReminderCase? = nil) -> Verdict {
        let sorted = deliveries.filter(\.record.state.isTrouble) + deliveries.filter { !$0.record.state.isTrouble }
        guard let first = sorted.first else { return Verdict(.obsolete, words.text(.nothingMade)) }
        let sentences = sorted.prefix(3).enumerated().map { place, delivery in
            DeliveryWords(delivery, opening: openings[delivery.record.channel], words)
                .sentence(of: place == 0 ? item.map { words.reminder($0.lead) } : nil)
        }
        let more = sorted.count > 3 ? [words.text(.more, ["number": "\(sorted.count - 3)"])] : []
        let shifted = item.map { shifts(of: $0) } ?? []
        let moved = shifted.isEmpty ? [] : [words.text(.wasMoved, ["why": shifted.joined(separator: "; ")])]
        let parts = sentences + more + moved
        return Verdict(first.cause(isLeftAlone: openings[first.record.channel] != nil), parts.joined(separator: "; "))
    }
}

extension DeliveryStory {
    /// The cause of its state.
    func cause(isLeftAlone: Bool) -> Cause {
        switch record.state {
        case .queued, .deferred: isLeftAlone ? .channel : .waiting
        case .sending: .waiting
        case .delivered, .accepted: record.mayBeDuplicate ? .maybeDuplicate : .sent
        case .failed: .failed
        case .expired: .expired
        case .diverted: .sent
        case .cancelled: .withdrawn
        }
    }
}

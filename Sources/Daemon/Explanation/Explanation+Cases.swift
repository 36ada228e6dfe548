import CivilTime
import ReminderCore
import Settings

extension Explanation {
    /// The cause of what became of one reminder.
    func verdict(of item: ReminderCase) -> Verdict {
        let why = item.fate.reason(times) ?? ""
        switch item.fate {
        case .planned: return plannedVerdict(of: item)
        case .covered: return Verdict(.silenced, "\(item.named) is not sent at \(times.moment(item.due)): \(why)")
        case .sent, .grouped: return verdict(of: item.deliveries, item)
        case .twin: return Verdict(.twin, "no reminder of its own: \(why)")
        case .said: return Verdict(.grouped, "\(item.named) was not sent a second time: \(why)")
        case .missed: return Verdict(.missed, "\(item.named) was missed: \(why)")
        case .silenced: return Verdict(.silenced, "\(item.named) was not sent: \(why)")
        case .putOff: return Verdict(.snoozed, "\(item.named) was not sent: \(why)")
        case .cancelled: return Verdict(.cancelled, "\(item.named) is not sent: \(why)")
        case .vanished: return Verdict(.vanished, "\(item.named) is not sent: \(why)")
        case .moved: return Verdict(.moved, "\(item.named) is not sent: \(why)")
        case .obsolete, .unsent, .monthOnly, .sameMoment:
            return Verdict(.obsolete, "\(item.named) is not sent: \(why)")
        case .tooFar: return Verdict(.far, "\(item.named) is not planned yet: \(why)")
        case .tooLate: return Verdict(.past, "\(item.named) is not sent: \(why)")
        }
    }

    private func plannedVerdict(of item: ReminderCase) -> Verdict {
        let partial = partialSilences(at: item.due).filter { item.channels.contains($0.channel ?? "") }
        let channels = item.channels.filter { channel in !partial.contains { $0.channel == channel } }
        let (due, where_) = (times.moment(item.due), channels.listed)
        var text = "\(item.named) goes to \(where_) at \(due)"
        var cause = item.lead == Reminder.snoozed ? Cause.snoozed : .planned
        let shifts = shifts(of: item)
        if let timing = item.timing, let first = timing.shifts.first, !shifts.isEmpty {
            text = """
                \(item.named) moved from \(times.moment(timing.asked)) to \(due), for \(where_): \
                \(shifts.joined(separator: "; "))
                """
            if case .quiet = first.cause { cause = .quiet } else { cause = .holiday }
        }
        for silence in partial {
            text += "; \(silence.named) keeps it from \(silence.channel ?? "")\(silence.remark)"
        }
        for channel in channels {
            guard let opening = openings[channel] else { continue }
            cause = .channel
            text += """
                ; but the channel \(channel) is left alone since \(times.moment(opening.since)) (\(opening.reason))
                """
        }
        return Verdict(cause, text)
    }

    /// What came of deliveries; those in trouble are told first.
    func verdict(of deliveries: [DeliveryStory], _ item: ReminderCase? = nil) -> Verdict {
        let sorted = deliveries.filter(\.record.state.isTrouble) + deliveries.filter { !$0.record.state.isTrouble }
        guard let first = sorted.first else { return Verdict(.obsolete, "nothing was made of it") }
        let sentences = sorted.prefix(3).enumerated().map { place, delivery in
            DeliveryWords(delivery, opening: openings[delivery.record.channel], setup.zone)
                .sentence(of: place == 0 ? item?.named : nil)
        }
        let more = sorted.count > 3 ? ["and \(sorted.count - 3) more"] : []
        let shifted = item.map { shifts(of: $0) } ?? []
        let moved = shifted.isEmpty ? [] : ["moved, \(shifted.joined(separator: "; "))"]
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

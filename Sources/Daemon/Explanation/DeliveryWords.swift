import Admin
import CivilTime
import ReminderCore

/// What came of a delivery, in words.
struct DeliveryWords {
    private let delivery: DeliveryStory
    /// Why its channel is left alone; nil while it is not.
    private let opening: Breaker.Opening?
    private let zone: any ZoneRules

    init(_ delivery: DeliveryStory, opening: Breaker.Opening?, _ zone: any ZoneRules) {
        (self.delivery, self.opening, self.zone) = (delivery, opening, zone)
    }

    private var record: DeliveryRecord { delivery.record }
    private var times: TimeText { TimeText(zone: zone) }

    /// Why it is in its state; nil when there is nothing to say.
    var reason: String? {
        switch record.state {
        case .queued, .deferred:
            if let opening {
                return """
                    the channel \(record.channel) is left alone since \(times.moment(opening.since)) \
                    (\(opening.reason)); one delivery is tried at \(times.moment(opening.probe))
                    """
            }
            guard let retryAt = record.retryAt else {
                return record.note.isEmpty ? "it waits for its turn" : record.note
            }
            let wait = "it is tried again at \(times.moment(retryAt))"
            return record.note.isEmpty ? wait : "\(record.note); \(wait)"
        case .sending: return "an attempt is under way"
        case .delivered: return doubt
        case .accepted:
            return ["the service took it and posts it later", doubt].compactMap(\.self).joined(separator: "; ")
        case .failed, .diverted, .expired, .cancelled:
            return [record.note, doubt ?? ""].filter { !$0.isEmpty }.joined(separator: "; ")
        }
    }

    /// Why it may have arrived more than once; nil when it did not.
    private var doubt: String? {
        guard record.mayBeDuplicate else { return nil }
        let first = delivery.attempts.first { $0.state == .deferred || $0.state == .failed }
        let why = first.map { ", because of its attempt \($0.number): \($0.note)" } ?? ""
        return "it may have arrived more than once\(why)"
    }

    /// What came of it, as a sentence.
    ///
    /// - Parameter name: What was to be sent; nil to say nothing of that.
    func sentence(of name: String? = nil) -> String {
        let (channel, changed) = (record.channel, times.moment(record.changed))
        let what = name.map { ", \($0)" } ?? ""
        let because = reason.map { ": \($0)" } ?? ""
        let besides = reason.map { "; \($0)" } ?? ""
        return switch record.state {
        case .queued, .deferred: "not sent to \(channel) yet\(what)\(because)"
        case .sending: "it is being sent to \(channel) now\(what)"
        case .delivered: "sent to \(channel) at \(changed)\(what)\(besides)"
        case .accepted: "handed over to \(channel) at \(changed)\(what)\(besides)"
        case .failed: "not sent to \(channel)\(what), it failed at \(changed)\(because)"
        case .expired: "not sent to \(channel)\(what), it expired at \(changed)\(because)"
        case .diverted: "not sent to \(channel)\(what)\(because)"
        case .cancelled: "not sent to \(channel)\(what), it was taken back at \(changed)\(because)"
        }
    }

    /// It as answers show it.
    func answer(kind: String) -> WhyAnswer.Delivery {
        var answer = WhyAnswer.Delivery(
            id: record.id.description, kind: kind, channel: record.channel, state: record.state.rawValue,
            summary: record.summary, due: record.due.iso8601(in: zone), changed: record.changed.iso8601(in: zone),
            expires: delivery.expires.iso8601(in: zone))
        answer.retryAt = record.retryAt?.iso8601(in: zone)
        answer.reason = reason
        answer.attempts = DeliveryHistoryAnswer.attempts(delivery.attempts, of: record, in: zone)
        (answer.maybeDuplicate, answer.fallback) = (record.mayBeDuplicate, delivery.fallback)
        return answer
    }
}

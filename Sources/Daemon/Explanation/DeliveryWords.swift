import Admin
import CivilTime
import ReminderCore
import Wording

/// What came of a delivery, in words.
struct DeliveryWords {
    private let delivery: DeliveryStory
    /// Why its channel is left alone; nil while it is not.
    private let opening: Breaker.Opening?
    private let words: ReasonWording

    init(_ delivery: DeliveryStory, opening: Breaker.Opening?, _ words: ReasonWording) {
        (self.delivery, self.opening, self.words) = (delivery, opening, words)
    }

    private var record: DeliveryRecord { delivery.record }
    private var note: String { words.said(record.note) }

    /// Why it is in its state; nil when there is nothing to say.
    var reason: String? {
        switch record.state {
        case .queued, .deferred:
            if let opening {
                return words.text(
                    .leftAlone,
                    [
                        "channel": record.channel, "since": words.moment(opening.since),
                        "reason": words.said(opening.reason),
                        "probe": words.moment(opening.probe),
                    ])
            }
            guard let retryAt = record.retryAt else {
                return note.isEmpty ? words.text(.waitsForTurn) : note
            }
            let wait = words.text(.isTriedAgain, ["at": words.moment(retryAt)])
            return note.isEmpty ? wait : "\(note); \(wait)"
        case .sending: return words.text(.isUnderWay)
        case .delivered: return doubt
        case .accepted:
            return [words.text(.isPostedLater), doubt].compactMap(\.self).joined(separator: "; ")
        case .failed, .diverted, .expired, .cancelled:
            return [note, doubt ?? ""].filter { !$0.isEmpty }.joined(separator: "; ")
        }
    }

    /// Why it may have arrived more than once; nil when it did not.
    private var doubt: String? {
        guard record.mayBeDuplicate else { return nil }
        let first = delivery.attempts.first { $0.state == .deferred || $0.state == .failed }
        return first.map { words.text(.mayBeTwiceBecause, ["number": "\($0.number)", "note": words.said($0.note)]) }
            ?? words.text(.mayBeTwice)
    }

    /// What came of it, as a sentence.
    ///
    /// - Parameter name: What was to be sent; nil to say nothing of that.
    func sentence(of name: String? = nil) -> String {
        let values = [
            "channel": record.channel, "at": words.moment(record.changed),
            "of": name.map { words.text(.ofWhat, ["what": $0]) } ?? "",
        ]
        let because = reason.map { ": \($0)" } ?? ""
        let besides = reason.map { "; \($0)" } ?? ""
        return switch record.state {
        case .queued, .deferred: words.text(.notSentYet, values) + because
        case .sending: words.text(.isBeingSent, values)
        case .delivered: words.text(.wasSent, values) + besides
        case .accepted: words.text(.wasHandedOver, values) + besides
        case .failed: words.text(.hasFailed, values) + because
        case .expired: words.text(.hasExpired, values) + because
        case .diverted: words.text(.wasDiverted, values) + because
        case .cancelled: words.text(.wasTakenBack, values) + because
        }
    }

    /// It as answers show it.
    func answer(kind: String, in zone: any ZoneRules) -> WhyAnswer.Delivery {
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

import CivilTime
import Formats
import ReminderCore

/// What the answer of a chat service means: its format's faults first, then what it says when it has a notice, then the
/// table of ``HTTPOutcome``.
struct ServiceVerdict: Sendable {
    let format: Format
    /// What answers mean.
    let answer: AnswerRule
    /// Knows what must not be shown.
    let outcome: HTTPOutcome

    /// What `response` means, which came to an attempt begun at `now` and says what is in `reading`.
    func receipt(
        for response: HTTPResponse, _ reading: AnswerRule.Reading, at now: Instant
    ) throws(DeliveryFailure) -> Receipt {
        let wait = reading.wait.flatMap { RetryAfter.wait(seconds: $0) }
        let state: DeliveryState = answer.isAccepted ? .accepted : .delivered
        if let fault = reading.fault {
            let words = reading.error.isEmpty ? "" : " “\(outcome.shown(reading.error))”"
            let step = fault.say.isEmpty ? "" : ": \(fault.say)"
            let reason = "\(format.service) answered \(response.status)\(words)\(step)"
            guard let consequence = HTTPOutcome.Consequence(fault.consequence) else {
                return Receipt(state, note: reason, reference: reading.reference, status: response.status)
            }
            throw outcome.failure(consequence, of: response, at: now, saying: reason, asking: wait)
        }
        if let consequence = HTTPOutcome.consequence(of: response.status), consequence == .retry {
            let reason = "answered \(response.status)\(outcome.excerpt(of: response))"
            throw outcome.failure(consequence, of: response, at: now, saying: reason, asking: wait)
        }
        let receipt = try outcome.receipt(for: response, at: now)
        guard reading.isDelivered else {
            throw DeliveryFailure(
                .mendChannel,
                "\(receipt.note), which is not what \(format.service) says when it has a notice: see that the channel's "
                    + "settings are for \(format.service)", status: response.status)
        }
        let note =
            reading.reference.isEmpty ? receipt.note : "answered \(response.status), message \(reading.reference)"
        return Receipt(state, note: note, reference: reading.reference, status: response.status)
    }
}

extension HTTPOutcome.Consequence {
    /// The row of the table that a format names; nil for a delivery.
    fileprivate init?(_ consequence: FaultRule.Consequence) {
        switch consequence {
        case .retry: self = .retry
        case .simplify: self = .simplify
        case .mendChannel, .renew: self = .mendChannel
        case .giveUp: self = .giveUp
        case .delivered: return nil
        }
    }
}

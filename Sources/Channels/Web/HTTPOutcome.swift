import CivilTime
import ReminderCore
import Wording

/// What an answer means for a delivery: the one table of it, for every channel that speaks HTTP.
struct HTTPOutcome: Sendable {
    private let redaction: Redaction

    private static let excerptLimit = 200

    init(hiding redaction: Redaction) { self.redaction = redaction }

    /// The receipt that `response`, which came to an attempt begun at `now`, stands for.
    func receipt(for response: HTTPResponse, at now: Instant) throws(DeliveryFailure) -> Receipt {
        let answer = "answered \(response.status)\(excerpt(of: response))"
        switch response.status {
        case 200...299:
            return Receipt(note: answer)
        case 408, 425, 429, 500...599:
            throw DeliveryFailure(.retry(after: RetryAfter.wait(response[header: "retry-after"], at: now)), answer)
        case 300...499:
            throw DeliveryFailure(.giveUp, "\(answer): \(HTTPOutcome.nextStep(after: response.status))")
        default:
            throw DeliveryFailure(.retry(), "\(answer), which is no answer to a notice")
        }
    }

    /// What no answer means.
    func failure(_ failure: HTTPFailure) -> DeliveryFailure {
        let reason = shown(failure.reason)
        switch failure.kind {
        case .connection, .timeout, .reset, .tooLarge: return DeliveryFailure(.retry(), reason)
        case .address: return DeliveryFailure(.giveUp, "\(reason): correct the channel's url")
        case .redirects: return DeliveryFailure(.giveUp, "\(reason): write the address that it leads to")
        }
    }

    /// The beginning of the answer's body on one line, in quotation marks; nothing when there is none.
    func excerpt(of response: HTTPResponse) -> String {
        let line = shown(String(decoding: response.body, as: UTF8.self))
        return line.isEmpty ? "" : " “\(line)”"
    }

    /// What of a text from outside may be shown.
    ///
    /// Secrets are looked for after what hides them is gone, and before they could be cut in two.
    private func shown(_ text: String) -> String {
        redaction.applied(to: TamedText.line(text, limit: text.utf8.count)).shortened(to: Self.excerptLimit)
    }

    /// What the operator can do about an answer that another attempt would only bring again.
    private static func nextStep(after status: Int) -> String {
        switch status {
        case 300...399: "redirects are not followed; write the address that it leads to in the channel's url"
        case 401, 403, 407: "the receiver does not let us in; renew the channel's url or secret"
        case 404: "there is nothing at the channel's url; correct it"
        case 405: "the receiver takes no POST; correct the channel's url"
        case 410: "the receiver is gone for good; make a new address there, or remove the channel"
        case 400, 415, 422: "the receiver does not understand the notice; see what it expects"
        case 413: "the notice is too large for the receiver; raise its limit"
        default: "the receiver refuses the notice; see its own log"
        }
    }
}

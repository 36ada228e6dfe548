import CivilTime
import ReminderCore
import Wording

/// What an answer means for a delivery: the one table of it, for every channel that speaks HTTP.
///
/// | What came | What follows |
/// | --- | --- |
/// | 2xx, and nothing in the body denies it | it is delivered |
/// | no connection | `retry` |
/// | 408, 425, 429, 5xx | `retry`, no sooner than the service asks |
/// | 401, 403, 404, 405, 407, 410, any redirect, an address that is none | `mendChannel` |
/// | 400, 413, 415, 422 | `simplify` |
/// | any other 4xx | `giveUp` |
/// | it was sent, and no answer came that says anything | `retry`, and it may have arrived |
///
/// The last row is for none in time, a connection that broke, endless headers, what is not HTTP, and a status outside
/// of all these.
///
/// Of a body the beginning is enough, so an endless one counts by its status. How long to wait is read from the header
/// `Retry-After`, in seconds or as a date; else from the header `X-RateLimit-Reset-After`; else from the body, as
/// ``ServiceAnswer`` knows it. Of a chat service its ``Format`` says first what the words in a body mean, each as a
/// row of this table.
struct HTTPOutcome: Sendable {
    /// What follows from an answer that is not the one hoped for.
    enum Consequence: Hashable, Sendable {
        case retry, mendChannel, simplify, giveUp
        /// It is no answer to a notice.
        case unanswered
    }

    private let redaction: Redaction

    /// How much of an answer is shown and kept, in bytes.
    private static let excerptLimit = 500

    init(hiding redaction: Redaction) { self.redaction = redaction }

    /// The table's row for a status; nil when it is delivered.
    static func consequence(of status: Int) -> Consequence? {
        switch status {
        case 200...299: nil
        case 408, 425, 429, 500...599: .retry
        case 300...399, 401, 403, 404, 405, 407, 410: .mendChannel
        case 400, 413, 415, 422: .simplify
        case 400...499: .giveUp
        default: .unanswered
        }
    }

    /// The receipt that `response`, which came to an attempt begun at `now`, stands for.
    func receipt(for response: HTTPResponse, at now: Instant) throws(DeliveryFailure) -> Receipt {
        let answer = "answered \(response.status)\(excerpt(of: response))"
        guard let consequence = Self.consequence(of: response.status) else {
            return Receipt(note: answer, status: response.status)
        }
        let nextStep = Self.nextStep(after: response.status).map { ": \($0)" } ?? ""
        throw failure(consequence, of: response, at: now, saying: answer + nextStep)
    }

    /// The failure that `response` stands for when `consequence` follows from it.
    ///
    /// - Parameter wait: How long the service asks to be left alone in a place that is its own; nil when it does not.
    func failure(
        _ consequence: Consequence, of response: HTTPResponse, at now: Instant, saying reason: String,
        asking wait: Duration? = nil
    ) -> DeliveryFailure {
        let remedy: DeliveryFailure.Remedy =
            switch consequence {
            case .retry:
                .retry(after: RetryAfter.wait(for: response, at: now) ?? wait ?? Self.wait(for: response, at: now))
            case .mendChannel: .mendChannel
            case .simplify: .simplify
            case .giveUp: .giveUp
            case .unanswered: .retry()
            }
        return DeliveryFailure(
            remedy, reason, status: response.status, mayHaveArrived: consequence == .unanswered)
    }

    /// What no answer means.
    func failure(_ failure: HTTPFailure) -> DeliveryFailure {
        let reason = shown(failure.reason)
        return switch failure.kind {
        case .certificate, .connection, .timeout, .reset, .tooLarge:
            DeliveryFailure(.retry(), reason, mayHaveArrived: failure.mayHaveArrived, cause: failure.cause)
        case .address: DeliveryFailure(.mendChannel, "\(reason): correct the channel's url")
        case .privateHost: DeliveryFailure(.mendChannel, reason, cause: failure.cause)
        case .redirects:
            DeliveryFailure(.mendChannel, "\(reason): write the address that it leads to", cause: failure.cause)
        }
    }

    /// The beginning of the answer's body on one line, in quotation marks; nothing when there is none.
    func excerpt(of response: HTTPResponse) -> String {
        if response.body.isEmpty { return "" }
        let line = shown(String(decoding: response.body, as: UTF8.self))
        return line.isEmpty ? "" : " “\(line)”"
    }

    /// What of a text from outside may be shown.
    ///
    /// Secrets are looked for after what hides them is gone, and before they could be cut in two.
    func shown(_ text: String) -> String {
        redaction.applied(to: TamedText.line(text, limit: text.utf8.count)).shortened(toBytes: Self.excerptLimit)
    }

    /// How long the service asks to be left alone; nil when it does not say.
    private static func wait(for response: HTTPResponse, at now: Instant) -> Duration? {
        RetryAfter.wait(for: response, at: now) ?? ServiceAnswer(response.body)?.wait
    }

    /// What the operator can do about an answer that another attempt would only bring again; nil for one that passes.
    private static func nextStep(after status: Int) -> String? {
        switch status {
        case 300...399: "redirects are not followed; write the address that it leads to in the channel's url"
        case 401, 403, 407: "the receiver does not let us in; renew the channel's url or secret"
        case 404: "there is nothing at the channel's url; correct it"
        case 405: "the receiver takes no POST; correct the channel's url"
        case 410: "the receiver is gone for good; make a new address there, or remove the channel"
        case 400, 415, 422: "the receiver does not understand the notice; see what it expects"
        case 413: "the notice is too large for the receiver; raise its limit"
        case 408, 425, 429, 500...599: nil
        case 400...499: "the receiver refuses the notice; see its own log"
        default: "that is no answer to a notice; see what is at the channel's url"
        }
    }
}

extension HTTPFailure {
    /// What was in the way.
    fileprivate var cause: DeliveryFailure.Cause {
        switch kind {
        case .address: .local
        case .certificate: .tls
        case .connection: .connection
        case .timeout: .timeout
        case .reset, .tooLarge: .reset
        case .redirects, .privateHost: .refused
        }
    }
}

package import CivilTime
package import ReminderCore
import Wording

/// Posts each notice to a Slack incoming webhook.
package struct SlackChannel: ConfigurableChannel {
    package static let schema = KindSchema("slack", mainField: "url", fields: [.required("url", .url)])

    private let endpoint: Endpoint

    package init(_ settings: KindSettings, in surroundings: ChannelSurroundings) {
        endpoint = Endpoint(settings.required("url", KindSettings.secret), in: surroundings)
    }

    /// Slack promises no order for what arrives together.
    package var concurrency: Int { 1 }

    /// One message a second, and a few at once; an app that goes on after 429 may be turned off.
    package var rate: Rate? { Rate(every: .seconds(1), burst: 4) }

    package func compose(_ message: Message, for notice: Notice) -> [UInt8] { SlackPayload.bytes(message) }

    package func plain(_ delivery: Delivery) -> [UInt8]? { SlackPayload.plain(delivery.summary) }

    package func send(_ delivery: Delivery, at now: Instant) async throws(DeliveryFailure) -> Receipt {
        let body = delivery.isPlain ? SlackPayload.plain(delivery.summary) : delivery.payload
        let response = try await endpoint.post(json: body)
        let answer = ServiceAnswer(response.body)
        let word = String(decoding: response.body.prefix(64), as: UTF8.self).filter { !$0.isWhitespace }
        if response.status == 200, word == "ok" || answer?.isOK == true {
            return Receipt(note: "answered 200 “ok”", reference: Self.reference(answer), status: 200)
        }
        switch HTTPOutcome.consequence(of: response.status) {
        case .retry, .unanswered: break
        case nil, .mendChannel, .simplify, .giveUp:
            if let error = SlackError(answer?.error ?? word) {
                let reason = "Slack answered \(response.status) “\(error.word)”: \(error.nextStep)"
                throw endpoint.outcome.failure(error.consequence, of: response, at: now, saying: reason)
            }
        }
        let receipt = try endpoint.outcome.receipt(for: response, at: now)
        let nextStep = "see that the channel's url is a Slack webhook's"
        throw DeliveryFailure(
            .mendChannel, "\(receipt.note) where Slack says “ok”: \(nextStep)", status: response.status)
    }

    /// What Slack calls the message; empty when it does not say so in the way it does.
    private static func reference(_ answer: ServiceAnswer?) -> String {
        let timestamp = answer?.timestamp ?? ""
        let isOne = timestamp.utf8.count <= 32 && timestamp.utf8.allSatisfy { "0123456789.".utf8.contains($0) }
        return isOne ? timestamp : ""
    }
}

import CivilTime
import ReminderCore

/// Standard Webhooks (standardwebhooks.com): every request has an id that stays the same, the time of the attempt and,
/// with a secret, a signature of both and the body.
struct StandardWebhooksScheme: RequestScheme {
    static let schema = SchemeSchema("standard-webhooks", fields: [.optional("secret", .secret)])

    private let secret: Secret?

    init(_ settings: KindSettings, in surroundings: ChannelSurroundings) { secret = settings.secret("secret") }

    func headers(
        for body: [UInt8], of delivery: Identity, at now: Instant
    ) throws(DeliveryFailure) -> [(name: String, value: String)] {
        let id = delivery.description
        let timestamp = String(now.unixSeconds)
        var headers = [(name: "webhook-id", value: id), (name: "webhook-timestamp", value: timestamp)]
        if let secret {
            guard let signature = WebhookSignature(secret: secret) else {
                throw DeliveryFailure(
                    .mendChannel,
                    "what follows 'whsec_' in the channel's secret is not base64: copy the secret again")
            }
            headers.append(
                (name: "webhook-signature", value: signature.header(id: id, timestamp: timestamp, body: body)))
        }
        return headers
    }

    var secrets: [Secret] { secret.map { WebhookSignature.secrets(in: $0) } ?? [] }
}

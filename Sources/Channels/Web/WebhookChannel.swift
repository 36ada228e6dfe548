package import CivilTime
package import ReminderCore

/// Posts each notice as JSON to an address, signed when a secret is given (standardwebhooks.com).
package struct WebhookChannel: ConfigurableChannel {
    package static let schema = KindSchema(
        "webhook", mainField: "url", fields: [.required("url", .url), .optional("secret", .secret)])

    private let endpoint: Endpoint
    private let secret: Secret?
    private let payload: WebhookPayload

    package init(_ settings: KindSettings, in surroundings: ChannelSurroundings) {
        secret = settings.secret("secret")
        endpoint = Endpoint(
            settings.required("url", KindSettings.secret), hiding: secret.map { [$0] } ?? [], in: surroundings)
        payload = WebhookPayload(zone: surroundings.zone)
    }

    /// By `webhook-id`.
    package var recognisesRepetition: Bool { true }

    package func compose(_ message: Message, for notice: Notice) -> [UInt8] { payload.bytes(message, for: notice) }

    package func plain(_ delivery: Delivery) -> [UInt8]? { WebhookPayload.plain(delivery) }

    package func send(_ delivery: Delivery, at now: Instant) async throws(DeliveryFailure) -> Receipt {
        let body = delivery.isPlain ? WebhookPayload.plain(delivery) ?? delivery.payload : delivery.payload
        let id = delivery.id.description
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
        let response = try await endpoint.post(json: body, headers: headers)
        return try endpoint.outcome.receipt(for: response, at: now)
    }
}

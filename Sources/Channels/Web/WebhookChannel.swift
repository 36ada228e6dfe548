package import CivilTime
package import ReminderCore

/// Posts each notice as JSON to an address, signed when a secret is given (standardwebhooks.com).
package struct WebhookChannel: ConfigurableChannel {
    package static let schema = KindSchema(
        "webhook", mainField: "url", fields: [.required("url", .url), .optional("secret", .secret), .authorities])

    private let endpoint: Endpoint
    private let scheme: StandardWebhooksScheme
    private let payload: WebhookPayload

    package init(_ settings: KindSettings, in surroundings: ChannelSurroundings) {
        scheme = StandardWebhooksScheme(settings, in: surroundings)
        endpoint = Endpoint(
            settings.required("url", KindSettings.secret), hiding: scheme.secrets, in: surroundings)
        payload = WebhookPayload(zone: surroundings.zone)
    }

    /// A receiver of one's own takes more at once than a chat service; and what is written down together costs less.
    package var concurrency: Int { 64 }

    /// By `webhook-id`.
    package var recognisesRepetition: Bool { true }

    package func compose(_ message: Message, for notice: Notice) -> [UInt8] { payload.bytes(message, for: notice) }

    package func reach() async throws(DeliveryFailure) -> String { try await endpoint.knock() }

    package func plain(_ delivery: Delivery) -> [UInt8]? { WebhookPayload.plain(delivery) }

    package func send(_ delivery: Delivery, at now: Instant) async throws(DeliveryFailure) -> Receipt {
        let isWhole = !delivery.isPlain && WebhookPayload.isOurs(delivery)
        let body = isWhole ? delivery.payload : WebhookPayload.plain(delivery)
        let headers = try scheme.headers(for: body, of: delivery.id, at: now)
        let response = try await endpoint.post(json: body, headers: headers)
        return try endpoint.outcome.receipt(for: response, at: now)
    }
}

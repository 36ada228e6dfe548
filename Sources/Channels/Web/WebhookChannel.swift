package import CivilTime
package import ReminderCore
import Wording

/// Posts each notice as JSON to an address, signed when a secret is given (standardwebhooks.com).
package struct WebhookChannel: ConfigurableChannel {
    package static let schema = KindSchema(
        "webhook", mainField: "url", fields: [.required("url", .url), .optional("secret", .secret)])

    private let endpoint: Endpoint
    private let secret: Secret?
    private let zone: any ZoneRules

    package init(_ settings: KindSettings, in surroundings: ChannelSurroundings) {
        secret = settings.secret("secret")
        endpoint = Endpoint(
            settings.required("url", KindSettings.secret), hiding: secret.map { [$0] } ?? [],
            http: surroundings.http)
        zone = surroundings.zone
    }

    package func compose(_ message: Message, for notice: Notice) -> [UInt8] {
        let occurrence = notice.occurrence
        let (start, end) = bounds(of: occurrence.span)
        let body: JSONValue = [
            "type": notice.kind == .test ? "test" : "reminder.due",
            "timestamp": .text(zone.internetDateTime(notice.now)),
            "data": [
                "id": .text(notice.id.description),
                "calendar": .text(occurrence.id.calendar),
                "uid": Self.line(occurrence.id.uid),
                "recurrence_id": JSONValue(orNull: occurrence.id.recurrenceID),
                "rule": .text(notice.rule),
                "lead": .text(notice.lead),
                "title": Self.line(occurrence.title),
                "start": .text(start),
                "end": .text(end),
                "all_day": .flag(occurrence.span.isAllDay),
                "location": Self.line(occurrence.location),
                "link": JSONValue(orNull: WebLink.address(occurrence.link) ?? ""),
                "late": .flag(notice.isLate),
                "text": .text(message.tamed.plainText),
            ],
        ]
        return body.bytes
    }

    package func send(_ delivery: Delivery, at now: Instant) async throws(DeliveryFailure) -> Receipt {
        let id = delivery.id.description
        let timestamp = String(now.unixSeconds)
        var headers = [(name: "webhook-id", value: id), (name: "webhook-timestamp", value: timestamp)]
        if let secret {
            guard let signature = WebhookSignature(secret: secret) else {
                // To be mended here, so the notice waits for it.
                throw DeliveryFailure(
                    .retry(), "what follows 'whsec_' in the channel's secret is not base64: copy the secret again")
            }
            let value = signature.header(id: id, timestamp: timestamp, body: delivery.payload)
            headers.append((name: "webhook-signature", value: value))
        }
        let response = try await endpoint.post(json: delivery.payload, headers: headers)
        return try endpoint.outcome.receipt(for: response, at: now)
    }

    /// The start, and the end just after it is over, both with the zone's offset; days for an event on whole days.
    private func bounds(of span: Span) -> (start: String, end: String) {
        switch span {
        case .timed(let start, let end): (zone.internetDateTime(start), zone.internetDateTime(max(start, end)))
        case .allDay(let first, let last): (first.description, max(first, last).adding(days: 1).description)
        }
    }

    /// A stranger's text, kept short enough for receivers that take 20 kB.
    private static func line(_ text: String) -> JSONValue { JSONValue(orNull: TamedText.line(text, limit: 500)) }
}

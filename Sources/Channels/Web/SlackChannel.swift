package import CivilTime
package import ReminderCore
import Wording

/// Posts each notice to a Slack incoming webhook.
package struct SlackChannel: ConfigurableChannel {
    package static let schema = KindSchema("slack", mainField: "url", fields: [.required("url", .url)])

    private let endpoint: Endpoint

    package init(_ settings: KindSettings, in surroundings: ChannelSurroundings) {
        endpoint = Endpoint(settings.required("url", KindSettings.secret), http: surroundings.http)
    }

    /// Slack takes one message a second and promises no order in a burst.
    package var concurrency: Int { 1 }

    package func compose(_ message: Message, for notice: Notice) -> [UInt8] {
        var blocks: [JSONValue] = []
        let heading = SlackText(line: message.heading, limit: Limit.header)
        // Slack refuses a block without text.
        if !heading.escaped.isEmpty { blocks.append(["type": "header", "text": Self.plain(heading)]) }
        let lead = SlackText(line: message.lead, limit: Limit.section)
        let fields = message.lines.prefix(Limit.fields).map { line in
            let value = TamedText.line(line.value, limit: Limit.field)
            return Self.plain(SlackText(paragraphs: "\(line.label):\n\(value)", limit: Limit.field))
        }
        var section: [JSONValue.Member] = [.init(key: "type", value: "section")]
        if !lead.escaped.isEmpty { section.append(.init(key: "text", value: Self.plain(lead))) }
        if !fields.isEmpty { section.append(.init(key: "fields", value: .list(fields))) }
        if section.count > 1 { blocks.append(.object(section)) }
        let body = SlackText(paragraphs: message.body, limit: Limit.section)
        if !body.escaped.isEmpty { blocks.append(["type": "section", "text": Self.plain(body)]) }
        if let link = Self.link(message) {
            blocks.append(["type": "section", "text": ["type": "mrkdwn", "text": .text(link)]])
        }
        let footer = SlackText(line: message.footer, limit: Limit.footer)
        if !footer.escaped.isEmpty { blocks.append(["type": "context", "elements": [Self.plain(footer)]]) }
        let payload: JSONValue = [
            // What notifications show, and readers that do not draw blocks.
            "text": .text(SlackText(line: "\(message.lead) · \(message.summary)", limit: Limit.section).escaped),
            "blocks": .list(blocks),
            "unfurl_links": false,
            "unfurl_media": false,
        ]
        return payload.bytes
    }

    package func send(_ delivery: Delivery, at now: Instant) async throws(DeliveryFailure) -> Receipt {
        let response = try await endpoint.post(json: delivery.payload)
        let word = String(decoding: response.body.prefix(64), as: UTF8.self).filter { !$0.isWhitespace }
        if response.status == 200, word == "ok" { return Receipt(note: "answered 200 “ok”") }
        if let nextStep = Self.nextStep(after: word), (200...499).contains(response.status), response.status != 429 {
            throw DeliveryFailure(.giveUp, "Slack answered \(response.status) “\(word)”: \(nextStep)")
        }
        let receipt = try endpoint.outcome.receipt(for: response, at: now)
        throw DeliveryFailure(
            .giveUp, "\(receipt.note) where Slack says “ok”: see that the channel's url is a Slack webhook's")
    }

    /// What Slack takes at most, in characters.
    private enum Limit {
        static let header = 150
        static let section = 3000
        static let fields = 10
        static let field = 2000
        static let footer = 2000
    }

    /// Text in which Slack finds no markup.
    private static func plain(_ text: SlackText) -> JSONValue {
        ["type": "plain_text", "text": .text(text.escaped), "emoji": false]
    }

    /// The one place where markup is wanted: an address that cannot end it, and our own name for it.
    private static func link(_ message: Message) -> String? {
        guard let address = WebLink.address(message.link) else { return nil }
        let label = SlackText(line: message.linkLabel.filter { $0 != "|" }, limit: 100)
        return "<\(SlackText(line: address, limit: Limit.section).escaped)|\(label.escaped)>"
    }

    /// What the operator can do about one of Slack's errors, or nil when it is none of those that stay.
    private static func nextStep(after word: String) -> String? {
        switch word {
        case "invalid_token", "no_service", "no_service_id", "no_team", "no_active_hooks", "token_revoked":
            "the webhook is not valid any more; make a new one in Slack and put its address in the channel's url"
        case "channel_not_found", "user_not_found":
            "the Slack channel is gone; make a webhook for another one"
        case "channel_is_archived":
            "the Slack channel is archived; restore it, or make a webhook for another one"
        case "action_prohibited", "posting_to_general_channel_denied", "team_disabled":
            "the rules of the Slack workspace forbid it; ask its administrator"
        case "invalid_payload", "no_text", "invalid_blocks", "too_many_attachments":
            "Slack does not understand the notice; please report this"
        default: nil
        }
    }
}

import CivilTime
import FoundationEssentials
import ReminderCore
import Wording

/// A notice as a webhook's receiver gets it: the facts for programs, and `text` for people.
///
/// Receivers are promised less than 20 kB (standardwebhooks.com). Of many occurrences the first ones are listed and the
/// others counted; `text` gets the room that the facts leave.
struct WebhookPayload: Sendable {
    private let zone: any ZoneRules

    /// The largest payload, in bytes.
    private static let limit = 19_500
    /// What is kept for `text` when there are many occurrences, in bytes.
    private static let textRoom = 4_000

    /// - Parameter zone: The zone whose offset the times have.
    init(zone: any ZoneRules) { self.zone = zone }

    /// The whole payload.
    func bytes(_ message: Message, for notice: Notice) -> [UInt8] {
        var data: [JSONValue.Member] = [.init(key: "id", value: .text(notice.id.description))]
        data += facts(of: notice)
        let ending: [JSONValue.Member] = [.init(key: "late", value: .flag(notice.isLate))]
        let taken = envelope(notice, data + ending + [Self.text("")]).bytes.count
        data += lists(of: notice, within: Self.limit - Self.textRoom - taken) + ending
        let room = Self.limit - envelope(notice, data + [Self.text("")]).bytes.count
        data.append(.init(key: "text", value: JSONValue(message.tamed.plainText, fitting: room)))
        return envelope(notice, data).bytes
    }

    /// The same envelope with the summary alone; of a notice made for a channel of another kind there is only that.
    static func plain(_ delivery: Delivery) -> [UInt8] {
        let whole = envelope(of: delivery)
        let body: JSONValue = [
            "type": .text(whole?.type ?? "notice"),
            "timestamp": .text(whole?.timestamp ?? UTCZone().internetDateTime(delivery.due)),
            "data": [
                "id": .text(delivery.id.description), "text": .text(TamedText.line(delivery.summary, limit: 500)),
            ],
        ]
        return body.bytes
    }

    /// Whether a payload was made here, and not for a channel of another kind.
    static func isOurs(_ delivery: Delivery) -> Bool { envelope(of: delivery) != nil }

    private static func envelope(of delivery: Delivery) -> Envelope? {
        try? JSONDecoder().decode(Envelope.self, from: Data(delivery.payload))
    }

    /// What a plain payload keeps of the whole.
    private struct Envelope: Decodable {
        let type: String
        let timestamp: String
    }

    private func envelope(_ notice: Notice, _ data: [JSONValue.Member]) -> JSONValue {
        [
            "type": .text(Self.type(of: notice.subject)), "timestamp": .text(zone.internetDateTime(notice.now)),
            "data": .object(data),
        ]
    }

    private static func type(of subject: Notice.Subject) -> String {
        switch subject {
        case .reminder: "reminder.due"
        case .group: "reminder.group"
        case .change(let change): change.isOff ? "event.cancelled" : "event.updated"
        case .digest: "digest"
        case .trouble: "trouble"
        case .test: "test"
        case .answer: "answer"
        }
    }

    /// What the notice is about, but for lists of occurrences.
    private func facts(of notice: Notice) -> [JSONValue.Member] {
        let origin: [JSONValue.Member] = [
            .init(key: "rule", value: JSONValue(orNull: notice.rule)),
            .init(key: "lead", value: JSONValue(orNull: notice.lead)),
        ]
        switch notice.subject {
        case .reminder(let occurrence), .test(let occurrence):
            return WebhookEvent.identity(of: occurrence) + origin + event.details(of: occurrence)
        case .group:
            return origin
        case .change(let change):
            let replaced = JSONValue(orNull: notice.earlier?.id.description ?? "")
            return [.init(key: "replaces", value: replaced), WebhookEvent.changes(change)]
                + WebhookEvent.identity(of: change.occurrence) + origin + event.details(of: change.occurrence)
                + [.init(key: "before", value: .object(event.state(of: change.before)))]
        case .digest(let digest):
            return [
                .init(key: "digest", value: JSONValue(orNull: digest.name)),
                .init(key: "first_day", value: .text(digest.days.lowerBound.description)),
                .init(key: "last_day", value: .text(digest.days.upperBound.description)),
            ]
        case .trouble(let trouble):
            return [
                .init(key: "place", value: .text(trouble.place.rawValue)),
                .init(key: "name", value: WebhookEvent.line(trouble.name)),
                .init(key: "problem", value: WebhookEvent.line(trouble.problem)),
                .init(key: "over", value: .flag(trouble.isOver)),
            ]
        // Nobody asks anything by a webhook.
        case .answer: return []
        }
    }

    /// The occurrences of a notice of several, as many as fit in `room` bytes, and how many more there are.
    private func lists(of notice: Notice, within room: Int) -> [JSONValue.Member] {
        var list = WebhookList(room: room)
        switch notice.subject {
        case .reminder, .change, .trouble, .test, .answer:
            return []
        case .group(let occurrences):
            let events = list.fitting(occurrences.map(event.whole))
            return [.init(key: "events", value: .list(events)), .init(key: "more", value: .number(list.left))]
        case .digest(let digest):
            var sections: [JSONValue] = []
            for section in digest.sections {
                let events = list.fitting(section.items.map(event.whole))
                if events.isEmpty { continue }
                sections.append(["heading": .text(section.heading.rawValue), "events": .list(events)])
            }
            return [.init(key: "sections", value: .list(sections)), .init(key: "more", value: .number(list.left))]
        }
    }

    private var event: WebhookEvent { WebhookEvent(zone: zone) }

    private static func text(_ text: String) -> JSONValue.Member { .init(key: "text", value: .text(text)) }
}

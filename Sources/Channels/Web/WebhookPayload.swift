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
        let data = [JSONValue.Member(key: "id", value: .text(notice.id.description))] + facts(of: notice)
        let ending: [JSONValue.Member] = [
            .init(key: "late", value: .flag(notice.isLate)), .init(key: "text", value: .text("")),
        ]
        var bytes = envelope(notice, data + ending).bytes
        let lists = lists(of: notice, within: Self.limit - Self.textRoom - bytes.count)
        if !lists.isEmpty { bytes = envelope(notice, data + lists + ending).bytes }
        // The text is the last thing in it, and goes in where the empty one was.
        let text = JSONValue(message.tamed.plainText, fitting: Self.limit - bytes.count).bytes
        bytes.replaceSubrange(bytes.count - Self.emptyEnding..<bytes.count, with: text + Array("}}".utf8))
        return bytes
    }

    /// How many bytes a payload ends with from its empty text on.
    private static let emptyEnding = #"""}}"#.utf8.count

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

    /// Whether a payload was made here, and not for a channel of another kind: then it begins as all of them do.
    static func isOurs(_ delivery: Delivery) -> Bool {
        let beginning = delivery.payload.prefix(longestBeginning)
        return beginning.starts(with: firstKey) && beginning.firstRange(of: secondKey) != nil
    }

    private static let firstKey = Array(#"{"type":""#.utf8)
    private static let secondKey = Array(#"","timestamp":""#.utf8)
    /// The two keys and a type between them have no more bytes.
    private static let longestBeginning = 64

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
}

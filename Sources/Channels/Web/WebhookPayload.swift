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
        Self.envelope(Self.type(of: notice.subject), zone.internetDateTime(notice.now)) { json in
            json.member("id", notice.id.description)
            write(factsOf: notice, to: &json)
            let ending = Self.emptyText + #","late":"#.utf8.count + (notice.isLate ? "true" : "false").utf8.count
            write(listsOf: notice, within: Self.limit - Self.textRoom - ending - json.bytes.count, to: &json)
            json.member("late", notice.isLate)
            let room = Self.limit - Self.emptyText - json.bytes.count
            json.key("text")
            json.text(message.tamed.plainText, fitting: room)
        }
    }

    /// How many bytes a payload ends with whose text is empty.
    private static let emptyText = #","text":""}}"#.utf8.count

    /// The same envelope with the summary alone; of a notice made for a channel of another kind there is only that.
    static func plain(_ delivery: Delivery) -> [UInt8] {
        let whole = envelope(of: delivery)
        let time = whole?.timestamp ?? UTCZone().internetDateTime(delivery.due)
        return envelope(whole?.type ?? "notice", time) { json in
            json.member("id", delivery.id.description)
            json.member("text", TamedText.line(delivery.summary, limit: 500))
        }
    }

    /// Whether a payload was made here, and not for a channel of another kind: then it begins as all of them do.
    static func isOurs(_ delivery: Delivery) -> Bool {
        let beginning = delivery.payload.prefix(longestBeginning)
        guard beginning.starts(with: firstKey),
            let end = beginning[firstKey.count...].firstIndex(of: UInt8(ascii: "\""))
        else { return false }
        return beginning[end...].starts(with: secondKey)
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

    private static func envelope(_ type: String, _ time: String, _ data: (inout JSONWriter) -> Void) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("type", type)
            json.member("timestamp", time)
            json.key("data")
            json.object(data)
        }
        return json.bytes
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

    /// Writes what the notice is about, but for lists of occurrences.
    private func write(factsOf notice: Notice, to json: inout JSONWriter) {
        switch notice.subject {
        case .reminder(let occurrence), .test(let occurrence):
            WebhookEvent.write(identityOf: occurrence, to: &json)
            Self.write(originOf: notice, to: &json)
            event.write(detailsOf: occurrence, to: &json)
        case .group:
            Self.write(originOf: notice, to: &json)
        case .change(let change):
            json.member("replaces", orNull: notice.earlier?.id.description ?? "")
            WebhookEvent.write(kindsOf: change, to: &json)
            WebhookEvent.write(identityOf: change.occurrence, to: &json)
            Self.write(originOf: notice, to: &json)
            event.write(detailsOf: change.occurrence, to: &json)
            json.key("before")
            json.object { event.write(stateOf: change.before, to: &$0) }
        case .digest(let digest):
            json.member("digest", orNull: digest.name)
            json.member("first_day", digest.days.lowerBound.description)
            json.member("last_day", digest.days.upperBound.description)
        case .trouble(let trouble):
            json.member("place", trouble.place.rawValue)
            json.member("name", orNull: WebhookEvent.line(trouble.name))
            json.member("problem", orNull: WebhookEvent.line(trouble.problem))
            json.member("over", trouble.isOver)
        // Nobody asks anything by a webhook.
        case .answer: break
        }
    }

    private static func write(originOf notice: Notice, to json: inout JSONWriter) {
        json.member("rule", orNull: notice.rule)
        json.member("lead", orNull: notice.lead)
    }

    /// Writes the occurrences of a notice of several, as many as fit in `room` bytes, and how many more there are.
    private func write(listsOf notice: Notice, within room: Int, to json: inout JSONWriter) {
        var list = WebhookList(room: room)
        switch notice.subject {
        case .reminder, .change, .trouble, .test, .answer:
            return
        case .group(let occurrences):
            json.key("events")
            json.list { list.write(occurrences, to: &$0, event.write(_:to:)) }
        case .digest(let digest):
            json.key("sections")
            json.list { json in
                for section in digest.sections { write(section, of: &list, to: &json) }
            }
        }
        json.member("more", list.left)
    }

    private func write(_ section: Digest.Section, of list: inout WebhookList, to json: inout JSONWriter) {
        json.attempt { json in
            var written = 0
            json.object { json in
                json.member("heading", section.heading.rawValue)
                json.key("events")
                json.list { written = list.write(section.items, to: &$0, event.write(_:to:)) }
            }
            return written > 0
        }
    }

    private var event: WebhookEvent { WebhookEvent(zone: zone) }
}

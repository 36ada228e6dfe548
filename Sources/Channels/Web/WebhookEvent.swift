import CivilTime
import ReminderCore
import Wording

/// An occurrence as a webhook's receiver gets it.
struct WebhookEvent: Sendable {
    /// The zone whose offset the times have.
    let zone: any ZoneRules

    /// What names it across readings of its calendar.
    static func identity(of occurrence: Occurrence) -> [JSONValue.Member] {
        [
            .init(key: "calendar", value: .text(occurrence.id.calendar)),
            .init(key: "uid", value: line(occurrence.id.uid)),
            .init(key: "recurrence_id", value: JSONValue(orNull: occurrence.id.recurrenceID)),
        ]
    }

    /// What can change of it, and people want to hear.
    func state(of occurrence: Occurrence) -> [JSONValue.Member] {
        let (start, end) = bounds(of: occurrence.span)
        return [
            .init(key: "title", value: Self.line(occurrence.title)),
            .init(key: "start", value: .text(start)),
            .init(key: "end", value: .text(end)),
            .init(key: "all_day", value: .flag(occurrence.span.isAllDay)),
            .init(key: "location", value: Self.line(occurrence.location)),
        ]
    }

    /// All but its identity.
    func details(of occurrence: Occurrence) -> [JSONValue.Member] {
        let link = JSONValue(orNull: WebLink.address(occurrence.link) ?? "")
        return state(of: occurrence) + [.init(key: "link", value: link)]
    }

    /// One of several.
    func whole(_ occurrence: Occurrence) -> JSONValue {
        .object(Self.identity(of: occurrence) + details(of: occurrence))
    }

    /// One of a digest's, with what became of it.
    func whole(_ item: Digest.Item) -> JSONValue {
        let changes = item.change.map { [Self.changes($0)] } ?? []
        return .object(Self.identity(of: item.occurrence) + details(of: item.occurrence) + changes)
    }

    /// What changed, in words that programs know.
    static func changes(_ change: OccurrenceChange) -> JSONValue.Member {
        .init(key: "changes", value: .list(change.kinds.map { .text($0.rawValue) }))
    }

    /// A stranger's text, kept short enough for receivers that take 20 kB.
    static func line(_ text: String) -> JSONValue { JSONValue(orNull: TamedText.line(text, limit: 500)) }

    /// The start, and the end just after it is over, both with the zone's offset; days for an event on whole days.
    private func bounds(of span: Span) -> (start: String, end: String) {
        switch span {
        case .timed(let start, let end): (zone.internetDateTime(start), zone.internetDateTime(max(start, end)))
        case .allDay(let first, let last): (first.description, max(first, last).adding(days: 1).description)
        }
    }
}

import CivilTime
import ReminderCore
import Wording

/// An occurrence as a webhook's receiver gets it.
struct WebhookEvent: Sendable {
    /// The zone whose offset the times have.
    let zone: any ZoneRules

    /// Writes what names it across readings of its calendar.
    static func write(identityOf occurrence: Occurrence, to json: inout JSONWriter) {
        json.member("calendar", occurrence.id.calendar)
        json.member("uid", orNull: line(occurrence.id.uid))
        json.member("recurrence_id", orNull: occurrence.id.recurrenceID)
    }

    /// Writes what can change of it, and people want to hear.
    func write(stateOf occurrence: Occurrence, to json: inout JSONWriter) {
        let (start, end) = bounds(of: occurrence.span)
        json.member("title", orNull: Self.line(occurrence.title))
        json.member("start", start)
        json.member("end", end)
        json.member("all_day", occurrence.span.isAllDay)
        json.member("location", orNull: Self.line(occurrence.location))
    }

    /// Writes all but its identity.
    func write(detailsOf occurrence: Occurrence, to json: inout JSONWriter) {
        write(stateOf: occurrence, to: &json)
        json.member("link", orNull: WebLink.address(occurrence.link) ?? "")
    }

    /// Writes one of several.
    func write(_ occurrence: Occurrence, to json: inout JSONWriter) {
        json.object { json in
            Self.write(identityOf: occurrence, to: &json)
            write(detailsOf: occurrence, to: &json)
        }
    }

    /// Writes one of a digest's, with what became of it.
    func write(_ item: Digest.Item, to json: inout JSONWriter) {
        json.object { json in
            Self.write(identityOf: item.occurrence, to: &json)
            write(detailsOf: item.occurrence, to: &json)
            if let change = item.change { Self.write(kindsOf: change, to: &json) }
        }
    }

    /// Writes what changed, in words that programs know.
    static func write(kindsOf change: OccurrenceChange, to json: inout JSONWriter) {
        json.key("changes")
        json.list { json in
            for kind in change.kinds { json.text(kind.rawValue) }
        }
    }

    /// A stranger's text, kept short enough for receivers that take 20 kB.
    static func line(_ text: String) -> String { TamedText.line(text, limit: 500) }

    /// The start, and the end just after it is over, both with the zone's offset; days for an event on whole days.
    private func bounds(of span: Span) -> (start: String, end: String) {
        switch span {
        case .timed(let start, let end): (zone.internetDateTime(start), zone.internetDateTime(max(start, end)))
        case .allDay(let first, let last): (first.description, max(first, last).adding(days: 1).description)
        }
    }
}

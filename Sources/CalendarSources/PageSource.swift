package import CivilTime
package import ReminderCore

/// Events announced on a web page. It can be configured, and cannot be read yet: it says so at every reading.
package struct PageSource: CalendarSource {
    package static let schema = KindSchema("page", mainField: "url", fields: [.required("url", .url)])

    private static let unread = SourceFailure(
        "event pages cannot be read by this version",
        remedy: "give a feed or a file of the same events, if there is one")

    init?(_ settings: KindSettings) {
        if settings.secret("url") == nil { return nil }
    }

    package func fetch(ifChangedSince known: KnownCalendar) async throws(SourceFailure) -> FetchedCalendar {
        throw Self.unread
    }

    package func interpret(
        _ documents: [CalendarDocument], calendar: String, window: Range<Instant>, zone: any ZoneRules,
        zones: any ZoneDatabase
    ) throws(SourceFailure) -> CalendarReading {
        throw Self.unread
    }
}

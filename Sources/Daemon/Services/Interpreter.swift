import CivilTime
import ReminderCore

/// Interprets calendars one at a time: a large one takes a processor and memory for itself for a while, and
/// what is due meanwhile must not wait.
actor Interpreter {
    private let zones: any ZoneDatabase

    init(zones: any ZoneDatabase) { self.zones = zones }

    /// What `documents` say about `window`.
    func interpret(
        _ documents: [CalendarDocument], calendar: String, window: Range<Instant>, zone: any ZoneRules,
        from source: any CalendarSource
    ) throws(SourceFailure) -> CalendarReading {
        try source.interpret(documents, calendar: calendar, window: window, zone: zone, zones: zones)
    }

    /// What `document` says about `window` that it did not say before `revision`; nil when that cannot be told by itself.
    func interpret(
        _ document: CalendarDocument, changedBy revision: Revision, room: Int, calendar: String, window: Range<Instant>,
        zone: any ZoneRules, from source: any CalendarSource
    ) -> CalendarReading? {
        source.interpret(
            document, changedBy: revision, room: room, calendar: calendar, window: window, zone: zone, zones: zones)
    }

    /// Where `documents` state `occurrence`; nil when they do not.
    func passage(
        of occurrence: Occurrence, in documents: [CalendarDocument], zone: any ZoneRules,
        from source: any CalendarSource
    ) -> Passage? {
        source.passage(of: occurrence, in: documents, zone: zone, zones: zones)
    }
}

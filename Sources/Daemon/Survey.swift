import CivilTime
import ReminderCore

/// What all calendars of a configuration say now about a window of time. Nothing is stored.
struct Survey {
    /// Of all calendars, by their names, each one's earliest first.
    private(set) var occurrences: [Occurrence] = []
    /// Calendars that could not be read, and why.
    private(set) var failures: [(calendar: String, reason: String)] = []
    /// What could not be understood in those that could.
    private(set) var faults: [Diagnostic] = []

    /// - Parameter calendars: Their names; nil for all.
    init(
        of setup: Setup, _ window: Range<Instant>, zones: any ZoneDatabase, calendars: [String]? = nil
    ) async {
        for name in calendars ?? setup.sources.keys.sorted() {
            guard let source = setup.sources[name] else { continue }
            do {
                let nothing = KnownCalendar(at: setup.adopted, window: window)
                guard case .documents(let documents, _) = try await source.fetch(ifChangedSince: nothing) else {
                    continue
                }
                let reading = try source.interpret(
                    documents, calendar: name, window: window, zone: setup.zone, zones: zones)
                faults += reading.faults
                occurrences += reading.occurrences
            } catch {
                failures.append((name, error.description))
            }
        }
    }
}

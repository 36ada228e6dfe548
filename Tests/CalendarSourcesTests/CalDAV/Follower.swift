import CalendarSources
import CivilTime
import ReminderCore
import Testing

/// Reads a source again and again, and keeps what the store would keep.
struct Follower {
    let source: any CalendarSource
    private(set) var documents: [CalendarDocument] = []
    private(set) var validators = Validators()

    init(_ source: any CalendarSource) { self.source = source }

    /// Reads the source.
    ///
    /// - Returns: Whether it says that something changed.
    @discardableResult
    mutating func read(
        _ window: Range<Instant> = at("2020-02-01")..<at("2020-03-01")
    ) async throws -> Bool {
        let kept = documents
        let known = KnownCalendar(validators, at: window.lowerBound, window: window) { () throws(SourceFailure) in kept
        }
        guard case .documents(let new, let newValidators) = try await source.fetch(ifChangedSince: known) else {
            return false
        }
        (documents, validators) = (new, newValidators)
        return true
    }

    /// The titles of what is to come in `window`, sorted.
    func titles(in window: Range<Instant> = at("2020-02-01")..<at("2020-03-01")) throws -> [String] {
        try source.interpret(documents, calendar: "team", window: window, zone: VietnamZone(), zones: FewZones())
            .occurrences.map(\.title).sorted()
    }
}

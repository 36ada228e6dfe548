import CivilTime
import ReminderCore

/// The days on which nobody works, as the calendars in the store name them.
struct Holidays: Sendable {
    private let store: any StateStore

    init(_ store: any StateStore) { self.store = store }

    /// `planner`, knowing the holidays of its rules from `now` on.
    ///
    /// The days of the month under way are all named, also those that are over: plans need not be made again each time
    /// one passes.
    func planner(_ planner: Planner, at now: Instant) async throws(StoreFailure) -> Planner {
        var planner = planner
        let today = planner.zone.civil(at: now).date
        let first = today.adding(days: 1 - today.day)
        for name in planner.holidayCalendars {
            let occurrences = try await store.occurrences(of: name, notOverAt: planner.zone.startOfDay(first))
            planner.holidays[name] = occurrences.reduce(into: []) { $0.formUnion($1.holidays) }
        }
        return planner
    }

    /// What the holidays of the rules of `planner` are called, as far as they are not over at `instant`.
    func names(for planner: Planner, since instant: Instant) async throws(StoreFailure) -> [CivilDate: String] {
        var names: [CivilDate: String] = [:]
        for name in planner.holidayCalendars.sorted() {
            for occurrence in try await store.occurrences(of: name, notOverAt: instant) {
                for day in occurrence.holidays where names[day] == nil { names[day] = occurrence.title }
            }
        }
        return names
    }
}

extension Occurrence {
    /// The longest holidays, in days.
    private static let longest = 31

    /// The whole days it takes, unless it is called off or takes longer than any holidays.
    fileprivate var holidays: [CivilDate] {
        guard status != .cancelled, case .allDay(let first, let last) = span else { return [] }
        let days = last.dayNumber - first.dayNumber
        return (0..<Self.longest).contains(days) ? (0...days).map { first.adding(days: $0) } : []
    }
}

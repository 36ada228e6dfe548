import Admin
import CivilTime
import ReminderCore
import Settings

/// Gives those who subscribe what is known of the events: what was read from calendars and understood on pages, from as far
/// back as it is remembered to as far ahead as it is planned.
struct FeedDesk: Sendable {
    /// How often readers should look again.
    private static let refresh = NominalDuration(days: 0, seconds: 3600)

    let setup: SetupInForce
    let store: any StateStore
    let clock: any AlarmClock

    /// The events of the query's calendar, or of all.
    func feed(_ form: FeedForm, _ query: AdminQuery) async throws(AdminProblem) -> FeedAnswer {
        let setup = setup.value
        if let name = query.calendar, setup.configuration.calendar(name) == nil {
            throw AdminProblem(status: 404, "there is no calendar '\(name)'", remedy: "nhaclich calendars lists them")
        }
        let now = clock.now
        let (occurrences, modified): ([Occurrence], Instant)
        do throws(StoreFailure) {
            occurrences = Publication.once(
                try await store.occurrences(
                    from: now - setup.configuration.retention, until: now + setup.configuration.horizon,
                    of: query.calendar))
            modified = try await lastChange(of: query.calendar, setup)
        } catch {
            throw AdminProblem(status: 503, error.problem, remedy: error.remedy)
        }
        let name = query.calendar ?? "Nhắc Lịch"
        let bytes =
            switch form {
            case .calendar: Publication(name: name, stamp: modified, refresh: Self.refresh).bytes(of: occurrences)
            case .json: try Self.json(occurrences, name, in: setup.zone)
            }
        return FeedAnswer(
            bytes: bytes, tag: Identity { $0.add(bytes: bytes) }.description, modified: HTTPDate.text(modified))
    }

    /// When a calendar was last understood anew, or the configuration changed.
    private func lastChange(of calendar: String?, _ setup: Setup) async throws(StoreFailure) -> Instant {
        let records = try await store.calendars().filter { calendar == nil || $0.name == calendar }
        return records.compactMap(\.lastRead).max().map { max($0, setup.adopted) } ?? setup.adopted
    }

    private static func json(
        _ occurrences: [Occurrence], _ name: String, in zone: any ZoneRules
    ) throws(AdminProblem) -> [UInt8] {
        let events = occurrences.map { FeedCalendar.Event($0, in: zone) }
        let calendar = FeedCalendar(name: name, timezone: zone.identifier, events: events)
        guard let bytes = try? AdminJSON.encode(calendar) else {
            throw AdminProblem(status: 500, "the events cannot be written as JSON")
        }
        return Array(bytes)
    }
}

extension FeedCalendar.Event {
    init(_ occurrence: Occurrence, in zone: any ZoneRules) {
        func text(_ text: String) -> String? { text.isEmpty ? nil : text }
        let span = occurrence.span.iso8601(in: zone)
        self.init(
            calendar: occurrence.id.calendar, uid: occurrence.id.uid, recurrenceId: text(occurrence.id.recurrenceID),
            title: occurrence.title, start: span.start, end: span.end, allDay: occurrence.span.isAllDay,
            status: occurrence.status.rawValue, location: text(occurrence.location),
            description: text(occurrence.details), url: text(occurrence.link))
    }
}

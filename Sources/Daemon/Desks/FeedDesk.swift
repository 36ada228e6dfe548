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
        let state = try await state(form, query)
        let occurrences: [Occurrence]
        do throws(StoreFailure) {
            occurrences = Publication.once(
                try await store.occurrences(
                    from: state.span.lowerBound, until: state.span.upperBound, of: query.calendar))
        } catch {
            throw AdminProblem(status: 503, error.problem, remedy: error.remedy)
        }
        let name = query.calendar ?? "Nhắc Lịch"
        let bytes =
            switch form {
            case .calendar:
                Publication(name: name, stamp: state.modified, refresh: Self.refresh).bytes(of: occurrences)
            case .json: try Self.json(occurrences, name, in: state.zone)
            }
        return FeedAnswer(bytes: bytes, mark: state.mark)
    }

    /// What ``feed(_:_:)`` is known by, which follows from what it is made of.
    func mark(_ form: FeedForm, _ query: AdminQuery) async throws(AdminProblem) -> FeedMark {
        try await state(form, query).mark
    }

    /// What a feed is made of.
    private struct State {
        let zone: any ZoneRules
        let span: Range<Instant>
        let modified: Instant
        let mark: FeedMark
    }

    private func state(_ form: FeedForm, _ query: AdminQuery) async throws(AdminProblem) -> State {
        let setup = setup.value
        if let name = query.calendar, setup.configuration.calendar(name) == nil {
            throw AdminProblem(status: 404, "there is no calendar '\(name)'", remedy: "nhaclich calendars lists them")
        }
        // The span moves on once a day, so that within one the same events are the same feed.
        let zone = setup.zone
        let today = zone.civil(at: clock.now).date
        let (first, next) = (zone.startOfDay(today), zone.startOfDay(today.adding(days: 1)))
        let span = first - setup.configuration.retention..<next + setup.configuration.horizon
        let modified: Instant
        do throws(StoreFailure) { modified = try await lastChange(of: query.calendar, setup) } catch {
            throw AdminProblem(status: 503, error.problem, remedy: error.remedy)
        }
        let tag = Identity { hash in
            hash.add("\(form)")
            hash.add(query.calendar ?? "")
            hash.add(zone.identifier)
            for instant in [span.lowerBound, span.upperBound, modified] { hash.add(instant.milliseconds) }
        }
        return State(
            zone: zone, span: span, modified: modified,
            mark: FeedMark(tag: tag.description, modified: HTTPDate.text(modified)))
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

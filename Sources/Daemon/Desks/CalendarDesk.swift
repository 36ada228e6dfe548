import Admin
import CivilTime
import ReminderCore
import Settings

/// Shows how the calendars are, has them read, and believes them.
struct CalendarDesk: Sendable {
    /// How long a reading is waited for.
    private static let patience = Duration.seconds(25)

    let setup: SetupInForce
    let store: any StateStore
    let clock: any AlarmClock
    let board: CalendarBoard
    let turns: CalendarTurns
    /// Rung so that a calendar is read at once.
    let bell: Bell

    /// How every calendar is.
    func list() async throws(StoreFailure) -> [StatusAnswer.Calendar] {
        let setup = setup.value
        let records = Dictionary(try await store.calendars().map { ($0.name, $0) }) { first, _ in first }
        let counts = try await store.upcomingCounts(at: clock.now)
        return setup.configuration.calendars.map { answer($0, records[$0.name], counts[$0.name] ?? 0, setup) }
    }

    /// The events of `name` that are not over, earliest first, as they were understood.
    func events(of name: String, limit: Int) async throws(AdminProblem) -> [EventAnswer] {
        _ = try find(name)
        let zone = setup.value.zone
        do throws(StoreFailure) {
            let events = try await store.occurrences(of: name, notOverAt: clock.now)
            return events.prefix(limit).map { EventAnswer($0, in: zone) }
        } catch {
            throw AdminProblem(status: 503, error.problem, remedy: error.remedy)
        }
    }

    /// Has `name` read at once, and tells how it is then, or after a while.
    func refresh(_ name: String) async throws(AdminProblem) -> StatusAnswer.Calendar {
        let calendar = try find(name)
        let read = turns.reading(of: name)
        turns.expect(name)
        bell.ring()
        let limit = Bell()
        clock.arm(limit, at: clock.now + Self.patience)
        defer { clock.arm(limit, at: nil) }
        await withTaskGroup { group in
            group.addTask { for await _ in read { break } }
            group.addTask { for await _ in limit.listen() { break } }
            await group.next()
            group.cancelAll()
        }
        do throws(StoreFailure) {
            let count = try await store.upcomingCounts(at: clock.now)[name] ?? 0
            return answer(calendar, try await store.calendar(named: name), count, setup.value)
        } catch {
            throw AdminProblem(status: 503, error.problem, remedy: error.remedy)
        }
    }

    /// Believes what `name` lost, and tells how it is then.
    func accept(_ name: String) async throws(AdminProblem) -> StatusAnswer.Calendar {
        _ = try find(name)
        do throws(StoreFailure) {
            guard var record = try await store.calendar(named: name), record.heldSince != nil else {
                throw StoreFailure("nothing of the calendar \(name) is held back", remedy: "see nhaclich status")
            }
            record.heldSince = .accepted
            try await store.save(record, documents: nil)
        } catch {
            throw AdminProblem(status: 409, error.problem, remedy: error.remedy)
        }
        return try await refresh(name)
    }

    private func find(_ name: String) throws(AdminProblem) -> CalendarSettings {
        let setup = setup.value
        if let calendar = setup.configuration.calendar(name) { return calendar }
        let near = Likeness.nearest(to: name, among: setup.configuration.calendars.map(\.name))
        throw AdminProblem(
            status: 404, "there is no calendar '\(name)'",
            remedy: near.map { "did you mean '\($0)'?" } ?? "nhaclich calendars lists them",
            kind: .unknownCalendar, values: ["name": name].merging(near.map { ["near": $0] } ?? [:]) { $1 })
    }

    private func answer(
        _ calendar: CalendarSettings, _ record: CalendarRecord?, _ upcoming: Int, _ setup: Setup
    ) -> StatusAnswer.Calendar {
        func time(_ instant: Instant) -> String { instant.iso8601(in: setup.zone) }
        let entry = board.entry(of: calendar.name)
        let heldUntil = record?.heldSince.map { $0 + setup.brake(of: calendar.name).hold }
        return StatusAnswer.Calendar(
            name: calendar.name, kind: calendar.settings.kind, lastRead: (entry.lastRead ?? record?.lastRead).map(time),
            nextRead: turns.next(of: calendar.name).map(time), failure: entry.failure, faults: entry.faults,
            waiting: entry.waiting, upcoming: upcoming, held: entry.held, heldUntil: heldUntil.map(time),
            quietSince: record?.quietSince.map(time))
    }
}

import Admin
import CivilTime
import HostSystem
import ReminderCore
import Settings

/// Answers an operator's questions from the store and from the services' notes.
struct OperatorDesk: AdminDesk {
    /// How long a test waits for what comes of it.
    private static let patience = Duration.seconds(25)

    let version: String
    let started: Instant
    let setup: SetupInForce
    let store: any StateStore
    let clock: any AlarmClock
    let storeHealth: StoreHealth
    let board: CalendarBoard
    let turns: CalendarTurns
    let reloadState: ReloadState
    let outcomes: OutcomeBoard
    let outbox: Bell
    let reloads: ReloadRequests
    let reviewDesk: ReviewDesk

    func status() async throws(AdminProblem) -> StatusAnswer {
        let setup = setup.value
        // A store that fails is part of the answer.
        var tally = Tally()
        var failure = storeHealth.failure
        do { tally = try await store.tally() } catch { failure = error }
        let reload = reloadState.value
        let removed = tally.waiting.filter { $0.value > 0 && setup.channels[$0.key] == nil }
            .sorted { $0.key < $1.key }
            .map { StatusAnswer.Channel(name: $0.key, kind: "not configured any more", waiting: $0.value) }
        func time(_ instant: Instant) -> String { instant.iso8601(in: setup.zone) }
        return StatusAnswer(
            version: version, started: time(started), now: time(clock.now), timezone: setup.zone.identifier,
            summary: StatusReporter.line(tally, setup),
            calendars: setup.configuration.calendars.map { calendar in
                let entry = board.entry(of: calendar.name)
                return StatusAnswer.Calendar(
                    name: calendar.name, kind: calendar.settings.kind, lastRead: entry.lastRead.map(time),
                    nextRead: turns.next(of: calendar.name).map(time), failure: entry.failure, faults: entry.faults,
                    waiting: entry.waiting)
            },
            channels: setup.configuration.channels.map { channel in
                StatusAnswer.Channel(
                    name: channel.name, kind: channel.settings.kind, waiting: tally.waiting[channel.name] ?? 0)
            } + removed,
            reminders: Dictionary(uniqueKeysWithValues: tally.reminders.map { ($0.rawValue, $1) }),
            deliveries: Dictionary(uniqueKeysWithValues: tally.deliveries.map { ($0.rawValue, $1) }),
            nextDue: tally.nextDue.map(time), configured: time(reload.configured),
            configurationFaults: reload.faults.map(\.report), storeFailure: failure?.description)
    }

    func upcoming(_ query: AdminQuery) async throws(AdminProblem) -> [UpcomingAnswer] {
        let setup = setup.value
        let now = clock.now
        let until = try end(query, in: setup) ?? now + setup.configuration.horizon
        let list = try await ask { () throws(StoreFailure) in
            try await store.upcoming(from: now, until: until, limit: query.limit)
        }
        return list.map { UpcomingAnswer($0, in: setup.zone) }
    }

    func plan(_ query: AdminQuery) async throws(AdminProblem) -> [PlanAnswer] {
        let setup = setup.value
        let until = try end(query, in: setup) ?? clock.now + setup.configuration.horizon
        let list = try await ask { () throws(StoreFailure) in try await store.plan(until: until, limit: query.limit) }
        return list.map { item in
            let rule = setup.configuration.rules.first { $0.name == item.reminder.rule }
            return PlanAnswer(item, channels: rule?.channels ?? [], in: setup.zone)
        }
    }

    func deliveries(_ query: AdminQuery) async throws(AdminProblem) -> [DeliveryAnswer] {
        let zone = setup.value.zone
        let list = try await ask { () throws(StoreFailure) in try await store.deliveries(limit: query.limit) }
        return list.map { DeliveryAnswer($0, in: zone) }
    }

    func review() async throws(AdminProblem) -> [ReviewAnswer] { try await reviewDesk.waiting() }

    func review(_ event: String, _ request: ReviewRequest) async throws(AdminProblem) -> ReviewAnswer {
        try await reviewDesk.decide(event, request)
    }

    func why(_ words: String) async throws(AdminProblem) -> [WhyAnswer] {
        try await WhyDesk(setup: setup, store: store, clock: clock, review: reviewDesk).explain(words)
    }

    func reload() async throws(AdminProblem) -> ReloadAnswer {
        let faults = await withCheckedContinuation { continuation in
            reloads.submit { continuation.resume(returning: $0) }
        }
        return ReloadAnswer(faults: faults.map(\.report))
    }

    func test(channel: String) async throws(AdminProblem) -> DeliveryAnswer {
        let setup = setup.value
        let now = clock.now
        let notice = Notice.test(of: channel, nonce: Identity.random(), at: now)
        guard let delivery = setup.delivery(of: notice) else {
            let near = Likeness.nearest(to: channel, among: setup.channels.keys.sorted())
            throw AdminProblem(
                status: 404, "there is no channel '\(channel)'",
                remedy: near.map { "did you mean '\($0)'?" } ?? "nhaclich status lists the channels")
        }
        let coming = outcomes.outcomes(of: delivery.id)
        try await ask { () throws(StoreFailure) in try await store.enqueue(delivery, at: now) }
        outbox.ring()
        let limit = Bell()
        clock.arm(limit, at: now + Self.patience)
        defer { clock.arm(limit, at: nil) }
        await withTaskGroup { group in
            group.addTask { for await _ in coming { break } }
            group.addTask { for await _ in limit.listen() { break } }
            await group.next()
            group.cancelAll()
        }
        let record = try await ask { () throws(StoreFailure) in try await store.delivery(delivery.id) }
        guard let record else { throw AdminProblem(status: 500, "the test notice is gone") }
        return DeliveryAnswer(record, in: setup.zone)
    }

    private func ask<Answer>(
        _ question: () async throws(StoreFailure) -> Answer
    ) async throws(AdminProblem) -> Answer {
        do {
            return try await question()
        } catch {
            throw AdminProblem(status: 503, error.problem, remedy: error.remedy)
        }
    }

    private func end(_ query: AdminQuery, in setup: Setup) throws(AdminProblem) -> Instant? {
        guard let text = query.until else { return nil }
        guard let instant = Instant(iso8601: text, in: setup.zone) else {
            throw AdminProblem(
                status: 400, "'\(text)' is not a time", remedy: "write it as 2026-12-31 or 2026-12-31T18:00")
        }
        return instant
    }
}

extension Notice {
    /// A notice that says it is a test, about an hour from now.
    fileprivate static func test(of channel: String, nonce: Identity, at now: Instant) -> Notice {
        let start = now + .seconds(3600)
        let occurrence = Occurrence(
            id: Occurrence.ID(calendar: "test", uid: nonce.description, recurrenceID: ""),
            span: .timed(start: start, end: start + .seconds(3600)), title: "Nhắc Lịch")
        let reminder = Reminder(
            occurrence: occurrence.id, rule: "test", lead: "1h", due: now, start: start, end: start + .seconds(3600))
        return Notice(
            kind: .test, channel: channel, occurrence: occurrence, reminder: reminder, now: now, isLate: false,
            expires: now + .seconds(300))
    }
}

import Admin
import CivilTime
import HostSystem
import Logging
import ReminderCore
import ServiceLifecycle
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
    let channels: ChannelBoard
    let turns: CalendarTurns
    /// Rung so that calendars are read.
    let calendars: Bell
    /// Rung when the plan changed.
    let scheduler: Bell
    let reloadState: ReloadState
    let outcomes: OutcomeBoard
    let outbox: Bell
    let reloads: ReloadRequests
    let reviewDesk: ReviewDesk
    let news: NewsBoard
    /// Where it is written down what operators did.
    let journal: Journal
    let metricsDesk: MetricsDesk
    let feedDesk: FeedDesk

    func status() async throws(AdminProblem) -> StatusAnswer {
        let setup = setup.value
        // A store that fails is part of the answer.
        var tally = Tally()
        var failure = storeHealth.failure
        var notes: [String: [String: String]] = [:]
        do {
            tally = try await store.tally()
            notes = try await store.shownMemories(at: clock.now)
        } catch { failure = error }
        var calendars: [StatusAnswer.Calendar] = []
        do { calendars = try await calendarDesk.list() } catch { failure = error }
        let reload = reloadState.value
        let now = clock.now
        let removed = tally.waiting.filter { $0.value > 0 && setup.channels[$0.key] == nil }
            .sorted { $0.key < $1.key }
            .map { StatusAnswer.Channel(name: $0.key, kind: "not configured any more", waiting: $0.value) }
        func time(_ instant: Instant) -> String { instant.iso8601(in: setup.zone) }
        return StatusAnswer(
            version: version, started: time(started), now: time(clock.now), timezone: setup.zone.identifier,
            summary: StatusReporter.line(tally, setup),
            calendars: calendars,
            channels: setup.configuration.channels.map { channel in
                let opening = channels.opening(of: channel.name)
                let nextTry = opening?.probe ?? channels.pause(of: channel.name, at: now)
                return StatusAnswer.Channel(
                    name: channel.name, kind: channel.settings.kind, waiting: tally.waiting[channel.name] ?? 0,
                    trouble: opening?.reason, leftAloneSince: opening.map { time($0.since) },
                    nextTry: nextTry.map(time), notes: notes[channel.name] ?? [:])
            } + removed,
            reminders: Dictionary(uniqueKeysWithValues: tally.reminders.map { ($0.rawValue, $1) }),
            deliveries: Dictionary(uniqueKeysWithValues: tally.deliveries.map { ($0.rawValue, $1) }),
            nextDue: tally.nextDue.map(time), configured: time(reload.configured),
            configurationFaults: reload.faults.map(\.report), storeFailure: failure?.description)
    }

    func upcoming(_ query: AdminQuery) async throws(AdminProblem) -> [UpcomingAnswer] {
        try await agendaDesk.upcoming(query)
    }

    func events(of calendar: String, _ query: AdminQuery) async throws(AdminProblem) -> [EventAnswer] {
        try await calendarDesk.events(of: calendar, limit: query.limit)
    }

    func channels() async throws(AdminProblem) -> [ChannelAnswer] {
        let status = try await status()
        return try await agendaDesk.channels(status.channels)
    }

    func plan(_ query: AdminQuery) async throws(AdminProblem) -> [PlanAnswer] {
        let setup = setup.value
        let until = try end(query, in: setup) ?? clock.now + setup.configuration.horizon
        return try await PlanDesk(setup: setup, store: store, now: clock.now).plan(query, until: until)
    }

    func deliveries(_ query: AdminQuery) async throws(AdminProblem) -> [DeliveryAnswer] {
        try await historyDesk.deliveries(query)
    }

    func review() async throws(AdminProblem) -> [ReviewAnswer] { try await reviewDesk.waiting() }

    func review(_ event: String, _ request: ReviewRequest) async throws(AdminProblem) -> ReviewAnswer {
        let answer = try await reviewDesk.decide(event, request)
        journal.note(
            .reviewed, .notice, "an operator decided about '\(answer.title)': \(request.verdict)",
            [.event: answer.id, .calendar: answer.calendar])
        return answer
    }

    func why(_ words: String, in language: String?) async throws(AdminProblem) -> [WhyAnswer] {
        try await WhyDesk(
            setup: setup, store: store, clock: clock, review: reviewDesk, board: board, channels: channels
        ).explain(words, in: language)
    }

    private var calendarDesk: CalendarDesk {
        CalendarDesk(setup: setup, store: store, clock: clock, board: board, turns: turns, bell: calendars)
    }

    private var agendaDesk: AgendaDesk { AgendaDesk(setup: setup, store: store, clock: clock) }

    private var historyDesk: HistoryDesk {
        HistoryDesk(setup: setup, store: store, clock: clock, channels: channels, outbox: outbox)
    }

    private var silenceDesk: SilenceDesk {
        SilenceDesk(setup: setup, store: store, clock: clock, scheduler: scheduler)
    }

    func history(_ name: String) async throws(AdminProblem) -> [DeliveryHistoryAnswer] {
        try await historyDesk.history(name)
    }

    func retry(_ request: RetryRequest) async throws(AdminProblem) -> [DeliveryAnswer] {
        let queued = try await historyDesk.retry(request)
        let one = queued.count == 1 ? queued.first : nil
        journal.note(
            .retried, .notice,
            "an operator has \(one.map { "'\($0.summary)'" } ?? "\(queued.count) deliveries") sent again",
            [.delivery: one?.id ?? "", .channel: one?.channel ?? ""])
        return queued
    }

    func silences() async throws(AdminProblem) -> [SilenceAnswer] { try await silenceDesk.list() }

    func silence(_ request: SilenceRequest) async throws(AdminProblem) -> SilenceAnswer {
        let silence = try await silenceDesk.add(request)
        journal.note(
            .silenceMade, .notice,
            "an operator made silence \(silence.number) until \(silence.ends): \(silence.comment)",
            [.event: silence.event ?? "", .calendar: silence.calendar ?? ""])
        return silence
    }

    func endSilence(_ number: Int64) async throws(AdminProblem) -> SilenceAnswer {
        let silence = try await silenceDesk.end(number)
        journal.note(
            .silenceEnded, .notice, "an operator ended silence \(number)",
            [.event: silence.event ?? "", .calendar: silence.calendar ?? ""])
        return silence
    }

    func snooze(_ request: SnoozeRequest) async throws(AdminProblem) -> SnoozeAnswer {
        let answer = try await silenceDesk.snooze(request)
        journal.note(.snoozed, .notice, "an operator put '\(answer.title)' off until \(answer.until)")
        return answer
    }

    func refresh(calendar: String) async throws(AdminProblem) -> StatusAnswer.Calendar {
        try await calendarDesk.refresh(calendar)
    }

    func accept(calendar: String) async throws(AdminProblem) -> StatusAnswer.Calendar {
        let answer = try await calendarDesk.accept(calendar)
        journal.note(
            .calendarAccepted, .notice, "an operator believes what the calendar \(calendar) lost", [.calendar: calendar]
        )
        return answer
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
        guard var delivery = setup.delivery(of: notice) else { throw AdminProblem(noChannel: channel, in: setup) }
        // It is this channel that is tried.
        delivery.fallback = nil
        let (id, tried) = (delivery.id, delivery)
        let coming = outcomes.outcomes(of: id)
        channels.expectProbe(of: channel)
        try await ask { () throws(StoreFailure) in try await store.enqueue(tried, at: now) }
        outbox.ring()
        await first(of: coming, within: Self.patience)
        let record = try await ask { () throws(StoreFailure) in try await store.delivery(id) }
        guard let record else { throw AdminProblem(status: 500, "the test notice is gone") }
        var answer = DeliveryAnswer(record, in: setup.zone)
        // What was tried in its place was an earlier notice; what came of that is what the operator wants to know.
        if answer.note.isEmpty, let opening = channels.opening(of: channel) { answer.note = opening.reason }
        // Who tries a channel tries again himself; a test that comes later is news to nobody, and would be tried first.
        if record.retryAt != nil || record.state == .queued {
            try await ask { () throws(StoreFailure) in try await store.withdraw(id, at: clock.now) }
            answer.retryAt = nil
        }
        journal.note(
            .channelTested, .notice, "an operator tried the channel \(channel): \(answer.state)",
            [.channel: channel, .delivery: answer.id, .state: answer.state])
        return answer
    }

    func changes() -> AsyncStream<Void> { news.listen() }

    func wait(for changes: AsyncStream<Void>, within patience: Duration) async {
        await first(of: changes, within: patience)
    }

    /// Returns with the next element of `stream`, after `patience`, or when the daemon ends.
    private func first<Element: Sendable>(of stream: AsyncStream<Element>, within patience: Duration) async {
        let limit = Bell()
        clock.arm(limit, at: clock.now + patience)
        defer { clock.arm(limit, at: nil) }
        await withGracefulShutdownHandler {
            await withTaskGroup { group in
                group.addTask { for await _ in stream { break } }
                group.addTask { for await _ in limit.listen() { break } }
                await group.next()
                group.cancelAll()
            }
        } onGracefulShutdown: {
            limit.silence()
        }
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
        try query.until.map { text throws(AdminProblem) in try Instant(asked: text, in: setup.zone) }
    }
}

extension Instant {
    /// The time that a query means.
    init(asked text: String, in zone: any ZoneRules) throws(AdminProblem) {
        guard let instant = Instant(iso8601: text, in: zone) else {
            throw AdminProblem(
                status: 400, "'\(text)' is not a time", remedy: "write it as 2026-12-31 or 2026-12-31T18:00")
        }
        self = instant
    }
}

import CivilTime
import HostSystem
import Logging
import ReminderCore
import Settings

/// Works through the outbox of one channel, a few deliveries at a time.
///
/// A delivery is `sending` in the store before its first byte leaves, and what came of it is in the
/// store before its place is given to the next. Both are one transaction for all attempts that ended meanwhile and all that
/// begin in their place.
struct DeliveryAgent {
    let channel: String
    let bell: Bell
    let setup: SetupInForce
    let store: any StateStore
    let clock: any AlarmClock
    let health: StoreHealth
    let journal: Journal
    let outcomes: OutcomeBoard
    let board: ChannelBoard
    let meter: DeliveryMeter
    /// Rung when something is queued on another channel.
    let outbox: Bell
    private let ended = EndedAttempts()

    /// Works until the bell is silenced, then ends what is under way.
    func run() async throws {
        let handover = Handover(bell)
        board.open(handover, on: channel)
        bell.ring()
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask { try await bell.silence(onFailureOf: { try await begin(handover.gifts) }) }
            for await _ in bell.listen() {
                let now = clock.now
                do {
                    let next = try await proceed(at: now) { delivery, carrier in
                        group.addTask { try await see(to: await attempt(delivery, on: carrier)) }
                    }
                    clock.arm(bell, at: next)
                } catch {
                    guard let failure = error as? StoreFailure, failure.isTemporary else { throw error }
                    clock.arm(bell, at: now + health.pause(after: failure, journal))
                }
            }
            handover.retire()
            ended.close()
            try await finish()
        }
    }

    /// Begins with what was claimed for the agent where it was queued.
    private func begin(_ gifts: AsyncStream<Handover.Gift>) async throws {
        try await withThrowingDiscardingTaskGroup { group in
            for await gift in gifts {
                // The configuration may be another one by now.
                let carrier = setup.value.channels[channel] ?? gift.carrier
                for delivery in gift.deliveries {
                    group.addTask { try await see(to: await attempt(delivery, on: carrier)) }
                }
            }
        }
    }

    /// Has an attempt written down; that a notice arrived, together with the next that arrive or begin, if nothing waits
    /// for it.
    private func see(to attempt: EndedAttempt) async throws {
        switch ended.add(attempt) {
        case .awaited: bell.ring()
        case .unhurried:
            await Pause.moment()
            if !ended.isEmpty { bell.ring() }
        case .shared: break
        case .own: try await finish()
        }
    }

    /// Writes down what has ended, and begins what can be attempted at `now`.
    ///
    /// - Returns: When to look again; nil when the end of an attempt will tell, or somebody else.
    private func proceed(at now: Instant, _ start: (Delivery, any Channel) -> Void) async throws -> Instant? {
        let attempts = ended.take()
        let setup = setup.value
        let carrier = setup.channels[channel]
        let room = carrier.map { board.reserve($0, named: channel, after: attempts.count, at: now) }
        let proceedings: Proceedings
        do {
            // What waits for its own next attempt serves to find out whether the channel works again.
            if let room, room.isProbe { try await store.bringForward(on: channel, at: now) }
            proceedings = try await store.proceed(
                on: channel, recording: attempts.map(\.outcome), claiming: room?.count ?? 0, at: now)
            health.works(journal)
        } catch {
            ended.putBack(attempts)
            board.free(room, taking: 0, after: 0, on: channel, at: now)
            throw error
        }
        let claimed = proceedings.claimed
        board.free(room, taking: claimed.taken.count, after: attempts.count, on: channel, at: now)
        ended.expect(proceedings.isMoreQueued)
        if let carrier { for delivery in claimed.taken { start(delivery, carrier) } }
        for delivery in claimed.expired { journal.note(expired: delivery) }
        try await note(attempts, proceedings.states)
        guard let room else { return nil }
        if room.count == 0 {
            try await divert(with: setup, at: now)
            return room.next
        }
        // The end of an attempt rings. With room left, what is queued waits for one that is under way.
        if claimed.taken.count == room.count { return nil }
        return proceedings.nextRetry.flatMap { $0 > now ? $0 : nil }
    }

    /// Writes down what has ended, when nothing begins any more.
    private func finish() async throws {
        let attempts = ended.take()
        if attempts.isEmpty { return }
        let proceedings = try await persist { () throws(StoreFailure) in
            try await store.proceed(on: channel, recording: attempts.map(\.outcome), claiming: 0, at: clock.now)
        }
        board.free(nil, taking: 0, after: attempts.count, on: channel, at: clock.now)
        try await note(attempts, proceedings.states)
    }

    /// Sends what waits for a channel that is left alone another way, if the configuration names one.
    private func divert(with setup: Setup, at now: Instant) async throws {
        guard let opening = board.opening(of: channel), setup.configuration.channel(channel)?.fallback != nil,
            try await store.nextAttempt(on: channel) != nil
        else { return }
        note(diverted: try await store.setBreaker(of: channel, to: opening, telling: [], at: now))
    }

    private func attempt(_ delivery: Delivery, on carrier: any Channel) async -> EndedAttempt {
        let result: Result<Receipt, DeliveryFailure>
        let begin = MonotonicClock.now
        do {
            result = .success(try await carrier.send(delivery, at: clock.now))
        } catch {
            result = .failure(error)
        }
        let now = clock.now
        let outcome = DeliveryOutcome(
            of: delivery, result: result, at: now, hasPlainForm: carrier.plain(delivery) != nil,
            recognisesRepetition: carrier.recognisesRepetition)
        meter.count(
            outcome, of: delivery, on: channel, cause: result.failure?.cause, duration: MonotonicClock.now - begin)
        return EndedAttempt(
            delivery: delivery, outcome: outcome, news: board.note(result, on: channel, at: now))
    }

    /// Tells what became of attempts that are written down.
    private func note(_ attempts: [EndedAttempt], _ states: [DeliveryState?]) async throws {
        for (attempt, state) in zip(attempts, states) {
            note(attempt.outcome, state ?? attempt.outcome.state, of: attempt.delivery)
            outcomes.post(attempt.outcome)
            if attempt.news.isAny { try await note(attempt.news, at: attempt.outcome.at) }
        }
    }

    /// Keeps the channel's breaker, and writes down what became of it.
    private func note(_ news: ChannelBoard.News, at now: Instant) async throws {
        let setup = setup.value
        let trouble = trouble(news.event, news.before, news.now)
        let notices = trouble.flatMap { setup.delivery(of: $0, at: now) }.map { [$0] } ?? []
        let diverted = try await persist { () throws(StoreFailure) in
            try await store.setBreaker(of: channel, to: news.now, telling: notices, at: now)
        }
        note(news.event, news.now)
        note(diverted: diverted)
        if !notices.isEmpty || diverted > 0 { outbox.ring() }
        // A channel that works again has its retries back.
        bell.ring()
    }

    /// What the operator is to hear: that a channel refuses us, that it has not worked for an hour, and that it works
    /// again after that.
    private func trouble(
        _ event: Breaker.Event?, _ before: Breaker.Opening?, _ now: Breaker.Opening?
    ) -> Trouble? {
        switch event {
        case .closed: before?.isTold == true ? Trouble(.channel, channel, problem: "") : nil
        case .opened:
            now.flatMap {
                $0.isTold ? Trouble(.channel, channel, problem: $0.reason, kind: .refused($0.reason)) : nil
            }
        case .outlasted:
            now.map {
                Trouble(
                    .channel, channel, problem: "it has not worked for an hour: \($0.reason)",
                    kind: .failing($0.reason))
            }
        case nil: nil
        }
    }

    /// What `work` in the store comes to, however long the store refuses: what is to be written down has happened.
    private func persist<Answer>(
        _ work: () async throws(StoreFailure) -> Answer
    ) async throws -> Answer {
        while true {
            do {
                let answer = try await work()
                health.works(journal)
                return answer
            } catch {
                guard error.isTemporary else { throw error }
                let wait = Bell()
                clock.arm(wait, at: clock.now + health.pause(after: error, journal))
                for await _ in wait.listen() { break }
                clock.arm(wait, at: nil)
                try Task.checkCancellation()
            }
        }
    }

    private func note(_ outcome: DeliveryOutcome, _ state: DeliveryState, of delivery: Delivery) {
        let fields: JournalFields = [
            .channel: channel, .delivery: delivery.id.description, .attempts: String(delivery.attempts),
            .state: state.rawValue, .status: outcome.status.map(String.init) ?? "",
        ]
        let what = "'\(delivery.summary)' on \(channel)"
        switch state {
        case .failed:
            journal.note(.failed, .error, "cannot deliver \(what): \(outcome.note)", fields)
        case .expired:
            journal.note(.expired, .error, "gave up on \(what), which is of no use any more: \(outcome.note)", fields)
        case .deferred:
            let zone = setup.value.zone
            let next = outcome.retryAt.map { ", next attempt \($0.iso8601(in: zone))" } ?? ""
            let form = outcome.isPlain && !delivery.isPlain ? ", in its plainest form" : ""
            journal.note(.deferred, .warning, "deferred \(what): \(outcome.note)\(next)\(form)", fields)
        case .cancelled:
            journal.note(.withdrawn, .notice, "took back \(what), which is not true any more: \(outcome.note)", fields)
        case .diverted:
            journal.note(.diverted, .notice, "\(what) goes out on another channel: \(outcome.note)", fields)
            outbox.ring()
        case .queued, .sending, .delivered, .accepted:
            let isRepeated = delivery.unanswered > 0 && !outcome.isUnanswered
            let doubt = isRepeated ? ", maybe a second time" : ""
            journal.note(.delivered, .info, "\(state.rawValue) \(what)\(doubt)", fields)
        }
    }

    private func note(_ event: Breaker.Event?, _ opening: Breaker.Opening?) {
        switch event {
        case .opened:
            let zone = setup.value.zone
            let probe = opening.map { "; it is tried again at \($0.probe.iso8601(in: zone))" } ?? ""
            journal.note(
                .channelBroken, .error, "the channel \(channel) is left alone: \(opening?.reason ?? "")\(probe)",
                [.channel: channel])
        case .closed:
            journal.note(.channelMended, .notice, "the channel \(channel) works again", [.channel: channel])
        case .outlasted, nil: break
        }
    }

    private func note(diverted count: Int) {
        if count == 0 { return }
        let fallback = setup.value.configuration.channel(channel)?.fallback ?? "another"
        let notices = count == 1 ? "a notice for \(channel) goes" : "\(count) notices for \(channel) go"
        journal.note(.diverted, .notice, "\(notices) out on \(fallback) instead", [.channel: channel])
        outbox.ring()
    }
}

extension Result {
    fileprivate var failure: Failure? {
        if case .failure(let failure) = self { failure } else { nil }
    }
}

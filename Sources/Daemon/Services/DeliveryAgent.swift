import CivilTime
import HostSystem
import Logging
import ReminderCore
import Settings

/// Works through the outbox of one channel, a few deliveries at a time.
///
/// A delivery is `sending` in the store before its first byte leaves, and what came of it is in the
/// store before its place is given to the next.
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

    /// Works until the bell is silenced, then ends what is under way.
    func run() async throws {
        bell.ring()
        try await withThrowingDiscardingTaskGroup { group in
            for await _ in bell.listen() {
                let now = clock.now
                do {
                    let next = try await begin(at: now) { delivery, carrier in
                        group.addTask {
                            defer {
                                board.end(on: channel)
                                bell.ring()
                            }
                            try await bell.silence(onFailureOf: { try await attempt(delivery, on: carrier) })
                        }
                    }
                    clock.arm(bell, at: next)
                } catch {
                    guard let failure = error as? StoreFailure, failure.isTemporary else { throw error }
                    clock.arm(bell, at: now + health.pause(after: failure, journal))
                }
            }
        }
    }

    /// Begins what can be attempted at `now`.
    ///
    /// - Returns: When to look again; nil when the end of an attempt will tell, or somebody else.
    private func begin(at now: Instant, _ start: (Delivery, any Channel) -> Void) async throws -> Instant? {
        let setup = setup.value
        guard let carrier = setup.channels[channel] else { return nil }
        let room = board.room(carrier, named: channel, at: now)
        if room.count == 0 {
            try await divert(with: setup, at: now)
            return room.next
        }
        // What waits for its own next attempt serves to find out whether the channel works again.
        if room.isProbe { try await store.bringForward(on: channel, at: now) }
        let claimed = try await store.claim(channel: channel, at: now, limit: room.count)
        board.begin(claimed.taken.count, on: channel, at: now)
        for delivery in claimed.taken { start(delivery, carrier) }
        for delivery in claimed.expired { journal.note(expired: delivery) }
        // The end of an attempt rings. With room left, what is queued waits for one that is under way.
        if claimed.taken.count == room.count { return nil }
        return try await store.nextRetry(on: channel).flatMap { $0 > now ? $0 : nil }
    }

    /// Sends what waits for a channel that is left alone another way, if the configuration names one.
    private func divert(with setup: Setup, at now: Instant) async throws {
        guard let opening = board.opening(of: channel), setup.configuration.channel(channel)?.fallback != nil,
            try await store.nextAttempt(on: channel) != nil
        else { return }
        note(diverted: try await store.setBreaker(of: channel, to: opening, telling: [], at: now))
    }

    private func attempt(_ delivery: Delivery, on carrier: any Channel) async throws {
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
        let state = try await persist { () throws(StoreFailure) in try await store.record(outcome) } ?? outcome.state
        note(outcome, state, of: delivery)
        outcomes.post(outcome)
        try await note(result, at: now)
    }

    /// Keeps the channel's breaker, and writes down what became of it.
    private func note(_ result: Result<Receipt, DeliveryFailure>, at now: Instant) async throws {
        let (event, before, opening) = board.note(result, on: channel, at: now)
        guard before != opening else { return }
        let setup = setup.value
        let trouble = trouble(event, before, opening)
        let notices = trouble.flatMap { setup.delivery(of: $0, at: now) }.map { [$0] } ?? []
        let diverted = try await persist { () throws(StoreFailure) in
            try await store.setBreaker(of: channel, to: opening, telling: notices, at: now)
        }
        note(event, opening)
        note(diverted: diverted)
        if !notices.isEmpty || diverted > 0 { outbox.ring() }
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
        let fields: [JournalField: String] = [
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

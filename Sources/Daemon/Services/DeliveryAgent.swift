import CivilTime
import Logging
import ReminderCore
import Synchronization

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

    /// Works until the bell is silenced, then ends what is under way.
    func run() async throws {
        bell.ring()
        let underWay = Counter()
        try await withThrowingDiscardingTaskGroup { group in
            for await _ in bell.listen() {
                let now = clock.now
                do {
                    for (delivery, carrier) in try await claim(beside: underWay.value, at: now) {
                        underWay.add(1)
                        group.addTask {
                            try await attempt(delivery, on: carrier)
                            underWay.add(-1)
                            bell.ring()
                        }
                    }
                    clock.arm(bell, at: try await store.nextAttempt(on: channel).flatMap { $0 > now ? $0 : nil })
                } catch {
                    guard let failure = error as? StoreFailure, failure.isTemporary else { throw error }
                    clock.arm(bell, at: now + health.pause(after: failure, journal))
                }
            }
        }
    }

    private func claim(beside underWay: Int, at now: Instant) async throws -> [(Delivery, any Channel)] {
        guard let carrier = setup.value.channels[channel], underWay < carrier.concurrency else { return [] }
        let claimed = try await store.claim(channel: channel, at: now, limit: carrier.concurrency - underWay)
        for delivery in claimed.expired { journal.note(expired: delivery) }
        return claimed.taken.map { ($0, carrier) }
    }

    private func attempt(_ delivery: Delivery, on carrier: any Channel) async throws {
        let result: Result<Receipt, DeliveryFailure>
        do {
            result = .success(try await carrier.send(delivery, at: clock.now))
        } catch {
            result = .failure(error)
        }
        let outcome = DeliveryOutcome(of: delivery, result: result, at: clock.now)
        try await record(outcome)
        note(outcome, of: delivery)
        outcomes.post(outcome)
    }

    /// Writes down what came of an attempt, however long the store refuses: the message is out already.
    private func record(_ outcome: DeliveryOutcome) async throws {
        while true {
            do {
                try await store.record([outcome])
                return health.works(journal)
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

    private func note(_ outcome: DeliveryOutcome, of delivery: Delivery) {
        let fields: [JournalField: String] = [
            .channel: channel, .delivery: delivery.id.description, .attempts: String(delivery.attempts),
            .state: outcome.state.rawValue,
        ]
        let what = "'\(delivery.summary)' on \(channel)"
        switch outcome.state {
        case .failed:
            journal.note(.failed, .error, "cannot deliver \(what): \(outcome.note)", fields)
        case .expired:
            journal.note(.expired, .error, "gave up on \(what), which is of no use any more: \(outcome.note)", fields)
        case .deferred:
            let zone = setup.value.zone
            let next = outcome.retryAt.map { ", next attempt \($0.iso8601(in: zone))" } ?? ""
            journal.note(.deferred, .warning, "deferred \(what): \(outcome.note)\(next)", fields)
        case .queued, .sending, .delivered, .accepted, .cancelled:
            journal.note(.delivered, .info, "\(outcome.state.rawValue) \(what)", fields)
        }
    }
}

/// How many things are under way.
private final class Counter: Sendable {
    private let count = Atomic(0)

    var value: Int { count.load(ordering: .relaxed) }

    func add(_ step: Int) { count.add(step, ordering: .relaxed) }
}

import CivilTime
import Logging
import ReminderCore
import ServiceLifecycle
import Settings

/// Once an hour, and when the clock was set: expires what nobody delivers any more, plans again what only seemed to be
/// missed, and forgets what is long over.
struct Housekeeper: Service {
    private static let interval = Duration.seconds(3600)

    let bell: Bell
    let setup: SetupInForce
    let store: any StateStore
    let clock: any AlarmClock
    let journal: Journal
    /// Rung when the plan changed.
    let scheduler: Bell

    func run() async throws {
        bell.ring()
        try await bell.untilShutdown {
            let now = clock.now
            clock.arm(bell, at: now + Self.interval)
            do throws(StoreFailure) {
                if try await store.replanMissed(dueAfter: now) > 0 { scheduler.ring() }
                for delivery in try await store.expireDeliveries(at: now) { journal.note(expired: delivery) }
                let setup = setup.value
                let horizon = now - setup.configuration.retention
                try await store.prune(endedBefore: horizon)
                try await store.forgetMemories(
                    except: Set(setup.channels.keys), unseenSince: horizon, at: now)
            } catch {
                // The services that cannot do without the store say what is wrong with it.
                if !error.isTemporary { throw error }
            }
        }
    }
}

import CivilTime
import Logging
import ReminderCore
import ServiceLifecycle

/// Once an hour: expires what nobody delivers any more, and forgets what is long over.
struct Housekeeper: Service {
    private static let interval = Duration.seconds(3600)
    /// How long what is over is remembered.
    private static let memory = Duration.seconds(90 * 86_400)

    let bell: Bell
    let store: any StateStore
    let clock: any AlarmClock
    let journal: Journal

    func run() async throws {
        bell.ring()
        for await _ in bell.listen().cancelOnGracefulShutdown() {
            let now = clock.now
            clock.arm(bell, at: now + Self.interval)
            do {
                for delivery in try await store.expireDeliveries(at: now) {
                    journal.note(
                        .expired, .error, "gave up on '\(delivery.summary)' on \(delivery.channel): it waited too long",
                        [.channel: delivery.channel, .delivery: delivery.id.description])
                }
                try await store.prune(endedBefore: now - Self.memory)
            } catch {
                // The services that cannot do without the store say what is wrong with it.
                if !error.isTemporary { throw error }
            }
        }
    }
}

import ReminderCore
import Synchronization

/// Whether the services that remind still listen to their bells. One that hangs leaves its bell unheard.
final class Pulse: Sendable {
    private struct State {
        var lastBeat: Duration?
        /// Since when a bell that was rung is not heard, by the service's name.
        var unheard: [String: Duration] = [:]
    }

    /// So long a service may be busy.
    private static let patience = Duration.seconds(60)
    /// Who asks again within this gets what was found the last time: a question must not keep the services busy.
    private static let pause = Duration.seconds(5)

    private let bells: [(service: String, bell: Bell)]
    private let state = Mutex(State())

    /// - Parameter bells: Each with the name of the service that listens to it.
    init(_ bells: [(service: String, bell: Bell)]) { self.bells = bells }

    /// Rings every bell at `now`, on a clock that nobody can set.
    ///
    /// - Returns: Whether all had heard the ring before.
    @discardableResult
    func beat(at now: Duration) -> Bool {
        // Every bell is rung, also when one before it went unheard.
        let heard = bells.map { $0.bell.ring() }
        state.withLock { state in
            state.lastBeat = now
            for ((service, _), isHeard) in zip(bells, heard) {
                state.unheard[service] = isHeard ? nil : state.unheard[service] ?? now
            }
        }
        return heard.allSatisfy(\.self)
    }

    /// The services that have not listened for too long at `now`, on a clock that nobody can set.
    func deaf(at now: Duration) -> [String] {
        let isDue = state.withLock { $0.lastBeat.map { now - $0 >= Self.pause } ?? true }
        if isDue { beat(at: now) }
        return state.withLock { state in
            bells.map(\.service).filter { state.unheard[$0].map { now - $0 >= Self.patience } ?? false }
        }
    }
}

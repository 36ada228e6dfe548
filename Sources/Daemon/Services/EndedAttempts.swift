import CivilTime
import ReminderCore
import Synchronization

/// An attempt that is over and not written down yet.
struct EndedAttempt: Sendable {
    let delivery: Delivery
    let outcome: DeliveryOutcome
    /// What it was to the channel's breaker.
    let news: ChannelBoard.News
}

/// The attempts of one channel that are over and not written down yet: its agent takes them all at once.
final class EndedAttempts: Sendable {
    private struct State {
        var attempts: [EndedAttempt] = []
        var isClosed = false
    }

    private let state = Mutex(State())

    init() {}

    /// Adds one.
    ///
    /// - Returns: Whether the agent will take it; if not, whoever adds it has to.
    func add(_ attempt: EndedAttempt) -> Bool {
        state.withLock { state in
            state.attempts.append(attempt)
            return !state.isClosed
        }
    }

    /// Takes all.
    func take() -> [EndedAttempt] {
        state.withLock { state in
            defer { state.attempts = [] }
            return state.attempts
        }
    }

    /// Puts back what could not be written down.
    func putBack(_ attempts: [EndedAttempt]) { state.withLock { $0.attempts.insert(contentsOf: attempts, at: 0) } }

    /// Notes that the agent takes nothing any more.
    func close() { state.withLock { $0.isClosed = true } }
}

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
    /// Who sees to an attempt that is added.
    enum Care {
        /// The agent, at once: something waits for its place, or for it to be over, or it is to be tried again.
        case awaited
        /// The agent, but nothing waits for it: it is time enough in a moment, together with others.
        case unhurried
        /// The agent, which is told because of an earlier one.
        case shared
        /// Whoever adds it: the agent takes nothing any more.
        case own
    }

    private struct State {
        var attempts: [EndedAttempt] = []
        var isClosed = false
        var isAwaited = false
    }

    private let state = Mutex(State())

    init() {}

    /// Whether there is none.
    var isEmpty: Bool { state.withLock { $0.attempts.isEmpty } }

    /// Adds one.
    func add(_ attempt: EndedAttempt) -> Care {
        state.withLock { state in
            state.attempts.append(attempt)
            if state.isClosed { return .own }
            if state.isAwaited || !attempt.outcome.state.isFinal { return .awaited }
            return state.attempts.count == 1 ? .unhurried : .shared
        }
    }

    /// Takes all.
    func take() -> [EndedAttempt] {
        state.withLock { state in
            defer { state.attempts = [] }
            return state.attempts
        }
    }

    /// Says whether something waits for attempts that are under way.
    func expect(_ isAwaited: Bool) { state.withLock { $0.isAwaited = isAwaited } }

    /// Puts back what could not be written down.
    func putBack(_ attempts: [EndedAttempt]) { state.withLock { $0.attempts.insert(contentsOf: attempts, at: 0) } }

    /// Notes that the agent takes nothing any more.
    func close() { state.withLock { $0.isClosed = true } }
}

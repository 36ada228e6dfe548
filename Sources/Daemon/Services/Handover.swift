import ReminderCore
import Synchronization

/// How the agent of a channel gets deliveries that the transaction that queued them has claimed for it already.
///
/// What is announced is given, even when the agent wants to end: it waits for that.
final class Handover: Sendable {
    /// What is to be attempted, and how.
    struct Gift: Sendable {
        let deliveries: [Delivery]
        let carrier: any Channel
    }

    private struct State {
        var announced = 0
        var isRetired = false
    }

    /// What is given, for the one agent.
    let gifts: AsyncStream<Gift>
    private let continuation: AsyncStream<Gift>.Continuation
    private let state = Mutex(State())

    /// The agent's, which looks for what there is to do.
    let bell: Bell

    init(_ bell: Bell) {
        self.bell = bell
        (gifts, continuation) = AsyncStream.makeStream()
    }

    /// Announces that something may be given.
    ///
    /// - Returns: Whether the agent takes it.
    func announce() -> Bool {
        state.withLock { state in
            if !state.isRetired { state.announced += 1 }
            return !state.isRetired
        }
    }

    /// Gives what was announced; nil for nothing.
    func give(_ gift: Gift?) {
        state.withLock { state in
            if let gift { continuation.yield(gift) }
            state.announced -= 1
            if state.isRetired, state.announced == 0 { continuation.finish() }
        }
    }

    /// Lets ``gifts`` end with what is announced.
    func retire() {
        state.withLock { state in
            state.isRetired = true
            if state.announced == 0 { continuation.finish() }
        }
    }
}

import ReminderCore
import Synchronization

/// Who wants the configuration to be read again. Those who ask while it is read are served together by the next reading.
final class ReloadRequests: Sendable {
    /// Called once with the faults found; none when the configuration is in force.
    typealias Answer = @Sendable ([Diagnostic]) -> Void

    private struct State {
        var waiting: [Answer] = []
        var isClosed = false
    }

    /// Rung for the one that serves.
    let bell = Bell()
    private let state = Mutex(State())

    /// Asks for the configuration to be read again.
    func submit(_ answer: @escaping Answer = { _ in }) {
        let isClosed = state.withLock { state in
            if !state.isClosed { state.waiting.append(answer) }
            return state.isClosed
        }
        if isClosed { answer([Self.refusal]) } else { bell.ring() }
    }

    /// Those who wait; they are to be answered.
    func take() -> [Answer] {
        state.withLock { state in
            defer { state.waiting = [] }
            return state.waiting
        }
    }

    /// Serves nobody any more.
    func close() {
        state.withLock { $0.isClosed = true }
        for answer in take() { answer([Self.refusal]) }
    }

    private static let refusal = Diagnostic(
        at: Diagnostic.Location(file: "nhaclich"), "the daemon is going down",
        remedy: "it reads the configuration when it starts")
}

import HostSystem
import Synchronization

/// Tells on standard error, where that is a terminal, that something takes its time.
enum Progress {
    /// Does `body`, and shows what is being done once that has taken a second.
    ///
    /// - Parameter what: As in `reading the calendars`.
    static func during<Answer>(_ what: String, _ body: () async throws -> Answer) async rethrows -> Answer {
        guard Terminal.error.isInteractive else { return try await body() }
        let line = ProgressLine(what)
        let heartbeat = Heartbeat(every: .milliseconds(250)) { line.beat() }
        defer {
            heartbeat.stop()
            line.clear()
        }
        return try await body()
    }
}

/// One line that changes in its place.
private final class ProgressLine: Sendable {
    private enum State {
        case waiting(beats: Int)
        case shown(beats: Int)
        case over
    }

    private static let pictures = ["⠋", "⠙", "⠸", "⠴", "⠦", "⠇"]
    private static let patience = 4

    private let what: String
    private let state = Mutex(State.waiting(beats: 0))

    init(_ what: String) { self.what = what }

    func beat() {
        state.withLock { state in
            switch state {
            case .waiting(let beats) where beats < Self.patience: state = .waiting(beats: beats + 1)
            case .waiting(let beats), .shown(let beats):
                StandardError.write("\r\(Self.pictures[beats % Self.pictures.count]) \(what) …")
                state = .shown(beats: beats + 1)
            case .over: break
            }
        }
    }

    func clear() {
        state.withLock { state in
            if case .shown = state { StandardError.write("\r\u{1B}[K") }
            state = .over
        }
    }
}

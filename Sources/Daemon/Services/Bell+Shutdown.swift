import ReminderCore
import ServiceLifecycle

extension Bell {
    /// Does `turn` at every ring until the program is to end, or the bell is silenced.
    func untilShutdown(_ turn: () async throws -> Void) async rethrows {
        try await withGracefulShutdownHandler {
            for await _ in listen() { try await turn() }
        } onGracefulShutdown: {
            self.silence()
        }
    }
}

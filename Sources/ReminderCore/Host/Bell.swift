/// Wakes a service. Rings while it is busy are one ring when it is done.
///
/// A service that is woken looks at the store for what there is to do, so it does not matter who rang,
/// how often, or whether a ring was early.
package final class Bell: Sendable {
    private let rings: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    package init() {
        (rings, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Wakes the service, now or as soon as it is done with what it does.
    ///
    /// - Returns: Whether the service had heard the ring before this one. One that does not for long hangs.
    @discardableResult
    package func ring() -> Bool {
        if case .dropped = continuation.yield() { false } else { true }
    }

    /// Lets the service come to its end after what it does.
    package func silence() { continuation.finish() }

    /// Does `work`, a part of what the service does, and lets the service come to its end when that fails.
    ///
    /// A task group that has a failed task waits for its body all the same, and the body waits for the next ring.
    package func silence(onFailureOf work: () async throws -> Void) async throws {
        do { try await work() } catch {
            silence()
            throw error
        }
    }

    /// The rings, for the one service that listens; they end with ``silence()`` or the task's cancellation.
    package func listen() -> AsyncStream<Void> { rings }
}

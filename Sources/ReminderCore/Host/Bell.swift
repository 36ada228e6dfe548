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
    package func ring() { continuation.yield() }

    /// Lets the service come to its end after what it does.
    package func silence() { continuation.finish() }

    /// Ends with the silence, or when the task is cancelled. For one listener.
    package func listen() -> AsyncStream<Void> { rings }
}

import ReminderCore
import Synchronization

/// Where someone who waits for one delivery hears what came of its next attempt.
final class OutcomeBoard: Sendable {
    private let waiting = Mutex<[Identity: AsyncStream<DeliveryOutcome>.Continuation]>([:])

    init() {}

    /// What comes of the attempts of `delivery` from now on; hold it before the delivery is queued.
    func outcomes(of delivery: Identity) -> AsyncStream<DeliveryOutcome> {
        let (stream, continuation) = AsyncStream<DeliveryOutcome>.makeStream(bufferingPolicy: .bufferingNewest(1))
        continuation.onTermination = { [weak self] _ in
            self?.waiting.withLock { $0[delivery] = nil }
        }
        waiting.withLock { $0[delivery] = continuation }
        return stream
    }

    /// Tells whoever waits.
    func post(_ outcome: DeliveryOutcome) {
        _ = waiting.withLock { $0[outcome.delivery] }?.yield(outcome)
    }
}

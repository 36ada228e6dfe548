import ReminderCore
import Synchronization

/// Where those who watch the daemon hear that something may look otherwise than before.
final class NewsBoard: Sendable {
    private let listeners = Mutex<[Int: AsyncStream<Void>.Continuation]>([:])
    private let next = Mutex(0)

    init() {}

    /// Rings with every piece of news from now on; rings that nobody heard yet are one ring.
    func listen() -> AsyncStream<Void> {
        let number = next.withLock { number in
            number += 1
            return number
        }
        let (stream, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        continuation.onTermination = { [weak self] _ in self?.listeners.withLock { $0[number] = nil } }
        listeners.withLock { $0[number] = continuation }
        return stream
    }

    /// Tells those who listen.
    func post() {
        listeners.withLock { for listener in $0.values { listener.yield() } }
    }
}

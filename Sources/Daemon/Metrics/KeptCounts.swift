import CivilTime
import ReminderCore
import Synchronization

/// How many events each calendar has to come, counted now and then: it is the one number that has to be counted anew.
final class KeptCounts: Sendable {
    /// So long a count is good enough.
    private static let freshness = Duration.seconds(60)

    private let kept = Mutex<(at: Instant, counts: [String: Int])?>(nil)

    init() {}

    /// The counts at `now`, or shortly before.
    func counts(in store: any StateStore, at now: Instant) async throws(StoreFailure) -> [String: Int] {
        if let (at, counts) = kept.withLock({ $0 }), at <= now, now - at < Self.freshness { return counts }
        let counts = try await store.upcomingCounts(at: now)
        kept.withLock { $0 = (now, counts) }
        return counts
    }
}

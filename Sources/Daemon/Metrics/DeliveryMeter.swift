import Admin
import CivilTime
import ReminderCore
import Synchronization

/// Counts attempts since the daemon started, for who watches it by numbers. What deliveries come to in the end is counted
/// by the store, which knows of all of them.
final class DeliveryMeter: Sendable {
    /// The numbers of one channel.
    struct Channel: Hashable, Sendable {
        /// Attempts, by what the delivery was after them.
        var attempts: [DeliveryState: Int] = [:]
        /// Attempts that are to be repeated, by what was in the way.
        var retries: [DeliveryFailure.Cause: Int] = [:]
        /// How long after its time a notice arrived, in seconds.
        var lateness = Histogram([0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600, 21_600, 86_400])
        /// How long an attempt took, in seconds.
        var duration = Histogram([0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 60])

        /// Notes an attempt.
        fileprivate mutating func count(
            _ outcome: DeliveryOutcome, of delivery: Delivery, cause: DeliveryFailure.Cause?, duration: Duration
        ) {
            attempts[outcome.state, default: 0] += 1
            self.duration.observe(duration / .seconds(1))
            switch outcome.state {
            // A clock that was put back must not take anything from the sum.
            case .delivered, .accepted: lateness.observe(max(0, (outcome.at - delivery.due) / .seconds(1)))
            case .deferred: retries[cause ?? .local, default: 0] += 1
            case .queued, .sending, .failed, .expired, .diverted, .cancelled: break
            }
        }
    }

    private let channels = Mutex<[String: Channel]>([:])

    init() {}

    /// The numbers of the channel `name`.
    subscript(_ name: String) -> Channel { channels.withLock { $0[name] ?? Channel() } }

    /// Notes an attempt.
    ///
    /// - Parameters:
    ///   - cause: What was in the way; nil when nothing was.
    ///   - duration: How long it took.
    func count(
        _ outcome: DeliveryOutcome, of delivery: Delivery, on channel: String, cause: DeliveryFailure.Cause?,
        duration: Duration
    ) {
        channels.withLock {
            $0[channel, default: Channel()].count(outcome, of: delivery, cause: cause, duration: duration)
        }
    }
}

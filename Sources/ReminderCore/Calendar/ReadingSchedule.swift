package import CivilTime

/// When a calendar is read next.
package struct ReadingSchedule: Hashable, Sendable {
    /// The time between two readings when all is well.
    package let refresh: Duration

    package init(refresh: Duration) { self.refresh = refresh }

    /// The first wait after a failure; it doubles with every other.
    private static let firstWait = Duration.seconds(30)
    /// The longest wait after failures, unless `refresh` itself is longer.
    private static let longestWait = Duration.seconds(60 * 60)

    /// When to read `calendar` again after `failures` readings in a row have failed; 0 after a good one.
    ///
    /// The wait gets up to a tenth longer by an amount hashed from the name, so that calendars of one
    /// server, read together once, do not knock together for ever.
    package func next(
        after now: Instant, calendar: String, failures: Int, askedToWait: Duration? = nil
    ) -> Instant {
        var wait = refresh
        if failures > 0 {
            let backoff = Self.firstWait * (1 << min(failures - 1, 16))
            wait = min(backoff, max(refresh, Self.longestWait))
        }
        wait = max(wait, askedToWait ?? .zero)
        let jitter = Identity(of: calendar).spread(below: wait.wholeMilliseconds / 10)
        return now + wait + .milliseconds(jitter)
    }
}

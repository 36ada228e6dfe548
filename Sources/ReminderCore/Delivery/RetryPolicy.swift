package import CivilTime

/// When a delivery that did not succeed is tried again: later each time, never when it is of no use.
package struct RetryPolicy: Hashable, Sendable {
    /// The wait after the first attempt; it doubles with every other.
    package let base: Duration
    /// The longest wait.
    package let ceiling: Duration

    package init(base: Duration, ceiling: Duration) { (self.base, self.ceiling) = (base, ceiling) }

    /// 5 s, 10 s, 20 s … up to half an hour.
    package static let standard = RetryPolicy(base: .seconds(5), ceiling: .seconds(30 * 60))

    /// When to try `delivery` again after an attempt that failed at `now`, or nil when it would be too late.
    ///
    /// The wait gets up to a quarter longer by an amount hashed from the delivery, so that deliveries
    /// that fail together do not all return together. A last attempt is made shortly before the
    /// delivery expires, whatever the service asked for.
    package func nextAttempt(of delivery: Delivery, at now: Instant, askedToWait: Duration? = nil) -> Instant? {
        let doublings = min(max(delivery.attempts - 1, 0), 20)
        let wait = min(base * (1 << doublings), ceiling)
        let jitter = delivery.id.spread(below: wait.wholeMilliseconds / 4)
        let earliest = now + (askedToWait ?? .zero)
        let next = max(now + wait + .milliseconds(jitter), earliest)
        if next < delivery.expires { return next }
        let last = delivery.expires - base
        return last > now + base ? last : nil
    }
}

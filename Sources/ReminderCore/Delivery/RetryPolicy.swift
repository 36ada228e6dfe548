package import CivilTime

/// When a delivery that did not succeed is tried again: later each time, never when it is of no use.
package struct RetryPolicy: Hashable, Sendable {
    /// The wait after the first attempt; it doubles with every other.
    package let base: Duration
    /// The longest wait.
    package let ceiling: Duration

    package init(base: Duration, ceiling: Duration) { (self.base, self.ceiling) = (base, ceiling) }

    /// 5 s, 10 s, 20 s … up to five minutes: somebody who writes a command waits.
    package static let listening = RetryPolicy(base: .seconds(5), ceiling: .seconds(5 * 60))

    /// 5 s, 10 s, 20 s … up to half an hour.
    package static let standard = RetryPolicy(base: .seconds(5), ceiling: .seconds(30 * 60))

    /// When to try `delivery` again after an attempt that failed at `now`, or nil when it would be too late.
    ///
    /// The wait gets up to a quarter longer by an amount hashed from the delivery, so that deliveries
    /// that fail together do not all return together. A last attempt is made shortly before the
    /// delivery expires, whatever the service asked for.
    package func nextAttempt(of delivery: Delivery, at now: Instant, askedToWait: Duration? = nil) -> Instant? {
        let earliest = now + (askedToWait ?? .zero)
        let next = max(now + wait(after: delivery.attempts, of: delivery.id), earliest)
        if next < delivery.expires { return next }
        let last = delivery.expires - base
        return last > now + base ? last : nil
    }

    /// How long to wait after `attempts` of what is called `id`, of which none succeeded; its own jitter included.
    package func wait(after attempts: Int, of id: Identity) -> Duration {
        let doublings = min(max(attempts - 1, 0), 20)
        let wait = min(base * (1 << doublings), ceiling)
        return wait + .milliseconds(id.spread(below: wait.wholeMilliseconds / 4))
    }
}

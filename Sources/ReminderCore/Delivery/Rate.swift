package import CivilTime

/// How many messages a service takes.
package struct Rate: Hashable, Sendable {
    /// The time that makes room for one more.
    package let interval: Duration
    /// How many it takes at once after a pause.
    package let burst: Int

    /// - Parameter interval: At least a millisecond.
    package init(every interval: Duration, burst: Int = 1) {
        (self.interval, self.burst) = (max(interval, .milliseconds(1)), burst)
    }
}

/// A bucket that fills at a ``Rate``: who takes no more than is in it never asks too much of a service.
package struct TokenBucket: Sendable {
    private let rate: Rate
    /// When the bucket would have been empty, had it only filled since.
    private var empty: Instant?

    package init(_ rate: Rate) { self.rate = rate }

    /// How many messages may be sent at `now`.
    package func available(at now: Instant) -> Int {
        // A clock that was put back must not close the bucket for long.
        guard let empty, empty <= now + rate.interval * rate.burst else { return rate.burst }
        return min(rate.burst, max(0, Int((now - empty).wholeMilliseconds / rate.interval.wholeMilliseconds)))
    }

    /// Notes that `count` messages are sent at `now`.
    package mutating func take(_ count: Int, at now: Instant) {
        let full = now - rate.interval * rate.burst
        var base = max(empty ?? full, full)
        if base > now { base = full }
        empty = base + rate.interval * count
    }

    /// When there is room for one more; `now` when there is.
    package func next(after now: Instant) -> Instant {
        guard available(at: now) == 0, let empty else { return now }
        return empty + rate.interval
    }
}

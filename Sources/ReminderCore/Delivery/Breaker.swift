package import CivilTime

/// Whether a channel is worth trying. One that refuses everything, or does not answer, is left alone for a while, and
/// then asked with one delivery whether it works again.
package struct Breaker: Hashable, Sendable {
    /// Why it is open.
    package enum Cause: String, Hashable, Sendable {
        /// The service refuses us: only the operator can help.
        case refused
        /// The service does not work.
        case failing
    }

    /// What an attempt did to it.
    package enum Event: Hashable, Sendable {
        case opened, closed
        /// It has been open for so long that somebody has to hear of it.
        case outlasted
    }

    /// An open breaker.
    package struct Opening: Hashable, Sendable {
        package let cause: Cause
        package let since: Instant
        /// When one delivery is tried.
        package let probe: Instant
        /// How many probes have failed.
        package let probes: Int
        /// What the service said, or did: one line, free of secrets.
        package let reason: String
        /// Whether operators have heard of it.
        package let isTold: Bool

        package init(
            cause: Cause, since: Instant, probe: Instant, probes: Int, reason: String, isTold: Bool = false
        ) {
            (self.cause, self.since, self.probe) = (cause, since, probe)
            (self.probes, self.reason, self.isTold) = (probes, reason, isTold)
        }
    }

    /// Nil while the channel works.
    package private(set) var opening: Opening?
    /// How many attempts have failed in a row.
    private var failures = 0

    /// So many failures in a row open it.
    private static let tolerance = 5
    /// So long a service may not work before somebody has to hear of it.
    private static let patience = Duration.seconds(3600)

    package init(_ opening: Opening? = nil) { self.opening = opening }

    /// Whether something may be tried at `now`: anything while it is closed, one thing when it is time for a probe.
    package func limit(at now: Instant) -> Int {
        guard let opening else { return .max }
        // A clock that was put back must not keep it shut.
        return now >= opening.probe || now < opening.since ? 1 : 0
    }

    /// Notes that the service took something.
    package mutating func succeeded() -> Event? {
        failures = 0
        defer { opening = nil }
        return opening == nil ? nil : .closed
    }

    /// Notes that an attempt at `now` failed for a reason that is not the delivery's.
    package mutating func failed(_ cause: Cause, _ reason: String, at now: Instant) -> Event? {
        failures += 1
        if let opening {
            // It did not work, and now it says that it does not want us: that is news, and another wait.
            if cause == .refused, opening.cause == .failing {
                self.opening = Self.opening(.refused, reason, since: min(opening.since, now), at: now)
                return .opened
            }
            // What was under way when it opened, or was tried out of turn, is no probe.
            if limit(at: now) == 0 { return nil }
            let probes = opening.probes + 1
            let isLong = !opening.isTold && now - opening.since >= Self.patience
            // Never since later than now, or a clock that was put back would take the pauses away.
            self.opening = Opening(
                cause: opening.cause, since: min(opening.since, now), probe: now + Self.wait(opening.cause, probes),
                probes: probes, reason: reason, isTold: opening.isTold || isLong)
            return isLong ? .outlasted : nil
        }
        guard cause == .refused || failures >= Self.tolerance else { return nil }
        opening = Self.opening(cause, reason, since: now, at: now)
        return .opened
    }

    /// Notes that the service wants nothing before `probe`.
    package mutating func leaveAlone(until probe: Instant, _ reason: String, at now: Instant) -> Event? {
        let known = opening
        opening = Opening(
            cause: known?.cause ?? .failing, since: min(known?.since ?? now, now), probe: probe,
            probes: known?.probes ?? 0, reason: reason, isTold: known?.isTold ?? false)
        return known == nil ? .opened : nil
    }

    /// A refusal is told at once.
    private static func opening(_ cause: Cause, _ reason: String, since: Instant, at now: Instant) -> Opening {
        Opening(
            cause: cause, since: since, probe: now + wait(cause, 0), probes: 0, reason: reason,
            isTold: cause == .refused)
    }

    /// The wait before the probe after `probes` have failed: half a minute and up to two for a service that does not
    /// work, five minutes and up to an hour for one that refuses us.
    private static func wait(_ cause: Cause, _ probes: Int) -> Duration {
        switch cause {
        case .failing: min(.seconds(30) * (1 << min(probes, 8)), .seconds(120))
        case .refused: min(.seconds(300) * (1 << min(probes, 8)), .seconds(3600))
        }
    }
}

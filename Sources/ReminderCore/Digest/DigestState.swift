package import CivilTime

/// Where a digest is in its rhythm.
package struct DigestState: Hashable, Sendable {
    /// When the last one was made, or when the digest was first configured: what became known after it is news.
    package let since: Instant
    /// Up to when digests that were due are done with, sent or not.
    package let settledUpTo: Instant

    package init(since: Instant, settledUpTo: Instant) { (self.since, self.settledUpTo) = (since, settledUpTo) }

    /// The state at `now`: what a clock that was ahead wrote down is no later than that.
    package func known(at now: Instant) -> DigestState {
        DigestState(since: min(since, now), settledUpTo: min(settledUpTo, now))
    }
}

extension DigestRule {
    /// How late a digest may be, when nobody was there to send it.
    package static let lateness = Duration.seconds(12 * 3600)
    /// Over how long the digests of one minute are spread, in milliseconds.
    private static let spread: Int64 = 90_000

    /// When the digest is due next.
    ///
    /// It comes up to a minute and a half after its time, by an amount hashed from its name: services take little at
    /// the full hour, when everybody's machine writes to them.
    package func next(after state: DigestState, in zone: any ZoneRules) -> Instant {
        due(after: state.settledUpTo, in: zone) + .milliseconds(Identity(of: "digest", name).spread(below: Self.spread))
    }
}

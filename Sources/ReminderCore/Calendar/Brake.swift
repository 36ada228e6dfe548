package import CivilTime

extension Instant {
    /// Stands for the moment since which losses are held when an operator has accepted them: long enough ago.
    package static let accepted = Instant(milliseconds: 0)
}

/// Keeps a calendar that suddenly loses much from taking people's reminders away: that is more often a server in
/// trouble than a hundred workshops called off.
package struct Brake: Hashable, Sendable {
    /// How long such a loss is not believed.
    package let hold: Duration

    package init(hold: Duration) { self.hold = hold }

    /// What becomes of the losses of a reading.
    package enum Verdict: Hashable, Sendable {
        /// They are believed.
        case believed
        /// They are not, since an earlier reading or since now.
        case held(since: Instant)
    }

    /// Of so many known occurrences, or more, a loss of `lost` is believed at once.
    package static func plenty(for lost: Int) -> Int { lost * 10 / 3 + 1 }

    /// Whether a reading at `now` is believed that lost `lost` of `known` occurrences to come.
    ///
    /// - Parameter since: When such a loss was first seen; nil when none is held.
    package func verdict(lost: Int, of known: Int, heldSince since: Instant?, at now: Instant) -> Verdict {
        let isMass = lost > 0 && (lost == known || (lost > 1 && lost * 10 > known * 3))
        guard isMass, hold > .zero else { return .believed }
        guard let since, since <= now else { return .held(since: now) }
        return now - since >= hold ? .believed : .held(since: since)
    }
}

package import CivilTime

/// Which deliveries are asked for: the latest ones that meet everything it says.
package struct DeliveryQuestion: Hashable, Sendable {
    /// The most that are answered.
    package var limit: Int
    /// Only those in one of these states; empty for all.
    package var states: [DeliveryState]
    /// Only those on this channel; nil for all.
    package var channel: String?
    /// Only those whose summary has these words in it, whatever their case and accents; looked for among the latest
    /// 20,000 that meet all else.
    package var words: FoldedText?
    /// Only those whose state was last written down then or later; nil for all.
    package var since: Instant?
    /// Only those queued before this one; nil for the latest of all.
    package var before: Identity?

    package init(limit: Int, states: [DeliveryState] = []) { (self.limit, self.states) = (limit, states) }
}

extension StateStore {
    /// The latest deliveries, the newest last; only those in one of `states`, if any are given.
    package func deliveries(limit: Int, in states: [DeliveryState]) async throws(StoreFailure) -> [DeliveryRecord] {
        try await deliveries(DeliveryQuestion(limit: limit, states: states))
    }
}

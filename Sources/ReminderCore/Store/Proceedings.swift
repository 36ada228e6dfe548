package import CivilTime

/// What became of a channel's deliveries in one transaction.
package struct Proceedings: Sendable {
    /// What each delivery is now whose outcome was written down, in their order; nil for one that was over already, or is
    /// not known.
    package var states: [DeliveryState?]
    package var claimed: ClaimedDeliveries
    /// Whether more is queued, and waits for what is under way.
    package var isMoreQueued: Bool
    /// When the next attempt is due that had to wait; nil when none had to.
    package var nextRetry: Instant?

    package init(
        states: [DeliveryState?], claimed: ClaimedDeliveries = ClaimedDeliveries(), isMoreQueued: Bool = false,
        nextRetry: Instant? = nil
    ) {
        (self.states, self.claimed) = (states, claimed)
        (self.isMoreQueued, self.nextRetry) = (isMoreQueued, nextRetry)
    }
}

extension StateStore {
    /// Hands out what is to be tried next on a channel: see ``proceed(on:recording:claiming:at:)``.
    package func claim(channel: String, at now: Instant, limit: Int) async throws(StoreFailure) -> ClaimedDeliveries {
        try await proceed(on: channel, recording: [], claiming: limit, at: now).claimed
    }

    /// Settles reminders and lets nothing begin: see ``settle(_:claiming:at:)``.
    package func settle(_ settlements: [Settlement], at now: Instant) async throws(StoreFailure) {
        _ = try await settle(settlements, claiming: [:], at: now)
    }

    /// Writes down what came of an attempt: see ``proceed(on:recording:claiming:at:)``.
    ///
    /// - Returns: What the delivery is now; nil when it is over already, or not known.
    @discardableResult
    package func record(_ outcome: DeliveryOutcome) async throws(StoreFailure) -> DeliveryState? {
        try await proceed(on: "", recording: [outcome], claiming: 0, at: outcome.at).states[0]
    }
}

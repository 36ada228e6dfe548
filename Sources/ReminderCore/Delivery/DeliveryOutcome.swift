package import CivilTime

/// What came of one attempt, as it is written down.
package struct DeliveryOutcome: Hashable, Sendable {
    package let delivery: Identity
    package let state: DeliveryState
    /// When the attempt ended.
    package let at: Instant
    /// When the next attempt is to be made; only for ``DeliveryState/deferred``.
    package let retryAt: Instant?
    /// What the service answered or why it failed: one line, free of secrets.
    package let note: String

    package init(delivery: Identity, state: DeliveryState, at: Instant, retryAt: Instant? = nil, note: String) {
        (self.delivery, self.state, self.at) = (delivery, state, at)
        (self.retryAt, self.note) = (retryAt, note)
    }

    /// What follows from a `result` of sending `delivery` that came at `now`.
    package init(
        of delivery: Delivery, result: Result<Receipt, DeliveryFailure>, at now: Instant,
        policy: RetryPolicy = .standard
    ) {
        switch result {
        case .success(let receipt):
            self.init(delivery: delivery.id, state: receipt.state, at: now, note: receipt.note)
        case .failure(let failure):
            switch failure.remedy {
            case .giveUp:
                self.init(delivery: delivery.id, state: .failed, at: now, note: failure.reason)
            case .retry(let after):
                let retryAt = policy.nextAttempt(of: delivery, at: now, askedToWait: after)
                self.init(
                    delivery: delivery.id, state: retryAt == nil ? .expired : .deferred, at: now, retryAt: retryAt,
                    note: failure.reason)
            }
        }
    }
}

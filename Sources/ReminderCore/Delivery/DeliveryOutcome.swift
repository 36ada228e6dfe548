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
    /// The status of the HTTP answer; nil when there was none.
    package let status: Int?
    /// What the service calls the message; empty when it did not say.
    package let reference: String
    /// Whether the notice was sent and no answer came.
    package let isUnanswered: Bool
    /// Whether only the plainest form is sent from now on.
    package let isPlain: Bool
    @Hint package private(set) var place: DeliveryPlace?

    package init(
        delivery: Identity, state: DeliveryState, at: Instant, retryAt: Instant? = nil, note: String,
        status: Int? = nil, reference: String = "", isUnanswered: Bool = false, isPlain: Bool = false
    ) {
        (self.delivery, self.state, self.at) = (delivery, state, at)
        (self.retryAt, self.note, self.status, self.reference) = (retryAt, note, status, reference)
        (self.isUnanswered, self.isPlain) = (isUnanswered, isPlain)
    }

    /// What follows from a `result` of sending `delivery` that came at `now`.
    ///
    /// - Parameters:
    ///   - hasPlainForm: Whether a service that refused the whole can be offered less; asked only when it did.
    ///   - recognisesRepetition: Whether the destination knows a repeated delivery by its id.
    package init(
        of delivery: Delivery, result: Result<Receipt, DeliveryFailure>, at now: Instant,
        hasPlainForm: @autoclosure () -> Bool = false, recognisesRepetition: Bool = true,
        policy: RetryPolicy = .standard
    ) {
        switch result {
        case .success(let receipt):
            self.init(
                delivery: delivery.id, state: receipt.state, at: now, note: receipt.note, status: receipt.status,
                reference: receipt.reference, isPlain: delivery.isPlain)
        case .failure(let failure):
            var (state, retryAt) = (DeliveryState.failed, Instant?.none)
            var (isPlain, note) = (delivery.isPlain, failure.reason)
            switch failure.remedy {
            case .giveUp: break
            case .simplify where !delivery.isPlain && hasPlainForm():
                (state, retryAt, isPlain) = (.deferred, now, true)
            case .simplify: break
            case .retry where failure.mayHaveArrived && !recognisesRepetition && delivery.unanswered > 0:
                note += "; it got no answer twice, and a third one might be read three times"
            case .retry(let after):
                retryAt = policy.nextAttempt(of: delivery, at: now, askedToWait: after)
                state = retryAt == nil ? .expired : .deferred
            case .mendChannel:
                retryAt = policy.nextAttempt(of: delivery, at: now)
                state = retryAt == nil ? .expired : .deferred
            }
            self.init(
                delivery: delivery.id, state: state, at: now, retryAt: retryAt, note: note, status: failure.status,
                isUnanswered: failure.mayHaveArrived, isPlain: isPlain)
        }
        place = delivery.place.map { DeliveryPlace(number: $0, channel: delivery.channel) }
    }
}

/// Where the store has a delivery that it handed out: its own number, and the channel.
package struct DeliveryPlace: Hashable, Sendable {
    package let number: Int64
    package let channel: String

    package init(number: Int64, channel: String) { (self.number, self.channel) = (number, channel) }
}

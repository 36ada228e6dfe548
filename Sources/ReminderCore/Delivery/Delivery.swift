package import CivilTime

/// One notice on its way to one channel, as the outbox keeps it.
package struct Delivery: Hashable, Sendable {
    /// The same for every attempt: services recognise a repetition by it.
    package let id: Identity
    /// The channel's name in the configuration.
    package let channel: String
    /// What is sent: made when the notice was due, the same bytes at every attempt.
    package let payload: [UInt8]
    /// The notice on one line, for lists and the journal.
    package let summary: String
    /// When the notice was due.
    package let due: Instant
    /// When nobody needs it any more.
    package let expires: Instant
    /// How often it has been tried, this time included once it is handed out.
    package let attempts: Int

    package init(
        id: Identity, channel: String, payload: [UInt8], summary: String, due: Instant, expires: Instant,
        attempts: Int = 0
    ) {
        (self.id, self.channel, self.payload, self.summary) = (id, channel, payload, summary)
        (self.due, self.expires, self.attempts) = (due, expires, attempts)
    }
}

/// Where a delivery is on its way; the words are Postfix's and RFC 3464's.
package enum DeliveryState: String, Hashable, Sendable, CaseIterable {
    /// It waits for its first attempt.
    case queued
    /// An attempt is under way. Found at start, it is one that a crash cut off.
    case sending
    /// An attempt did not succeed and another one will be made.
    case deferred
    /// The service said that it has it.
    case delivered
    /// The service took it and will post it later, or not.
    case accepted
    /// It cannot succeed without the operator.
    case failed
    /// It could not be sent before it lost its use.
    case expired
    /// The operator took it back.
    case cancelled

    /// Whether nothing more will happen to it.
    package var isFinal: Bool {
        switch self {
        case .queued, .sending, .deferred: false
        case .delivered, .accepted, .failed, .expired, .cancelled: true
        }
    }
}

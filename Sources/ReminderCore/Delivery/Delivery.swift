package import CivilTime

/// One notice on its way to one channel, as the outbox keeps it.
package struct Delivery: Hashable, Sendable {
    /// The same notice for another channel, should this one fail it.
    package struct Fallback: Hashable, Sendable {
        package let channel: String
        package let payload: [UInt8]

        package init(channel: String, payload: [UInt8]) { (self.channel, self.payload) = (channel, payload) }

        /// What the delivery on `channel` is called that takes the place of `delivery`.
        package static func id(of delivery: Identity, on channel: String) -> Identity {
            Identity(of: delivery.description, channel)
        }
    }

    /// The same for every attempt: services recognise a repetition by it.
    package let id: Identity
    /// The channel's name in the configuration.
    package let channel: String
    /// What is sent: made when the notice was due, the same bytes at every attempt.
    package let payload: [UInt8]
    /// The notice on one line, for lists and the journal.
    package let summary: String
    /// The occurrences it is about; none for a digest, or what needs a person. Deliveries about the one same occurrence
    /// arrive in order.
    package var occurrences: [Occurrence.ID] = []
    /// Whether it is a list of occurrences, however short.
    package var isOfSeveral = false
    /// The notice on the same channel that it corrects; nil when it corrects none. When the delivery is handed out, with
    /// what the service calls that message by then: it may have been under way when this one was made.
    package var earlier: EarlierNotice?
    /// When the notice was due.
    package let due: Instant
    /// When nobody needs it any more.
    package let expires: Instant
    package var urgency = Urgency.usual
    /// No attempt is made before; nil for at once.
    package var notBefore: Instant?
    package var fallback: Fallback?
    /// How often it has been tried, this time included once it is handed out.
    package let attempts: Int
    /// How many attempts got no answer, and may have arrived.
    package var unanswered = 0
    /// Whether the service refused the whole, and only the plainest form is sent.
    package var isPlain = false
    /// The store's own number for it, once it is handed out.
    @Hint package var place: Int64?

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
    /// Another channel took it over.
    case diverted
    /// It is not true any more.
    case cancelled

    /// Whether nothing more will happen to it.
    package var isFinal: Bool {
        switch self {
        case .queued, .sending, .deferred: false
        case .delivered, .accepted, .failed, .expired, .diverted, .cancelled: true
        }
    }
}

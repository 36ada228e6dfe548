package import CivilTime

/// A way to put a notice before people.
///
/// Delivery is at least once: after a crash a channel may be handed a delivery that it has already
/// carried, and lets the destination recognise it by its id where that is possible.
package protocol Channel: Sendable {
    /// The bytes to send for a notice. Words are fixed here, once, so that every attempt sends the same.
    func compose(_ message: Message, for notice: Notice) -> [UInt8]

    /// Makes one attempt, within a bounded time.
    ///
    /// - Parameter now: When the attempt begins.
    func send(_ delivery: Delivery, at now: Instant) async throws(DeliveryFailure) -> Receipt

    /// Goes as far towards the destination as one can without posting anything, within a bounded time.
    ///
    /// - Returns: What was found there: a few words for the operator.
    func reach() async throws(DeliveryFailure) -> String

    /// The notice of a delivery in its plainest and shortest form, for a service that refused the whole; nil when there
    /// is none.
    func plain(_ delivery: Delivery) -> [UInt8]?

    /// A payload as it may be shown to operators: with the settings that it is sent with, but for secrets.
    func shown(_ payload: [UInt8]) -> [UInt8]

    /// How many attempts may be under way at once.
    var concurrency: Int { get }

    /// How many messages the service takes; nil when it does not say.
    var rate: Rate? { get }

    /// Whether the destination recognises a repeated delivery by its id. Where it does not, an attempt that got no
    /// answer is repeated once only.
    var recognisesRepetition: Bool { get }

    /// The way to hear what people write where it posts; nil when there is none.
    var listening: (any Listening)? { get }
}

extension Channel {
    package func reach() async throws(DeliveryFailure) -> String { "is on this machine" }
    package func plain(_ delivery: Delivery) -> [UInt8]? { nil }
    package func shown(_ payload: [UInt8]) -> [UInt8] { payload }
    package var concurrency: Int { 8 }
    package var rate: Rate? { nil }
    package var recognisesRepetition: Bool { false }
    package var listening: (any Listening)? { nil }
}

/// The word of the destination that it has a notice.
package struct Receipt: Hashable, Sendable {
    /// ``DeliveryState/delivered``, or ``DeliveryState/accepted`` where the service answers before it posts.
    package let state: DeliveryState
    /// What it answered: one line, free of secrets.
    package let note: String
    /// What the service calls the message, to edit it or to reply to it; empty when it does not say.
    ///
    /// One that is longer than ``longestReference`` or has control characters is as good as none.
    package let reference: String
    /// The status of an HTTP answer; nil where there is none.
    package let status: Int?

    package init(
        _ state: DeliveryState = .delivered, note: String, reference: String = "", status: Int? = nil
    ) {
        (self.state, self.note, self.status) = (state, note, status)
        let isPlain = reference.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
        self.reference = isPlain && reference.utf8.count <= Self.longestReference ? reference : ""
    }

    /// The longest reference that is kept, in bytes.
    package static let longestReference = 500
}

/// Why a notice did not arrive, and whether trying again can help.
package struct DeliveryFailure: Error, Hashable, CustomStringConvertible {
    package enum Remedy: Hashable, Sendable {
        /// Try again, no sooner than the destination asked.
        case retry(after: Duration? = nil)
        /// The destination does not take the notice as it is; a plainer one may pass.
        case simplify
        /// The destination takes nothing from this channel as it is configured; only the operator can help. What waits
        /// is sent when that is done.
        case mendChannel
        /// The same attempt would fail the same way, and so would any other.
        case giveUp
    }

    /// What was in the way, in one of a few words: for counting, where ``reason`` is for reading.
    package enum Cause: String, CaseIterable, Hashable, Sendable {
        /// No connection came about: no such host, nobody there, refused.
        case connection
        /// No encryption came about: a certificate that is not trusted, no common ground.
        case tls
        /// It was sent, and no answer came in time.
        case timeout
        /// It was sent, and what came was no whole answer.
        case reset
        /// The service asks for patience: it got too much.
        case rateLimited = "rate_limited"
        /// The service does not take it.
        case refused
        /// The service does not work now.
        case unavailable
        /// Nothing was sent: what is in the way is on this machine.
        case local

        /// What the status of an HTTP answer says.
        package init(status: Int) {
            switch status {
            case 429: self = .rateLimited
            case 408, 425, 500...599: self = .unavailable
            case 300...499: self = .refused
            // No success can be among the failures but one whose body denies it.
            default: self = (200...299).contains(status) ? .refused : .reset
            }
        }
    }

    package let remedy: Remedy
    package let cause: Cause
    /// One sentence for the operator, free of addresses and secrets, without a full stop.
    package let reason: String
    /// The status of the HTTP answer; nil when there was none.
    package let status: Int?
    /// Whether the notice may have arrived all the same: it was sent, and no answer came.
    package let mayHaveArrived: Bool

    /// - Parameter cause: Nil for what `status` says or, when there is none, for ``Cause/local``.
    package init(
        _ remedy: Remedy, _ reason: String, status: Int? = nil, mayHaveArrived: Bool = false, cause: Cause? = nil
    ) {
        (self.remedy, self.reason, self.status) = (remedy, reason, status)
        (self.mayHaveArrived, self.cause) = (mayHaveArrived, cause ?? status.map { Cause(status: $0) } ?? .local)
    }

    package var description: String { reason }
}

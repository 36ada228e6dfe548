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

    /// How many attempts may be under way at once.
    var concurrency: Int { get }
}

extension Channel {
    package var concurrency: Int { 8 }
}

/// The word of the destination that it has a notice.
package struct Receipt: Hashable, Sendable {
    /// ``DeliveryState/delivered``, or ``DeliveryState/accepted`` where the service answers before it posts.
    package let state: DeliveryState
    /// What it answered: one line, free of secrets.
    package let note: String

    package init(_ state: DeliveryState = .delivered, note: String) { (self.state, self.note) = (state, note) }
}

/// Why a notice did not arrive, and whether trying again can help.
package struct DeliveryFailure: Error, Hashable, CustomStringConvertible {
    package enum Remedy: Hashable, Sendable {
        /// Try again, no sooner than the destination asked.
        case retry(after: Duration? = nil)
        /// The same attempt would fail the same way; only the operator can help.
        case giveUp
    }

    package let remedy: Remedy
    /// One sentence for the operator, free of addresses and secrets, without a full stop.
    package let reason: String

    package init(_ remedy: Remedy, _ reason: String) { (self.remedy, self.reason) = (remedy, reason) }

    package var description: String { reason }
}

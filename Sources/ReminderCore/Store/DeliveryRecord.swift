package import CivilTime

/// A delivery as history shows it.
package struct DeliveryRecord: Hashable, Sendable {
    package let id: Identity
    package let channel: String
    package let state: DeliveryState
    /// The notice on one line.
    package let summary: String
    /// When the notice was due.
    package let due: Instant
    /// When the state was last written down.
    package let changed: Instant
    package let attempts: Int
    /// When the next attempt is to be made; nil when there is none.
    package let retryAt: Instant?
    /// What the last attempt led to; empty before the first.
    package let note: String

    package init(
        id: Identity, channel: String, state: DeliveryState, summary: String, due: Instant, changed: Instant,
        attempts: Int, retryAt: Instant?, note: String
    ) {
        (self.id, self.channel, self.state, self.summary) = (id, channel, state, summary)
        (self.due, self.changed, self.attempts) = (due, changed, attempts)
        (self.retryAt, self.note) = (retryAt, note)
    }
}

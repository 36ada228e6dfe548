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
    /// Whether it may have arrived more than once: an attempt got no answer, or a restart cut it off.
    package var mayBeDuplicate = false
    /// Whether the service got the plainest form only.
    package var isPlain = false

    package init(
        id: Identity, channel: String, state: DeliveryState, summary: String, due: Instant, changed: Instant,
        attempts: Int, retryAt: Instant?, note: String
    ) {
        (self.id, self.channel, self.state, self.summary) = (id, channel, state, summary)
        (self.due, self.changed, self.attempts) = (due, changed, attempts)
        (self.retryAt, self.note) = (retryAt, note)
    }
}

/// One attempt of a delivery that needed more than one, or failed.
package struct DeliveryAttempt: Hashable, Sendable {
    /// The first is 1.
    package let number: Int
    /// When it ended.
    package let at: Instant
    /// What the delivery was after it.
    package let state: DeliveryState
    /// The status of the HTTP answer; nil when there was none.
    package let status: Int?
    /// What the service answered or why it failed: one line, free of secrets.
    package let note: String

    package init(number: Int, at: Instant, state: DeliveryState, status: Int?, note: String) {
        (self.number, self.at, self.state) = (number, at, state)
        (self.status, self.note) = (status, note)
    }
}

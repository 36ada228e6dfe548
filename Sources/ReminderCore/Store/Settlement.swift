/// How a reminder ends, together with what it puts into the outbox.
package struct Settlement: Hashable, Sendable {
    package let reminder: Identity
    @Hint package var place: ReminderPlace?
    /// ``ReminderState/settled``, ``ReminderState/missed``, ``ReminderState/silenced`` or ``ReminderState/superseded``.
    package let state: ReminderState
    package let deliveries: [Delivery]

    package init(
        reminder: Identity, at place: ReminderPlace? = nil, state: ReminderState, deliveries: [Delivery]
    ) {
        (self.reminder, self.place, self.state, self.deliveries) = (reminder, place, state, deliveries)
    }
}

/// Where the store has a reminder, and what it is about: the store's own numbers.
package struct ReminderPlace: Hashable, Sendable {
    package let reminder: Int64
    package let occurrence: Int64

    package init(reminder: Int64, occurrence: Int64) { (self.reminder, self.occurrence) = (reminder, occurrence) }
}

/// How a reminder ends, together with what it puts into the outbox.
package struct Settlement: Hashable, Sendable {
    package let reminder: Identity
    /// ``ReminderState/settled``, ``ReminderState/missed``, ``ReminderState/silenced`` or ``ReminderState/superseded``.
    package let state: ReminderState
    package let deliveries: [Delivery]

    package init(reminder: Identity, state: ReminderState, deliveries: [Delivery]) {
        (self.reminder, self.state, self.deliveries) = (reminder, state, deliveries)
    }
}

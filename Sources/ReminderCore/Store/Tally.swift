package import CivilTime

/// How many there are of everything in the store.
package struct Tally: Hashable, Sendable {
    /// When the earliest planned reminder is due; nil when none is planned.
    package var nextDue: Instant?
    package var reminders: [ReminderState: Int] = [:]
    package var deliveries: [DeliveryState: Int] = [:]
    /// Deliveries that wait, by channel.
    package var waiting: [String: Int] = [:]

    package init() {}
}

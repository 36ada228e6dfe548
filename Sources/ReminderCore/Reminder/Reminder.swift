package import CivilTime

/// The moment at which one rule wants attention for one occurrence.
///
/// A reminder is derived, never authored: the same occurrence, rule and lead always have the same
/// ``id``, so reading a calendar twice cannot make it remind twice. The start is part of the
/// identity, so an event that moves gets reminders of its own.
package struct Reminder: Hashable, Sendable {
    package let id: Identity
    package let occurrence: Occurrence.ID
    /// The rule's name in the configuration.
    package let rule: String
    /// The lead as written in the configuration.
    package let lead: String
    /// When it is due.
    package let due: Instant
    /// When the occurrence starts, in the zone it was planned with.
    package let start: Instant
    /// When the occurrence is over.
    package let end: Instant

    /// The lead of a reminder that an operator put off; no configuration has it.
    package static let snoozed = "snoozed"

    package init(occurrence: Occurrence.ID, rule: String, lead: String, due: Instant, start: Instant, end: Instant) {
        id = Identity { digest in
            digest.add(occurrence.calendar)
            digest.add(occurrence.uid)
            digest.add(occurrence.recurrenceID)
            digest.add(rule)
            digest.add(lead)
            digest.add(start.milliseconds)
            // Each time that it is put off, it is another one: the last one may have been sent.
            if lead == Self.snoozed { digest.add(due.milliseconds) }
        }
        (self.occurrence, self.rule, self.lead) = (occurrence, rule, lead)
        (self.due, self.start, self.end) = (due, start, end)
    }

    /// The last instant at which it may still be settled; later it is `missed`.
    ///
    /// It may be late by `grace`, at most until the occurrence starts. One that is due at the start
    /// itself, or after it (an event on whole days), has its grace all the same.
    package func latest(grace: Duration) -> Instant {
        due < start ? min(due + grace, start) : due + grace
    }

    /// When what it says is of no use any more: the occurrence is over.
    package func expiry(grace: Duration) -> Instant { max(end, due + grace) }
}

/// Where a reminder is on its way.
package enum ReminderState: String, Hashable, Sendable, CaseIterable {
    /// It waits for its time.
    case planned
    /// Its deliveries are in the outbox.
    case settled
    /// Its time passed while nobody was there to settle it.
    case missed
    /// The occurrence is cancelled, or gone from its calendar.
    case cancelled
    /// The occurrence moved or the rule changed: another reminder took its place.
    case superseded
    /// Its time came, or was to come, while an operator wanted silence about it.
    case silenced
}

/// A reminder as the planner hands it to the store.
package struct PlannedReminder: Hashable, Sendable {
    package let reminder: Reminder
    /// Whether the store is to plan it, if it does not know it. A reminder whose time passed before
    /// anyone could plan it is only named, so that one already there is not taken for superseded.
    package let isWanted: Bool

    package init(_ reminder: Reminder, isWanted: Bool) { (self.reminder, self.isWanted) = (reminder, isWanted) }
}

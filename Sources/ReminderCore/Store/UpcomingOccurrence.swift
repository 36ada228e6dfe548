package import CivilTime

/// An occurrence that is still to come or under way, and when people next hear of it.
package struct UpcomingOccurrence: Hashable, Sendable {
    package let occurrence: Occurrence
    /// When its earliest planned reminder is due; nil when none is planned.
    package let nextReminder: Instant?
    /// How many reminders are planned for it.
    package let planned: Int

    package init(occurrence: Occurrence, nextReminder: Instant?, planned: Int) {
        (self.occurrence, self.nextReminder, self.planned) = (occurrence, nextReminder, planned)
    }
}

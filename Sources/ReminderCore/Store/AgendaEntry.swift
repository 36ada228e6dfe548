package import CivilTime

/// Which part of what is known to come, or to have been, is asked for.
package struct AgendaQuestion: Hashable, Sendable {
    /// What is not over then and begins before its end.
    package var span: Range<Instant>
    /// Only of this calendar; nil for all.
    package var calendar: String?
    /// How many are left out at the beginning.
    package var skipped = 0
    /// The most that are answered.
    package var limit: Int

    package init(_ span: Range<Instant>, limit: Int) { (self.span, self.limit) = (span, limit) }
}

/// An occurrence with every reminder that it ever had.
package struct AgendaEntry: Hashable, Sendable {
    package let occurrence: Occurrence
    /// Earliest due first.
    package let reminders: [ReminderRecord]

    package init(occurrence: Occurrence, reminders: [ReminderRecord]) {
        (self.occurrence, self.reminders) = (occurrence, reminders)
    }

    /// When its earliest planned reminder is due; nil when none is planned.
    package var nextReminder: Instant? { reminders.first { $0.state == .planned }?.due }
}

package import CivilTime

/// What a reading changes in the store: one transaction, and nothing for what stayed as it was.
package struct CalendarChange: Sendable {
    /// An occurrence that is new or different, with its whole plan.
    package struct Entry: Sendable {
        package let occurrence: Occurrence
        /// The hash of the occurrence and of all that shapes its plan.
        package let fingerprint: Identity
        /// When it begins, in the configured zone.
        package let start: Instant
        /// When it is over, in the configured zone.
        package let end: Instant
        /// Every reminder the rules ask for. Those the store has planned that are not among these are superseded.
        package let plan: [PlannedReminder]
        /// Under which name the store knows it: an event that was given other recurrence rules gives its occurrences
        /// other names. Nil when under its own, or not at all.
        package var formerID: Occurrence.ID?

        package init(
            occurrence: Occurrence, fingerprint: Identity, start: Instant, end: Instant, plan: [PlannedReminder]
        ) {
            (self.occurrence, self.fingerprint, self.start) = (occurrence, fingerprint, start)
            (self.end, self.plan) = (end, plan)
        }
    }

    /// The calendar's name in the configuration.
    package let calendar: String
    /// When the calendar was read.
    package let now: Instant
    package var entries: [Entry] = []
    /// Occurrences that are not in the calendar any more, though not over.
    package var vanished: [Occurrence.ID] = []
    /// Occurrences that are farther away than the reading reached: another rule, or another clock, looked farther.
    package var outOfReach: [Occurrence.ID] = []

    package init(calendar: String, now: Instant) { (self.calendar, self.now) = (calendar, now) }

    /// Whether the store already holds all of it.
    package var isEmpty: Bool { entries.isEmpty && vanished.isEmpty && outOfReach.isEmpty }
}

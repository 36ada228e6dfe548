package import CivilTime

/// A reminder of an occurrence and where it is on its way.
package struct ReminderRecord: Hashable, Sendable {
    package let id: Identity
    package let rule: String
    package let lead: String
    package let due: Instant
    /// When the occurrence was to begin when it was planned.
    package let start: Instant
    package let state: ReminderState

    package init(
        id: Identity, rule: String, lead: String, due: Instant, start: Instant, state: ReminderState
    ) {
        (self.id, self.rule, self.lead) = (id, rule, lead)
        (self.due, self.start, self.state) = (due, start, state)
    }
}

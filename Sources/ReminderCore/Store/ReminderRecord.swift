package import CivilTime

/// A reminder of an occurrence and where it is on its way.
package struct ReminderRecord: Hashable, Sendable {
    package let rule: String
    package let lead: String
    package let due: Instant
    package let state: ReminderState

    package init(rule: String, lead: String, due: Instant, state: ReminderState) {
        (self.rule, self.lead, self.due, self.state) = (rule, lead, due, state)
    }
}

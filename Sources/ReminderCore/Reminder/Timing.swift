package import CivilTime

/// When a rule wants attention for an occurrence, and what quiet hours and holidays make of that.
package struct Timing: Hashable, Sendable {
    /// What moves a reminder.
    package enum Cause: Hashable, Sendable {
        /// Nobody is to be disturbed then.
        case quiet(QuietHours)
        /// Nobody works on that day.
        case dayOff(CivilDate)
    }

    /// A reminder that was moved.
    package struct Shift: Hashable, Sendable {
        package let cause: Cause
        /// When it is due now.
        package let due: Instant

        package init(_ cause: Cause, to due: Instant) { (self.cause, self.due) = (cause, due) }
    }

    /// The lead, as the reminder has it.
    package let lead: String
    /// When it would be due, were it not for quiet hours and holidays.
    package let asked: Instant
    /// What moved it, in order.
    package internal(set) var shifts: [Shift] = []

    init(lead: String, asked: Instant) { (self.lead, self.asked) = (lead, asked) }

    /// When it is due.
    package var due: Instant { shifts.last?.due ?? asked }
}

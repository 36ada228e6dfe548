/// What makes a component happen more than once, or not: its rules and dates.
///
/// A class, because most components have none of it and should not make room for it.
final class Recurrence: Sendable {
    /// One RDATE: when, and for how long when it is a PERIOD.
    struct AddedDate: Sendable {
        let time: TimeValue
        let extent: Extent
    }

    /// RRULE.
    let rules: [RecurrenceRule]
    /// EXRULE, which RFC 2445 had and old files have.
    let exceptionRules: [RecurrenceRule]
    /// RDATE.
    let added: [AddedDate]
    /// EXDATE.
    let removed: [TimeValue]

    /// What a component says about repeating.
    init(
        rules: [RecurrenceRule], exceptionRules: [RecurrenceRule], added: [AddedDate], removed: [TimeValue]
    ) {
        (self.rules, self.exceptionRules, self.added, self.removed) = (rules, exceptionRules, added, removed)
    }
}

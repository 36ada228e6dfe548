/// What makes a component happen more than once, or not: its rules and dates.
///
/// A class, because most components have none of it and should not make room for it.
final class Recurrence: Sendable {
    /// One RDATE: when, and for how long when it is a PERIOD.
    struct AddedDate: Sendable {
        let time: TimeValue
        let extent: Extent
    }

    let rules: [RecurrenceRule]
    let exceptionRules: [RecurrenceRule]
    let added: [AddedDate]
    let removed: [TimeValue]

    init(
        rules: [RecurrenceRule], exceptionRules: [RecurrenceRule], added: [AddedDate], removed: [TimeValue]
    ) {
        (self.rules, self.exceptionRules, self.added, self.removed) = (rules, exceptionRules, added, removed)
    }
}

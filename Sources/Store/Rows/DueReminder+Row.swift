import ReminderCore

extension DueReminder {
    /// Planned reminders with their occurrences; a condition and an order are to follow.
    static let query = """
        SELECT \(Occurrence.columns), reminder.rule, reminder.lead, reminder.due, reminder.starts, reminder.ends,
            reminder.number, reminder.occurrence
        FROM reminder JOIN occurrence ON occurrence.number = reminder.occurrence
        WHERE reminder.state = 'planned'
        """

    /// The reminder in a row of ``query``.
    init(_ row: DirectRow) throws {
        let occurrence = try Occurrence(row)
        let first = Occurrence.columnCount
        // Its identity is made of these parts, so it need not be read.
        let reminder = Reminder(
            occurrence: occurrence.id, rule: try row.text(first), lead: try row.text(first + 1),
            due: try row.instant(first + 2), start: try row.instant(first + 3), end: try row.instant(first + 4))
        self.init(
            reminder: reminder, occurrence: occurrence,
            at: ReminderPlace(reminder: try row.number(first + 5), occurrence: try row.number(first + 6)))
    }
}

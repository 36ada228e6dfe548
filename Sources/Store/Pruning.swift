import CivilTime
import GRDB
import ReminderCore

/// Deletes what is long over, in a transaction under way.
struct Pruning {
    private let over: Statement
    private let reminders: Statement
    private let deliveries: Statement
    private let deletion: Statement
    private let tests: Statement
    private let silences: Statement

    init(_ transaction: Transaction) throws {
        over = try transaction.statement(Self.overOccurrences)
        reminders = try transaction.statement("SELECT state FROM reminder WHERE occurrence = ?")
        deliveries = try transaction.statement(Self.deliveriesOfOccurrence)
        deletion = try transaction.statement("DELETE FROM occurrence WHERE number = ?")
        tests = try transaction.statement(Self.oldTests)
        silences = try transaction.statement("DELETE FROM silence WHERE ends < ?")
    }

    /// Deletes occurrences, their reminders and deliveries, and test notices, that ended before `instant`.
    func run(endedBefore instant: Instant, _ tally: inout TallyChange) throws {
        for occurrence in try Int64.fetchAll(over, arguments: [instant.milliseconds]) {
            for row in try Row.fetchAll(reminders, arguments: [occurrence]) {
                tally.reminders(from: try row.name(0), to: nil)
            }
            for row in try Row.fetchAll(deliveries, arguments: [occurrence]) {
                tally.deliveries(on: try row.text(0), from: try row.name(1), to: nil)
            }
            try deletion.execute(arguments: [occurrence])  // Its reminders and deliveries go with it.
        }
        for row in try Row.fetchAll(tests, arguments: [instant.milliseconds]) {
            tally.deliveries(on: try row.text(0), from: try row.name(1), to: nil)
        }
        try silences.execute(arguments: [instant.milliseconds])
    }

    /// Not those that somebody still has to hear of, or to hear that it was missed.
    static let overOccurrences = """
        SELECT number FROM occurrence WHERE starts < ?1 AND ends < ?1
            AND NOT EXISTS (
                SELECT 1 FROM reminder WHERE reminder.occurrence = occurrence.number AND reminder.state = 'planned')
            AND NOT EXISTS (
                SELECT 1 FROM reminder JOIN delivery ON delivery.reminder = reminder.number
                WHERE reminder.occurrence = occurrence.number
                    AND delivery.state IN ('queued', 'sending', 'deferred'))
            AND NOT EXISTS (
                SELECT 1 FROM delivery WHERE delivery.occurrence = occurrence.number
                    AND delivery.state IN ('queued', 'sending', 'deferred'))
        """
    /// Those of its reminders, and those that tell of its changes.
    static let deliveriesOfOccurrence = """
        SELECT channel, state FROM delivery WHERE number IN (
            SELECT delivery.number FROM reminder JOIN delivery ON delivery.reminder = reminder.number
            WHERE reminder.occurrence = ?1
            UNION SELECT number FROM delivery WHERE occurrence = ?1)
        """
    /// Test notices, digests and what needs a person belong to no reminder and no occurrence.
    static let oldTests = """
        DELETE FROM delivery WHERE reminder IS NULL AND occurrence IS NULL AND changed < ?
            AND state NOT IN ('queued', 'sending', 'deferred')
        RETURNING channel, state
        """
}

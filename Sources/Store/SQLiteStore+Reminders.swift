package import CivilTime
import GRDB
package import ReminderCore

extension SQLiteStore {
    package func nextDue() async throws(StoreFailure) -> Instant? {
        try await read { try Self.nextDue($0) }
    }

    package func dueReminders(at now: Instant, limit: Int) async throws(StoreFailure) -> [DueReminder] {
        try await reminders(Self.dueReminders, now, limit)
    }

    package func plan(until: Instant, limit: Int) async throws(StoreFailure) -> [DueReminder] {
        try await reminders(Self.plannedReminders, until, limit)
    }

    package func replanMissed(dueAfter now: Instant) async throws(StoreFailure) -> Int {
        let isNeeded = try await read { database in
            let statement = try database.cachedStatement(sql: Self.missedAhead)
            return try Bool.fetchOne(statement, arguments: [now.milliseconds]) ?? false
        }
        guard isNeeded else { return 0 }
        return try await write { transaction in
            try transaction.statement(Self.replanning).execute(arguments: [now.milliseconds])
            let count = transaction.database.changesCount
            transaction.tally.reminders(count, from: .missed, to: .planned)
            return count
        }
    }

    package func settle(_ settlements: [Settlement], at now: Instant) async throws(StoreFailure) {
        try await write { transaction in
            let settling = try transaction.statement(Self.settling)
            for settlement in settlements {
                let arguments: StatementArguments = [settlement.state.rawValue, settlement.reminder.blob]
                guard let row = try Row.fetchAll(settling, arguments: arguments).first else { continue }
                let (reminder, occurrence) = (try row.number(0), try row.number(1))
                transaction.tally.reminders(from: .planned, to: settlement.state)
                for delivery in settlement.deliveries {
                    try delivery.queue(for: reminder, of: occurrence, at: now, in: &transaction)
                }
            }
        }
    }

    /// When the earliest planned reminder is due.
    static func nextDue(_ database: Database) throws -> Instant? {
        let statement = try database.cachedStatement(sql: earliestDue)
        return try Int64.fetchOne(statement).map { Instant(milliseconds: $0) }
    }

    private func reminders(
        _ query: String, _ instant: Instant, _ limit: Int
    ) async throws(StoreFailure) -> [DueReminder] {
        try await read { database in
            let statement = try database.cachedStatement(sql: query)
            let rows = try Row.fetchCursor(statement, arguments: [instant.milliseconds, limit])
            return try Array(rows.map { try DueReminder($0) })
        }
    }

    static let earliestDue = "SELECT due FROM reminder WHERE state = 'planned' ORDER BY due LIMIT 1"
    static let dueReminders = DueReminder.query + " AND reminder.due <= ? " + inOrder
    static let plannedReminders = DueReminder.query + " AND reminder.due < ? " + inOrder
    private static let inOrder = "ORDER BY reminder.due, reminder.occurrence, reminder.number LIMIT ?"
    static let missedAhead = "SELECT EXISTS (SELECT 1 FROM reminder WHERE state = 'missed' AND due > ?)"
    /// Not for what has been called off or has moved since: a missed reminder is not told of that.
    static let replanning = """
        UPDATE reminder SET state = 'planned' WHERE state = 'missed' AND due > ? AND EXISTS (
            SELECT 1 FROM occurrence WHERE occurrence.number = reminder.occurrence AND gone = 0
                AND status <> 'cancelled' AND occurrence.starts = reminder.starts)
        """
    static let settling = """
        UPDATE reminder SET state = ? WHERE id = ? AND state = 'planned' RETURNING number, occurrence
        """
}

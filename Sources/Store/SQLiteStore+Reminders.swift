package import CivilTime
import GRDB
package import ReminderCore

extension SQLiteStore {
    package func nextDue() async throws(StoreFailure) -> Instant? {
        try await read { try Self.nextDue($0) }
    }

    package func due(
        at now: Instant, after last: DueReminder?, limit: Int
    ) async throws(StoreFailure) -> DueItems {
        try readHere { database in
            let next = DirectStatement(try database.cachedStatement(sql: Self.nextAfter))
            return DueItems(
                changes: try Self.pendingChanges(after: 0, limit: limit, database),
                reminders: try Self.dueReminders(at: now, after: last, limit: limit, database),
                silences: try Self.silences(at: now, database), next: try next.first(now) { try $0.instant(0) })
        }
    }

    package func plan(until: Instant, limit: Int) async throws(StoreFailure) -> [DueReminder] {
        try await read { database in
            var reminders: [DueReminder] = []
            let statement = DirectStatement(try database.cachedStatement(sql: Self.plannedReminders))
            try statement.rows(until, limit) { reminders.append(try DueReminder($0)) }
            return reminders
        }
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

    package func settle(
        _ settlements: [Settlement], claiming rooms: [String: Int], at now: Instant
    ) async throws(StoreFailure) -> [String: Proceedings] {
        try await write { transaction in
            let (settling, queueing) = (try transaction.direct(Self.settling), try Queueing(in: transaction))
            for settlement in settlements {
                guard let place = try settlement.place ?? place(of: settlement.reminder, in: transaction) else {
                    continue
                }
                try settling.run(settlement.state.rawValue, place.reminder, settlement.reminder)
                if transaction.database.changesCount == 0 { continue }
                transaction.tally.reminders(from: .planned, to: settlement.state)
                for delivery in settlement.deliveries {
                    try queueing.queue(delivery, for: place, at: now, in: &transaction)
                }
            }
            var proceedings: [String: Proceedings] = [:]
            for (channel, room) in rooms {
                proceedings[channel] = Proceedings(
                    states: [], claimed: try Claim(channel, now).take(room, in: &transaction),
                    isMoreQueued: try Self.isQueued(on: channel, in: transaction))
            }
            return proceedings
        }
    }

    /// Where a planned reminder is; nil when there is none.
    private func place(of reminder: Identity, in transaction: Transaction) throws -> ReminderPlace? {
        try transaction.direct(Self.plannedReminder).first(reminder) { row in
            ReminderPlace(reminder: try row.number(0), occurrence: try row.number(1))
        }
    }

    /// When the earliest planned reminder is due.
    static func nextDue(_ database: Database) throws -> Instant? {
        let statement = try database.cachedStatement(sql: earliestDue)
        return try Int64.fetchOne(statement).map { Instant(milliseconds: $0) }
    }

    private static func dueReminders(
        at now: Instant, after last: DueReminder?, limit: Int, _ database: Database
    ) throws -> [DueReminder] {
        var reminders: [DueReminder] = []
        let statement = DirectStatement(try database.cachedStatement(sql: dueReminders))
        // Without one, everything comes after the beginning of time.
        let (due, place) = (last?.reminder.due.milliseconds ?? .min, last?.place)
        try statement.rows(now, due, place?.occurrence ?? .min, place?.reminder ?? .min, limit) {
            reminders.append(try DueReminder($0))
        }
        return reminders
    }

    static let earliestDue = "SELECT due FROM reminder WHERE state = 'planned' ORDER BY due LIMIT 1"
    static let nextAfter = "SELECT due FROM reminder WHERE state = 'planned' AND due > ? ORDER BY due LIMIT 1"
    static let dueReminders =
        DueReminder.query + " AND reminder.due <= ? "
        + "AND (reminder.due, reminder.occurrence, reminder.number) > (?, ?, ?) " + inOrder
    static let plannedReminders = DueReminder.query + " AND reminder.due < ? " + inOrder
    private static let inOrder = "ORDER BY reminder.due, reminder.occurrence, reminder.number LIMIT ?"
    static let missedAhead = "SELECT EXISTS (SELECT 1 FROM reminder WHERE state = 'missed' AND due > ?)"
    /// Not for what has been called off or has moved since: a missed reminder is not told of that.
    static let replanning = """
        UPDATE reminder SET state = 'planned' WHERE state = 'missed' AND due > ? AND EXISTS (
            SELECT 1 FROM occurrence WHERE occurrence.number = reminder.occurrence AND gone = 0
                AND status <> 'cancelled' AND occurrence.starts = reminder.starts)
        """
    static let plannedReminder = "SELECT number, occurrence FROM reminder WHERE id = ? AND state = 'planned'"
    static let settling = "UPDATE reminder SET state = ? WHERE number = ? AND id = ? AND state = 'planned'"
}

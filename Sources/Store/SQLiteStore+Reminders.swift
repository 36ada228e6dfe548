package import CivilTime
import FoundationEssentials
import GRDB
package import ReminderCore

extension SQLiteStore {
    package func nextDue() async throws(StoreFailure) -> Instant? {
        try await read { try $0.nextDue() }
    }

    package func dueReminders(at now: Instant, limit: Int) async throws(StoreFailure) -> [DueReminder] {
        try await read { try $0.plannedReminders("r.due <= ?", now, limit: limit) }
    }

    package func settle(_ settlements: [Settlement], at now: Instant) async throws(StoreFailure) {
        try await write { database in
            for settlement in settlements {
                try database.cachedStatement(
                    sql: "UPDATE reminder SET state = ? WHERE id = ? AND state = 'planned'"
                ).execute(arguments: [settlement.state.rawValue, settlement.reminder.blob])
                guard database.changesCount > 0 else { continue }
                for delivery in settlement.deliveries {
                    try database.enqueue(delivery, of: settlement.reminder, at: now)
                }
            }
        }
    }

    package func plan(until: Instant, limit: Int) async throws(StoreFailure) -> [DueReminder] {
        try await read { try $0.plannedReminders("r.due < ?", until, limit: limit) }
    }
}

extension Database {
    /// When the earliest planned reminder is due.
    func nextDue() throws -> Instant? {
        try Int64.fetchOne(
            self, sql: "SELECT due FROM reminder WHERE state = 'planned' ORDER BY due LIMIT 1"
        ).map { Instant(milliseconds: $0) }
    }

    /// Planned reminders that meet `condition`, earliest first.
    fileprivate func plannedReminders(_ condition: String, _ bound: Instant, limit: Int) throws -> [DueReminder] {
        let statement = try cachedStatement(
            sql: """
                SELECT o.*, r.rule, r.lead, r.due, r.starts AS reminder_starts, r.ends AS reminder_ends
                FROM reminder r JOIN occurrence o ON o.number = r.occurrence
                WHERE r.state = 'planned' AND \(condition) ORDER BY r.due, r.occurrence, r.id LIMIT ?
                """)
        return try Row.fetchAll(statement, arguments: [bound.milliseconds, limit]).map { row in
            let occurrence = row.occurrence
            let reminder = Reminder(
                occurrence: occurrence.id, rule: row.text("rule"), lead: row.text("lead"), due: row.instant("due"),
                start: row.instant("reminder_starts"), end: row.instant("reminder_ends"))
            return DueReminder(reminder: reminder, occurrence: occurrence)
        }
    }
}

package import CivilTime
import GRDB
package import ReminderCore

extension SQLiteStore {
    package func silences(at now: Instant) async throws(StoreFailure) -> [Silence] {
        try await read { try Self.silences(at: now, $0) }
    }

    static func silences(at now: Instant, _ database: Database) throws -> [Silence] {
        let statement = try database.cachedStatement(sql: openSilences)
        return try Array(
            Row.fetchCursor(statement, arguments: [now.milliseconds]).map { row in
                Silence(
                    number: try row.number(0), calendar: try row.decode(String?.self, atIndex: 1),
                    event: try row.decode(String?.self, atIndex: 2), match: try JSONColumn.value(try row.text(3)),
                    channel: try row.decode(String?.self, atIndex: 7), ends: try row.instant(4),
                    comment: try row.text(5), created: try row.instant(6))
            })
    }

    package func add(_ silence: Silence) async throws(StoreFailure) -> Int64 {
        try await write { transaction in
            try transaction.statement(Self.insertSilence).execute(
                arguments: [
                    silence.calendar, silence.event, try JSONColumn.text(silence.match), silence.ends.milliseconds,
                    silence.comment, silence.created.milliseconds, silence.channel,
                ])
            return transaction.database.lastInsertedRowID
        }
    }

    package func endSilence(_ number: Int64, at now: Instant) async throws(StoreFailure) -> Bool {
        try await write { transaction in
            try transaction.statement("UPDATE silence SET ends = ?1 WHERE number = ?2 AND ends > ?1").execute(
                arguments: [now.milliseconds, number])
            return transaction.database.changesCount > 0
        }
    }

    package func snooze(until reminders: [Reminder]) async throws(StoreFailure) -> Int {
        try await write { transaction in
            guard let first = reminders.first, let number = try transaction.number(of: first.occurrence) else {
                return 0
            }
            let ids = Set(reminders.map(\.id))
            var count = 0
            let rows = try Row.fetchAll(
                try transaction.statement(Self.snoozed), arguments: [number, first.due.milliseconds])
            for row in rows where try !ids.contains(row.identity(1)) {
                try transaction.statement(Self.silencing).execute(arguments: [row.number(0)])
                transaction.tally.reminders(from: .planned, to: .silenced)
                if try row.text(2) != Reminder.snoozed { count += 1 }
            }
            for reminder in reminders { try Self.plan(reminder, of: number, in: &transaction) }
            return count
        }
    }

    /// Plans a reminder, or plans it again.
    private static func plan(_ reminder: Reminder, of occurrence: Int64, in transaction: inout Transaction) throws {
        let known = try Row.fetchOne(
            try transaction.statement(PlanUpdate.findReminder), arguments: [reminder.id.blob])
        if let known {
            // Put off until the same moment once more.
            try transaction.statement(PlanUpdate.replanReminder).execute(
                arguments: [reminder.due.milliseconds, reminder.end.milliseconds, try known.number(0)])
            return transaction.tally.reminders(from: try known.name(1), to: .planned)
        }
        try transaction.statement(PlanUpdate.planReminder).execute(arguments: [
            reminder.id.blob, occurrence, reminder.rule, reminder.lead, reminder.due.milliseconds,
            reminder.start.milliseconds, reminder.end.milliseconds,
        ])
        transaction.tally.reminders(from: nil, to: .planned)
    }

    static let openSilences = """
        SELECT number, calendar, event, patterns, ends, comment, created, channel FROM silence WHERE ends > ? ORDER BY number
        """
    static let insertSilence = """
        INSERT INTO silence (calendar, event, patterns, ends, comment, created, channel) VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    /// Those that come before, and those that it was put off until last time.
    static let snoozed = """
        SELECT number, id, lead FROM reminder WHERE occurrence = ? AND state = 'planned'
            AND (due < ? OR lead = '\(Reminder.snoozed)')
        """
    static let silencing = "UPDATE reminder SET state = 'silenced' WHERE number = ?"
}

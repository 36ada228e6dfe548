package import CivilTime
import GRDB
package import ReminderCore

extension SQLiteStore {
    package func upcoming(
        from now: Instant, until: Instant, limit: Int
    ) async throws(StoreFailure) -> [UpcomingOccurrence] {
        try await read { database in
            let sql = """
                SELECT o.*, min(r.due) AS next_due, count(r.id) AS planned
                FROM occurrence o LEFT JOIN reminder r ON r.occurrence = o.number AND r.state = 'planned'
                WHERE NOT o.gone AND o.starts < ? AND o.ends > ?
                GROUP BY o.number ORDER BY o.starts, o.calendar, o.uid, o.recurrence_id LIMIT ?
                """
            return try Row.fetchAll(database, sql: sql, arguments: [until.milliseconds, now.milliseconds, limit])
                .map { row in
                    UpcomingOccurrence(
                        occurrence: row.occurrence, nextReminder: row.instantIfAny("next_due"),
                        planned: row.number("planned"))
                }
        }
    }

    package func tally() async throws(StoreFailure) -> Tally {
        try await read { database in
            var tally = Tally()
            tally.nextDue = try database.nextDue()
            let planned = "SELECT count(*) FROM reminder WHERE state = 'planned'"
            tally.reminders[.planned] = try Int.fetchOne(database, sql: planned)
            let ended = "SELECT state, count(*) AS number FROM reminder WHERE state <> 'planned' GROUP BY state"
            for row in try Row.fetchAll(database, sql: ended) {
                tally.reminders[row.state("state")] = row.number("number")
            }
            let deliveries = "SELECT state, channel, count(*) AS number FROM delivery GROUP BY state, channel"
            for row in try Row.fetchAll(database, sql: deliveries) {
                let state: DeliveryState = row.state("state")
                tally.deliveries[state, default: 0] += row.number("number")
                if !state.isFinal { tally.waiting[row.text("channel"), default: 0] += row.number("number") }
            }
            return tally
        }
    }

    package func prune(endedBefore instant: Instant) async throws(StoreFailure) {
        let over = "SELECT 1 FROM occurrence WHERE ends < ?"
        let finished = "state NOT IN ('queued', 'sending', 'deferred') AND expires < ?"
        let isNeeded = try await read { database in
            try Bool.fetchOne(
                database, sql: "SELECT EXISTS (\(over)) OR EXISTS (SELECT 1 FROM delivery WHERE \(finished))",
                arguments: [instant.milliseconds, instant.milliseconds]) ?? false
        }
        guard isNeeded else { return }
        try await write { database in
            try database.execute(sql: "DELETE FROM occurrence WHERE ends < ?", arguments: [instant.milliseconds])
            try database.execute(sql: "DELETE FROM delivery WHERE \(finished)", arguments: [instant.milliseconds])
        }
    }
}

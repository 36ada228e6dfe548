package import CivilTime
import GRDB
package import ReminderCore

extension SQLiteStore {
    package func upcoming(
        from now: Instant, until: Instant, limit: Int
    ) async throws(StoreFailure) -> [UpcomingOccurrence] {
        try await read { database in
            let statement = try database.cachedStatement(sql: Self.upcomingOccurrences)
            let rows = try Row.fetchCursor(statement, arguments: [now.milliseconds, until.milliseconds, limit])
            let first = Occurrence.columnCount
            return try Array(
                rows.map { row in
                    UpcomingOccurrence(
                        occurrence: try Occurrence(row), nextReminder: try row.instantIfAny(first),
                        planned: try row.count(first + 1))
                })
        }
    }

    package func upcomingCounts(at now: Instant) async throws(StoreFailure) -> [String: Int] {
        try await read { database in
            let statement = try database.cachedStatement(sql: Self.counts)
            let counts = try Row.fetchAll(statement, arguments: [now.milliseconds]).map {
                (try $0.text(0), try $0.count(1))
            }
            return Dictionary(counts) { first, _ in first }
        }
    }

    package func tally() async throws(StoreFailure) -> Tally {
        try await read { database in
            var tally = Tally()
            tally.nextDue = try Self.nextDue(database)
            for row in try Row.fetchAll(database, sql: "SELECT state, count FROM reminder_tally WHERE count > 0") {
                tally.reminders[try row.name(0)] = try row.count(1)
            }
            let deliveries = "SELECT channel, state, count FROM delivery_tally WHERE count > 0"
            for row in try Row.fetchAll(database, sql: deliveries) {
                let (state, count): (DeliveryState, Int) = (try row.name(1), try row.count(2))
                tally.deliveries[state, default: 0] += count
                if state == .queued || state == .deferred { tally.waiting[try row.text(0), default: 0] += count }
            }
            return tally
        }
    }

    package func prune(endedBefore instant: Instant) async throws(StoreFailure) {
        try await write { try Pruning($0).run(endedBefore: instant, &$0.tally) }
        KeptCopy.remove(of: file, keptBefore: instant)
    }

    static let counts = "SELECT calendar, count(*) FROM occurrence WHERE ends > ? AND gone = 0 GROUP BY calendar"
    static let upcomingOccurrences = """
        SELECT \(Occurrence.columns),
            (SELECT min(due) FROM reminder WHERE reminder.occurrence = occurrence.number AND state = 'planned'),
            (SELECT count(*) FROM reminder WHERE reminder.occurrence = occurrence.number AND state = 'planned')
        FROM occurrence WHERE ends > ?1 AND starts < ?2 AND gone = 0
        ORDER BY starts, ends, number LIMIT ?3
        """
}

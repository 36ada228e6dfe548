package import CivilTime
import GRDB
package import ReminderCore

extension SQLiteStore {
    /// How many deliveries are looked through for words; more of them would keep a page waiting.
    private static let mostCompared = 20_000

    package func agenda(_ question: AgendaQuestion) async throws(StoreFailure) -> [AgendaEntry] {
        try await read { database in
            let statement = try database.cachedStatement(sql: Self.agenda)
            let arguments: StatementArguments = [
                question.span.lowerBound.milliseconds, question.span.upperBound.milliseconds, question.calendar,
                question.limit, question.skipped,
            ]
            let reminders = try database.cachedStatement(sql: Self.remindersOfRow)
            return try Row.fetchAll(statement, arguments: arguments).map { row in
                let number = try row.number(Occurrence.columnCount)
                let records = try Array(Row.fetchCursor(reminders, arguments: [number]).map { try ReminderRecord($0) })
                return AgendaEntry(occurrence: try Occurrence(row), reminders: records.sorted { $0.due < $1.due })
            }
        }
    }

    package func deliveries(_ question: DeliveryQuestion) async throws(StoreFailure) -> [DeliveryRecord] {
        try await read { database in
            let statement = try database.cachedStatement(sql: Self.latestDeliveries(question))
            let limit = question.words == nil ? question.limit : Self.mostCompared
            let arguments: StatementArguments = [
                limit, question.channel, question.before?.blob, question.since?.milliseconds,
            ]
            let rows = try Row.fetchCursor(statement, arguments: arguments)
            var found: [DeliveryRecord] = []
            while found.count < question.limit, let row = try rows.next() {
                if let words = question.words, try !FoldedText(row.text(DeliveryRecord.summary)).contains(words) {
                    continue
                }
                found.append(try DeliveryRecord(row))
            }
            return found.reversed()
        }
    }

    package func hours(since start: Instant) async throws(StoreFailure) -> [ChannelHour] {
        try await read { database in
            let statement = try database.cachedStatement(sql: Self.endedByHour)
            return try Row.fetchAll(statement, arguments: [start.milliseconds]).map { row in
                ChannelHour(
                    channel: try row.text(0), hour: try row.count(1), arrived: try row.count(2), lost: try row.count(3))
            }
        }
    }

    static let agenda = """
        SELECT \(Occurrence.columns), number FROM occurrence
        WHERE ends > ?1 AND starts < ?2 AND gone = 0 AND (?3 IS NULL OR calendar = ?3)
        ORDER BY starts, ends, number LIMIT ?4 OFFSET ?5
        """
    static let remindersOfRow = "SELECT id, rule, lead, due, starts, state FROM reminder WHERE occurrence = ?"

    /// The latest first. Each condition that an index can serve is written only when it is asked for. Those of a channel are
    /// found on the way back through all of them: an index of them would lead the statements of the queue astray.
    static func latestDeliveries(_ question: DeliveryQuestion) -> String {
        // In one order and once each: statements are kept by their text, and an index of some states is found by it.
        let named = DeliveryState.allCases.filter(question.states.contains).map { "'\($0.rawValue)'" }
            .joined(separator: ", ")
        let conditions = [
            question.states.isEmpty ? nil : "state IN (\(named))",
            question.channel == nil ? "?2 IS NULL" : "channel = ?2",
            question.since == nil ? "?4 IS NULL" : "changed >= ?4",
            question.before == nil ? "?3 IS NULL" : "number < (SELECT number FROM delivery WHERE id = ?3)",
        ]
        return """
            SELECT \(DeliveryRecord.columns) FROM delivery
            WHERE \(conditions.compactMap(\.self).joined(separator: " AND ")) ORDER BY number DESC LIMIT ?1
            """
    }

    static let endedByHour = """
        SELECT channel, (changed - ?1) / 3600000 AS hour, count(*) FILTER (WHERE state IN ('delivered', 'accepted')),
            count(*) FILTER (WHERE state IN ('failed', 'expired', 'diverted'))
        FROM delivery
        WHERE changed >= ?1 AND (state = 'delivered' OR state = 'accepted' OR state = 'failed' OR state = 'expired'
            OR state = 'diverted')
        GROUP BY channel, hour
        """
}

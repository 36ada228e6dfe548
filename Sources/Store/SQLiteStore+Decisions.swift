package import CivilTime
import GRDB
package import ReminderCore

extension SQLiteStore {
    package func decisions(of calendar: String) async throws(StoreFailure) -> [ReviewDecision] {
        try await read { database in
            let statement = try database.cachedStatement(sql: Self.allDecisions)
            return try Array(
                Row.fetchCursor(statement, arguments: [calendar]).map { row in
                    ReviewDecision(
                        id: Occurrence.ID(calendar: calendar, uid: try row.text(0), recurrenceID: try row.text(1)),
                        verdict: try row.name(2), correction: try JSONColumn.value(try row.text(3)),
                        decided: try row.instant(4))
                })
        }
    }

    package func save(_ decision: ReviewDecision) async throws(StoreFailure) {
        try await write { transaction in
            let id = decision.id
            try transaction.statement(Self.decide).execute(
                arguments: [
                    id.calendar, id.uid, id.recurrenceID, decision.verdict.rawValue,
                    try JSONColumn.text(decision.correction), decision.decided.milliseconds,
                ])
        }
    }

    package func forgetDecision(_ id: Occurrence.ID) async throws(StoreFailure) {
        try await write { transaction in
            try transaction.statement("DELETE FROM decision WHERE calendar = ? AND uid = ? AND recurrence_id = ?")
                .execute(arguments: [id.calendar, id.uid, id.recurrenceID])
        }
    }

    package func occurrences(
        of calendar: String, notOverAt now: Instant
    ) async throws(StoreFailure) -> [Occurrence] {
        try await read { database in
            let statement = try database.cachedStatement(sql: Self.calendarOccurrences)
            return try Array(
                Row.fetchCursor(statement, arguments: [calendar, now.milliseconds]).map { try Occurrence($0) })
        }
    }

    static let allDecisions = """
        SELECT uid, recurrence_id, verdict, correction, decided FROM decision WHERE calendar = ?
        """
    static let decide = """
        INSERT OR REPLACE INTO decision (calendar, uid, recurrence_id, verdict, correction, decided)
        VALUES (?, ?, ?, ?, ?, ?)
        """
    static let calendarOccurrences = """
        SELECT \(Occurrence.columns) FROM occurrence
        WHERE number IN (SELECT number FROM occurrence WHERE calendar = ?) AND ends > ? AND gone = 0
        ORDER BY starts, number
        """
}

package import CivilTime
import GRDB
package import ReminderCore

extension SQLiteStore {
    package var ended: [String: [DeliveryState: Int]] { writer.ended }

    package func occurrences(
        from begin: Instant, until end: Instant, of calendar: String?
    ) async throws(StoreFailure) -> [Occurrence] {
        try await read { database in
            let statement = try database.cachedStatement(sql: Self.publishedOccurrences)
            let arguments: StatementArguments = [begin.milliseconds, end.milliseconds, calendar]
            return try Array(Row.fetchCursor(statement, arguments: arguments).map { try Occurrence($0) })
        }
    }

    /// What vanished from its calendar is not among them; what was called off is.
    static let publishedOccurrences = """
        SELECT \(Occurrence.columns) FROM occurrence
        WHERE ends > ?1 AND starts < ?2 AND gone = 0 AND (?3 IS NULL OR calendar = ?3)
        ORDER BY starts, ends, number
        """
}

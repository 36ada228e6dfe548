import CivilTime
import GRDB
package import ReminderCore

extension SQLiteStore {
    package func told(on channel: String, as reference: String?) async throws(StoreFailure) -> [Occurrence] {
        try await read { database in
            let delivery: Int64?
            if let reference {
                let statement = try database.cachedStatement(sql: Self.noticeByReference)
                delivery = try Int64.fetchOne(statement, arguments: [channel, reference])
            } else {
                let statement = try database.cachedStatement(sql: Self.lastNotice)
                delivery = try Int64.fetchOne(statement, arguments: [channel])
            }
            guard let delivery else { return [] }
            let statement = try database.cachedStatement(sql: Self.toldOccurrences)
            return try Array(Row.fetchCursor(statement, arguments: [delivery]).map { try Occurrence($0) })
        }
    }

    static let noticeByReference = """
        SELECT number FROM delivery WHERE channel = ? AND reference = ? AND reference <> '' ORDER BY number DESC LIMIT 1
        """
    /// Not looked for further back than people would remember. A digest is about no one event.
    static let lastNotice = """
        SELECT number FROM delivery WHERE number > (SELECT max(number) FROM delivery) - 5000 AND +channel = ?
            AND state IN ('delivered', 'accepted') AND (reminder IS NOT NULL OR occurrence IS NOT NULL AND several = 0)
        ORDER BY number DESC LIMIT 1
        """
    static let toldOccurrences = """
        SELECT \(Occurrence.columns) FROM occurrence WHERE number IN (
            SELECT occurrence FROM delivery WHERE delivery.number = ?1 AND occurrence IS NOT NULL
            UNION SELECT occurrence FROM mention WHERE mention.delivery = ?1)
        ORDER BY number
        """
}

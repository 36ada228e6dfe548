package import CivilTime
import GRDB
package import ReminderCore

extension SQLiteStore {
    package func digestState(of name: String, at now: Instant) async throws(StoreFailure) -> DigestState {
        let known = try await read { database in try Self.digestState(of: name, database) }
        if let known { return known }
        try await write { transaction in
            try transaction.statement("INSERT OR IGNORE INTO digest (name, since, settled_up_to) VALUES (?, ?, ?)")
                .execute(arguments: [name, now.milliseconds, now.milliseconds])
        }
        return DigestState(since: now, settledUpTo: now)
    }

    package func digestMaterial(
        since: Instant, from now: Instant, until: Instant
    ) async throws(StoreFailure) -> [DigestMaterial] {
        try await read { database in
            let statement = try database.cachedStatement(sql: Self.material)
            let arguments: StatementArguments = [since.milliseconds, now.milliseconds, until.milliseconds]
            let first = Occurrence.columnCount
            return try Array(
                Row.fetchCursor(statement, arguments: arguments).map { row in
                    let isChanged = try row.decode(String?.self, atIndex: first + 1) != nil
                    return DigestMaterial(
                        try Occurrence(row), created: try row.instantIfAny(first + 3),
                        change: isChanged ? try OccurrenceChange(row) : nil)
                })
        }
    }

    package func settle(
        digest name: String, _ state: DigestState, _ deliveries: [Delivery], at now: Instant
    ) async throws(StoreFailure) {
        try await write { transaction in
            try transaction.statement(Self.settleDigest).execute(
                arguments: [name, state.since.milliseconds, state.settledUpTo.milliseconds])
            for delivery in deliveries { try delivery.queue(for: nil, at: now, in: &transaction) }
        }
    }

    private static func digestState(of name: String, _ database: Database) throws -> DigestState? {
        let statement = try database.cachedStatement(sql: "SELECT since, settled_up_to FROM digest WHERE name = ?")
        return try Row.fetchOne(statement, arguments: [name]).map {
            DigestState(since: try $0.instant(0), settledUpTo: try $0.instant(1))
        }
    }

    /// With the first change after `?1`: what counts is how an occurrence was in the last digest. One that is gone
    /// matters only when that is news.
    static let material = """
        SELECT \(Occurrence.columns), \(OccurrenceChange.columns), created
        FROM occurrence LEFT JOIN change ON change.number = (
            SELECT min(number) FROM change WHERE change.occurrence = occurrence.number AND noticed > ?1)
        WHERE ends > ?2 AND starts < ?3 AND (gone = 0 OR (gone = 1 AND change.number IS NOT NULL))
        ORDER BY starts, ends, occurrence.number LIMIT 10000
        """
    static let settleDigest = """
        INSERT OR REPLACE INTO digest (name, since, settled_up_to) VALUES (?, ?, ?)
        """
}

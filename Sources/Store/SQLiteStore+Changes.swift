package import CivilTime
import GRDB
package import ReminderCore

extension SQLiteStore {
    package func pendingChanges(after number: Int64, limit: Int) async throws(StoreFailure) -> [PendingChange] {
        try await read { try Self.pendingChanges(after: number, limit: limit, $0) }
    }

    static func pendingChanges(after number: Int64, limit: Int, _ database: Database) throws -> [PendingChange] {
        let changes = try database.cachedStatement(sql: Self.changes)
        let audience = try database.cachedStatement(sql: Self.audience)
        return try Row.fetchAll(changes, arguments: [number, limit]).map { row in
            let first = Occurrence.columnCount + 3
            let told = try Row.fetchAll(audience, arguments: [try row.number(first + 2)]).map { row in
                PendingChange.Audience(channel: try row.text(0), earlier: try EarlierNotice(row, from: 1))
            }
            return PendingChange(
                number: try row.number(first), version: try row.identity(first + 3),
                noticed: try row.instant(first + 1), change: try OccurrenceChange(row), audience: told)
        }
    }

    package func settle(_ changes: [ChangeSettlement], at now: Instant) async throws(StoreFailure) {
        try await write { transaction in
            let settling = try transaction.statement(Self.settlingChange)
            for settlement in changes {
                try settling.execute(arguments: [settlement.change, settlement.version.blob])
                if transaction.database.changesCount == 0 { continue }
                for delivery in settlement.deliveries { try delivery.queue(for: nil, at: now, in: &transaction) }
            }
        }
    }

    /// Not when the occurrence has changed again since the words were found: then there is more to tell.
    static let settlingChange = """
        UPDATE change SET told = 1 WHERE number = ?1 AND told = 0 AND ?2 = (
            SELECT iif(gone = 0, fingerprint, zeroblob(16)) FROM occurrence WHERE number = change.occurrence)
        """
    static let changes = """
        SELECT \(Occurrence.columns), \(OccurrenceChange.columns), change.number, change.noticed, change.occurrence,
            iif(gone = 0, fingerprint, zeroblob(16))
        FROM change JOIN occurrence ON occurrence.number = change.occurrence
        WHERE change.told = 0 AND change.number > ? ORDER BY change.number LIMIT ?
        """
    /// The last delivery of each channel that has arrived, or may have or will: alone, or with others in one message.
    /// What waits and is not true any more was taken back with the change.
    static let audience = """
        SELECT channel, \(EarlierNotice.columns) FROM delivery WHERE number IN (
            SELECT max(number) FROM (
                SELECT channel, number FROM delivery WHERE occurrence = ?1 AND \(isHeard)
                UNION ALL
                SELECT channel, number FROM mention JOIN delivery ON delivery.number = mention.delivery
                WHERE mention.occurrence = ?1 AND \(isHeard))
            GROUP BY channel)
        ORDER BY channel
        """
    private static let isHeard = """
        (state IN ('queued', 'sending', 'deferred', 'delivered', 'accepted') OR unanswered + cut_off > 0)
        """
}

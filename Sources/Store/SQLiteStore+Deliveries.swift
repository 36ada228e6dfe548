package import CivilTime
import FoundationEssentials
import GRDB
package import ReminderCore

extension SQLiteStore {
    package func requeueInterrupted() async throws(StoreFailure) -> Int {
        try await write { transaction in
            let channels = try String.fetchAll(transaction.database, sql: Self.requeueing)
            for channel in channels { transaction.tally.deliveries(on: channel, from: .sending, to: .queued) }
            return channels.count
        }
    }

    package func enqueue(_ delivery: Delivery, at now: Instant) async throws(StoreFailure) {
        try await write { try delivery.queue(for: nil, at: now, in: &$0) }
    }

    package func proceed(
        on channel: String, recording outcomes: [DeliveryOutcome], claiming limit: Int, at now: Instant
    ) async throws(StoreFailure) -> Proceedings {
        try await write { transaction in
            let arrival = try transaction.direct(Recording.arrival)
            let states = try outcomes.map { try Recording($0, with: arrival).take(in: &transaction) }
            let claimed =
                limit > 0 ? try Claim(channel, now).take(limit, in: &transaction) : ClaimedDeliveries()
            return Proceedings(
                states: states, claimed: claimed,
                isMoreQueued: try Self.isQueued(on: channel, in: transaction),
                nextRetry: try transaction.direct(Self.earliestRetry).first(channel) { try $0.instant(0) })
        }
    }

    /// Whether anything is queued on a channel.
    static func isQueued(on channel: String, in transaction: Transaction) throws -> Bool {
        try transaction.direct(anyQueued).first(channel) { _ in true } ?? false
    }

    package func nextAttempt(on channel: String) async throws(StoreFailure) -> Instant? {
        try await read { database in
            let statement = try database.cachedStatement(sql: Self.earliestAttempts)
            let row = try Row.fetchOne(statement, arguments: [channel])
            return try [row?.instantIfAny(0), row?.instantIfAny(1)].compactMap(\.self).min()
        }
    }

    package func expireDeliveries(at now: Instant) async throws(StoreFailure) -> [DeliveryRecord] {
        try await write { transaction in
            var expired: [DeliveryRecord] = []
            for (state, sql) in [(DeliveryState.queued, Self.expiringQueued), (.deferred, Self.expiringDeferred)] {
                for row in try Row.fetchAll(transaction.database, sql: sql, arguments: [now.milliseconds]) {
                    let record = try DeliveryRecord(row)
                    transaction.tally.deliveries(on: record.channel, from: state, to: .expired)
                    expired.append(record)
                }
            }
            return expired
        }
    }

    static let requeueing = """
        UPDATE delivery SET state = 'queued', retry_at = NULL, cut_off = cut_off + 1,
            note = 'cut off by a restart; it may have arrived'
        WHERE state = 'sending' RETURNING channel
        """
    /// What is queued can be tried at once, whenever it was due.
    static let earliestAttempts = """
        SELECT (SELECT due FROM delivery WHERE channel = ?1 AND state = 'queued' LIMIT 1),
            (SELECT retry_at FROM delivery WHERE channel = ?1 AND state = 'deferred' ORDER BY retry_at LIMIT 1)
        """
    static let anyQueued = "SELECT 1 FROM delivery WHERE channel = ? AND state = 'queued' LIMIT 1"
    static let earliestRetry = """
        SELECT retry_at FROM delivery WHERE channel = ? AND state = 'deferred' ORDER BY retry_at LIMIT 1
        """
    static let expiringQueued = expiry + " WHERE state = 'queued' AND expires <= ?1 RETURNING " + DeliveryRecord.columns
    static let expiringDeferred =
        expiry + " WHERE state = 'deferred' AND expires <= ?1 RETURNING " + DeliveryRecord.columns

    /// Gives deliveries up at the instant `?1`; what their last attempt led to stays in the note.
    static let expiry = """
        UPDATE delivery SET state = 'expired', changed = ?1, retry_at = NULL,
            note = 'of no use any more' || iif(note = '', '', '; before: ' || note)
        """
}

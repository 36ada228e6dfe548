package import CivilTime
import GRDB
package import ReminderCore

extension SQLiteStore {
    package func breakers() async throws(StoreFailure) -> [String: Breaker.Opening] {
        try await read { database in
            let sql = "SELECT channel, cause, since, probe, probes, reason, told FROM breaker"
            let openings = try Row.fetchAll(database, sql: sql).map { row in
                (
                    try row.text(0),
                    Breaker.Opening(
                        cause: try row.name(1), since: try row.instant(2), probe: try row.instant(3),
                        probes: try row.count(4), reason: try row.text(5), isTold: try row.number(6) != 0)
                )
            }
            return Dictionary(openings) { first, _ in first }
        }
    }

    @discardableResult
    package func setBreaker(
        of channel: String, to opening: Breaker.Opening?, telling notices: [Delivery], at now: Instant
    ) async throws(StoreFailure) -> Int {
        try await write { transaction in
            for notice in notices { try notice.queue(for: nil, at: now, in: &transaction) }
            guard let opening else {
                try transaction.statement("DELETE FROM breaker WHERE channel = ?").execute(arguments: [channel])
                // What an outage held up need not wait for the rest of its pause.
                try transaction.statement(Self.release).execute(arguments: [channel, now.milliseconds])
                return 0
            }
            try transaction.statement(Self.openBreaker).execute(arguments: [
                channel, opening.cause.rawValue, opening.since.milliseconds, opening.probe.milliseconds,
                opening.probes, opening.reason, opening.isTold,
            ])
            return try Self.divert(waitingOn: channel, because: opening.reason, at: now, in: &transaction)
        }
    }

    package func bringForward(on channel: String, at now: Instant) async throws(StoreFailure) {
        try await write { transaction in
            try transaction.statement(Self.forward).execute(arguments: [channel, now.milliseconds])
        }
    }

    /// Sends what waits for `channel` on its fallbacks.
    private static func divert(
        waitingOn channel: String, because reason: String, at now: Instant, in transaction: inout Transaction
    ) throws -> Int {
        let waiting = try Row.fetchAll(try transaction.statement(divertible), arguments: [channel, now.milliseconds])
        for row in waiting {
            guard let diversion = try Diversion(of: row.number(0), in: transaction) else { continue }
            let fallback = try diversion.take(at: now, in: &transaction)
            try transaction.statement(giveUp).execute(
                arguments: [now.milliseconds, "\(reason); sent on \(fallback) instead", try row.number(0)])
            transaction.tally.deliveries(on: channel, from: try row.name(1), to: .diverted)
        }
        return waiting.count
    }

    static let openBreaker = """
        INSERT OR REPLACE INTO breaker (channel, cause, since, probe, probes, reason, told) VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    static let forward = """
        UPDATE delivery SET retry_at = ?2 WHERE number = (
            SELECT number FROM delivery WHERE channel = ?1 AND state = 'deferred' AND attempts > 0
            ORDER BY retry_at LIMIT 1) AND retry_at > ?2
        """
    static let release = """
        UPDATE delivery SET retry_at = ?2 WHERE channel = ?1 AND state = 'deferred' AND retry_at > ?2 AND attempts > 0
        """
    /// Not what is not to be sent yet. Each state has an index of its own; `CROSS JOIN` keeps SQLite from looking
    /// through all payloads instead.
    static let divertible = """
        SELECT delivery.number, state FROM delivery CROSS JOIN payload ON payload.delivery = delivery.number
        WHERE channel = ?1 AND state = 'queued' AND fallback_channel IS NOT NULL
        UNION ALL
        SELECT delivery.number, state FROM delivery CROSS JOIN payload ON payload.delivery = delivery.number
        WHERE channel = ?1 AND state = 'deferred' AND (attempts > 0 OR retry_at <= ?2)
            AND fallback_channel IS NOT NULL
        ORDER BY 1
        """
    static let giveUp =
        "UPDATE delivery SET state = 'diverted', changed = ?, retry_at = NULL, note = ? WHERE number = ?"
}

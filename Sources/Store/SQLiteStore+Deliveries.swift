package import CivilTime
import FoundationEssentials
import GRDB
package import ReminderCore

extension SQLiteStore {
    package func requeueInterrupted() async throws(StoreFailure) -> Int {
        try await write { database in
            try database.execute(sql: "UPDATE delivery SET state = 'queued' WHERE state = 'sending'")
            return database.changesCount
        }
    }

    package func enqueue(_ delivery: Delivery, at now: Instant) async throws(StoreFailure) {
        try await write { try $0.enqueue(delivery, of: nil, at: now) }
    }

    package func claim(channel: String, at now: Instant, limit: Int) async throws(StoreFailure) -> [Delivery] {
        // A look first: most of the time there is nothing to do, and a look costs no wait for the disk.
        guard let next = try await nextAttempt(on: channel), next <= now else { return [] }
        return try await write { database in
            let statement = try database.cachedStatement(
                sql: """
                    SELECT number, id, payload, summary, due, expires, attempts FROM delivery
                    WHERE channel = ? AND state IN ('queued', 'deferred') AND next <= ? ORDER BY next, number LIMIT ?
                    """)
            var claimed: [Delivery] = []
            for row in try Row.fetchAll(statement, arguments: [channel, now.milliseconds, limit]) {
                let isOfUse = row.instant("expires") > now
                try database.cachedStatement(
                    sql: """
                        UPDATE delivery SET state = ?, attempts = attempts + ?, changed = ?,
                        note = iif(?, note, 'it waited until it was of no use') WHERE number = ?
                        """
                ).execute(arguments: [
                    isOfUse ? DeliveryState.sending.rawValue : DeliveryState.expired.rawValue, isOfUse ? 1 : 0,
                    now.milliseconds, isOfUse, row.number("number"),
                ])
                guard isOfUse else { continue }
                let payload: Data = row["payload"]
                claimed.append(
                    Delivery(
                        id: row.identity("id"), channel: channel, payload: Array(payload),
                        summary: row.text("summary"), due: row.instant("due"), expires: row.instant("expires"),
                        attempts: row.number("attempts") + 1))
            }
            return claimed
        }
    }

    package func record(_ outcomes: [DeliveryOutcome]) async throws(StoreFailure) {
        try await write { database in
            for outcome in outcomes {
                try database.cachedStatement(
                    sql: "UPDATE delivery SET state = ?, changed = ?, next = ?, note = ? WHERE id = ?"
                ).execute(arguments: [
                    outcome.state.rawValue, outcome.at.milliseconds, (outcome.retryAt ?? outcome.at).milliseconds,
                    outcome.note, outcome.delivery.blob,
                ])
            }
        }
    }

    package func nextAttempt(on channel: String) async throws(StoreFailure) -> Instant? {
        try await read { database in
            let statement = try database.cachedStatement(
                sql: """
                    SELECT next FROM delivery WHERE channel = ? AND state IN ('queued', 'deferred')
                    ORDER BY next LIMIT 1
                    """)
            return try Int64.fetchOne(statement, arguments: [channel]).map { Instant(milliseconds: $0) }
        }
    }

    package func expireDeliveries(at now: Instant) async throws(StoreFailure) -> [DeliveryRecord] {
        let condition = "state IN ('queued', 'deferred') AND expires <= ?"
        let isNeeded = try await read { database in
            try Bool.fetchOne(
                database, sql: "SELECT EXISTS (SELECT 1 FROM delivery WHERE \(condition))",
                arguments: [now.milliseconds]) ?? false
        }
        guard isNeeded else { return [] }
        return try await write { database in
            let sql = """
                UPDATE delivery SET state = 'expired', changed = ?, note = 'it waited until it was of no use'
                WHERE \(condition) RETURNING *
                """
            return try Row.fetchAll(database, sql: sql, arguments: [now.milliseconds, now.milliseconds])
                .map { DeliveryRecord($0) }
        }
    }

    package func deliveries(limit: Int) async throws(StoreFailure) -> [DeliveryRecord] {
        try await read { database in
            let sql = "SELECT * FROM delivery ORDER BY number DESC LIMIT ?"
            return try Row.fetchAll(database, sql: sql, arguments: [limit]).reversed().map { DeliveryRecord($0) }
        }
    }

    package func delivery(_ id: Identity) async throws(StoreFailure) -> DeliveryRecord? {
        try await read { database in
            try Row.fetchOne(database, sql: "SELECT * FROM delivery WHERE id = ?", arguments: [id.blob])
                .map { DeliveryRecord($0) }
        }
    }
}

extension Database {
    /// Puts a delivery into the outbox, unless it is there already.
    func enqueue(_ delivery: Delivery, of reminder: Identity?, at now: Instant) throws {
        try cachedStatement(
            sql: """
                INSERT OR IGNORE INTO delivery (
                    id, reminder, channel, state, payload, summary, due, expires, next, attempts, changed)
                VALUES (?, ?, ?, 'queued', ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            delivery.id.blob, reminder?.blob, delivery.channel, Data(delivery.payload), delivery.summary,
            delivery.due.milliseconds, delivery.expires.milliseconds, delivery.due.milliseconds, delivery.attempts,
            now.milliseconds,
        ])
    }
}

extension DeliveryRecord {
    fileprivate init(_ row: Row) {
        let state: DeliveryState = row.state("state")
        self.init(
            id: row.identity("id"), channel: row.text("channel"), state: state, summary: row.text("summary"),
            due: row.instant("due"), changed: row.instant("changed"), attempts: row.number("attempts"),
            retryAt: state == .deferred ? row.instant("next") : nil, note: row.text("note"))
    }
}

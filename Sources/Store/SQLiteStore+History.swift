package import CivilTime
import GRDB
package import ReminderCore

extension SQLiteStore {
    package func delivery(_ id: Identity) async throws(StoreFailure) -> DeliveryRecord? {
        try await read { database in
            let statement = try database.cachedStatement(sql: Self.oneDelivery)
            return try Row.fetchOne(statement, arguments: [id.blob]).map { try DeliveryRecord($0) }
        }
    }

    package func deliveries(named prefix: String) async throws(StoreFailure) -> [DeliveryRecord] {
        guard let names = Identity.range(beginningWith: prefix) else { return [] }
        return try await read { database in
            let statement = try database.cachedStatement(sql: Self.namedDeliveries)
            return try Row.fetchAll(statement, arguments: [names.lowerBound.blob, names.upperBound.blob])
                .map { try DeliveryRecord($0) }
        }
    }

    package func attempts(of id: Identity) async throws(StoreFailure) -> [DeliveryAttempt] {
        try await read { database in
            let statement = try database.cachedStatement(sql: Self.attempts)
            return try Row.fetchAll(statement, arguments: [id.blob]).map { try DeliveryAttempt($0) }
        }
    }

    package func deliveries(about id: Occurrence.ID) async throws(StoreFailure) -> [DeliveryRecord] {
        try await read { database in
            let statement = try database.cachedStatement(sql: Self.deliveriesAbout)
            let arguments: StatementArguments = [id.calendar, id.uid, id.recurrenceID]
            return try Row.fetchAll(statement, arguments: arguments).map { try DeliveryRecord($0) }
        }
    }

    package func retry(
        _ ids: [Identity]?, at now: Instant, usefulness: Duration
    ) async throws(StoreFailure) -> [DeliveryRecord] {
        try await write { transaction in
            var rows: [Row] = []
            if let ids {
                let find = try transaction.statement(Self.endedDelivery)
                var seen: Set<Identity> = []
                for id in ids where seen.insert(id).inserted { rows += try Row.fetchAll(find, arguments: [id.blob]) }
            } else {
                rows = try Row.fetchAll(try transaction.statement(Self.failedDeliveries), arguments: [now.milliseconds])
            }
            let queueing = try transaction.statement(Self.queueAgain)
            return try rows.map { row in
                let (number, channel) = (try row.number(0), try row.text(1))
                transaction.tally.deliveries(on: channel, from: try row.name(2), to: .queued)
                let arguments: StatementArguments = [
                    now.milliseconds, (now + usefulness).milliseconds, number,
                ]
                guard let queued = try Row.fetchAll(queueing, arguments: arguments).first else { throw DamagedValue() }
                return try DeliveryRecord(queued)
            }
        }
    }

    package func withdraw(_ delivery: Identity, at now: Instant) async throws(StoreFailure) {
        try await write { transaction in
            let find = try transaction.statement(Self.waitingDelivery)
            guard let row = try Row.fetchOne(find, arguments: [delivery.blob]) else { return }
            let (channel, state): (String, DeliveryState) = (try row.text(1), try row.name(2))
            try transaction.statement(Self.withdrawal).execute(arguments: [now.milliseconds, try row.number(0)])
            transaction.tally.deliveries(on: channel, from: state, to: .cancelled)
        }
    }

    static let waitingDelivery = """
        SELECT number, channel, state FROM delivery WHERE id = ? AND state IN ('queued', 'deferred')
        """
    static let withdrawal = "UPDATE delivery SET state = 'cancelled', changed = ?, retry_at = NULL WHERE number = ?"

    static let oneDelivery = "SELECT \(DeliveryRecord.columns) FROM delivery WHERE id = ?"
    static let namedDeliveries = """
        SELECT \(DeliveryRecord.columns) FROM delivery WHERE id BETWEEN ? AND ? ORDER BY id LIMIT 10
        """
    static let attempts = """
        SELECT number, ended, state, status, note FROM attempt
        WHERE delivery = (SELECT number FROM delivery WHERE id = ?) ORDER BY number
        """
    static let deliveriesAbout = """
        SELECT \(DeliveryRecord.columns) FROM delivery WHERE number IN (
            WITH found AS (\(PlanUpdate.findOccurrence))
            SELECT delivery.number FROM delivery JOIN found ON delivery.occurrence = found.number
            UNION SELECT delivery FROM mention JOIN found ON mention.occurrence = found.number)
        ORDER BY number LIMIT 1000
        """
    static let endedDelivery = """
        SELECT number, channel, state FROM delivery WHERE id = ? AND state IN ('failed', 'expired', 'cancelled')
        """
    /// Not what would say something untrue.
    static let failedDeliveries = """
        SELECT delivery.number, channel, delivery.state FROM delivery
            LEFT JOIN occurrence ON occurrence.number = delivery.occurrence
            LEFT JOIN reminder ON reminder.number = delivery.reminder
        WHERE delivery.state IN ('failed', 'expired') AND (occurrence.number IS NULL OR (occurrence.ends > ?
            AND (reminder.number IS NULL OR (gone = 0 AND status <> 'cancelled' AND occurrence.starts = reminder.starts))))
        ORDER BY delivery.number
        """
    /// The plain form is given up: whatever was wrong may be mended. That it may have arrived stays true.
    static let queueAgain = """
        UPDATE delivery SET state = 'queued', changed = ?1, retry_at = NULL, expires = max(expires, ?2),
            cut_off = cut_off + unanswered, unanswered = 0, plain = 0, note = iif(note = '', '', 'queued again; before: ' || note)
        WHERE number = ?3 RETURNING \(DeliveryRecord.columns)
        """
}

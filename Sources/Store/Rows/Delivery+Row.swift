import CivilTime
import FoundationEssentials
import GRDB
import ReminderCore

extension DeliveryRecord {
    /// What ``init(_:)`` reads.
    static let columns = "id, channel, state, summary, due, changed, attempts, retry_at, note"

    /// The delivery in a row of ``columns``.
    init(_ row: Row) throws {
        self.init(
            id: try row.identity(0), channel: try row.text(1), state: try row.name(2), summary: try row.text(3),
            due: try row.instant(4), changed: try row.instant(5), attempts: try row.count(6),
            retryAt: try row.instantIfAny(7), note: try row.text(8))
    }
}

extension Delivery {
    /// Queues it at `now`, for the reminder in row `reminder` or for none; one that is in the outbox already
    /// stays as it is.
    func queue(for reminder: Int64?, at now: Instant, in transaction: inout Transaction) throws {
        try transaction.statement(Self.insertion).execute(arguments: [
            id.blob, reminder, channel, due.milliseconds, expires.milliseconds, attempts, now.milliseconds, summary,
        ])
        guard transaction.database.changesCount > 0 else { return }
        try transaction.statement("INSERT INTO payload (delivery, bytes) VALUES (?, ?)").execute(
            arguments: [transaction.database.lastInsertedRowID, Data(payload)])
        transaction.tally.deliveries(on: channel, from: nil, to: .queued)
    }

    private static let insertion = """
        INSERT INTO delivery (id, reminder, channel, state, due, expires, attempts, changed, summary, note)
        VALUES (?, ?, ?, 'queued', ?, ?, ?, ?, ?, '')
        ON CONFLICT DO NOTHING
        """
}

import CivilTime
import FoundationEssentials
import GRDB
import ReminderCore

/// Hands out the deliveries of a channel whose turn has come, in a transaction under way.
struct Claim {
    private let channel: String
    private let now: Instant

    init(_ channel: String, _ now: Instant) { (self.channel, self.now) = (channel, now) }

    /// Marks up to `limit` deliveries as `sending`, oldest due first, and gives up those that lost their use.
    func take(_ limit: Int, in transaction: inout Transaction) throws -> ClaimedDeliveries {
        // Whose retry has come is queued again: one index then knows the order of all that can be sent, and
        // a long queue of retries is not sorted at every claim.
        try transaction.statement(Self.promotion).execute(arguments: [channel, now.milliseconds])
        transaction.tally.deliveries(transaction.database.changesCount, on: channel, from: .deferred, to: .queued)
        let candidates = try transaction.statement(Self.candidates)
        let sending = try transaction.statement(Self.sending)
        let expiry = try transaction.statement(Self.expiry)
        var claimed = ClaimedDeliveries()
        while claimed.taken.count < limit {
            let asked = limit - claimed.taken.count
            let rows = try Row.fetchAll(candidates, arguments: [channel, asked])
            for row in rows {
                let expires = try row.instant(4)
                if expires <= now {
                    let given = try Row.fetchAll(expiry, arguments: [now.milliseconds, row.number(0)])
                    claimed.expired += try given.map { try DeliveryRecord($0) }
                    transaction.tally.deliveries(on: channel, from: .queued, to: .expired)
                } else {
                    try sending.execute(arguments: [now.milliseconds, row.number(0)])
                    transaction.tally.deliveries(on: channel, from: .queued, to: .sending)
                    claimed.taken.append(
                        Delivery(
                            id: try row.identity(1), channel: channel, payload: try row.bytes(5),
                            summary: try row.text(2), due: try row.instant(3), expires: expires,
                            attempts: try row.count(6) + 1))
                }
            }
            if rows.count < asked { break }
        }
        return claimed
    }

    static let promotion = """
        UPDATE delivery SET state = 'queued', retry_at = NULL
        WHERE channel = ? AND state = 'deferred' AND retry_at <= ?
        """
    static let candidates = """
        SELECT number, id, summary, due, expires, bytes, attempts
        FROM delivery JOIN payload ON payload.delivery = delivery.number
        WHERE channel = ? AND state = 'queued' ORDER BY due, number LIMIT ?
        """
    static let sending = "UPDATE delivery SET state = 'sending', changed = ?, attempts = attempts + 1 WHERE number = ?"
    static let expiry = SQLiteStore.expiry + " WHERE number = ?2 RETURNING " + DeliveryRecord.columns
}

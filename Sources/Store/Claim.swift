import CivilTime
import FoundationEssentials
import GRDB
import ReminderCore

/// Hands out the deliveries of a channel whose turn has come, in a transaction under way.
struct Claim {
    private let channel: String
    private let now: Instant

    init(_ channel: String, _ now: Instant) { (self.channel, self.now) = (channel, now) }

    /// Marks up to `limit` deliveries as `sending`, the urgent first and then the oldest due, and gives up those that
    /// lost their use.
    ///
    /// What is about one occurrence goes out in order: a delivery waits while one before it is under way, or is to be
    /// tried again soon.
    func take(_ limit: Int, in transaction: inout Transaction) throws -> ClaimedDeliveries {
        // Whose retry has come is queued again: one index then knows the order of all that can be sent, and
        // a long queue of retries is not sorted at every claim.
        try transaction.statement(Self.promotion).execute(arguments: [channel, now.milliseconds])
        transaction.tally.deliveries(transaction.database.changesCount, on: channel, from: .deferred, to: .queued)
        let candidates = try transaction.statement(Self.candidates)
        let expiry = try transaction.statement(Self.expiry)
        var claimed = ClaimedDeliveries()
        while claimed.taken.count < limit {
            let (asked, given) = (limit - claimed.taken.count, claimed.expired.count)
            let rows = try Row.fetchAll(candidates, arguments: [channel, now.milliseconds + Self.patience, asked])
            var sent: [Int64] = []
            for row in rows {
                let expires = try row.instant(4)
                if expires <= now {
                    let ended = try Row.fetchAll(expiry, arguments: [now.milliseconds, row.number(0)])
                    claimed.expired += try ended.map { try DeliveryRecord($0) }
                    transaction.tally.deliveries(on: channel, from: .queued, to: .expired)
                } else {
                    sent.append(try row.number(0))
                    var delivery = Delivery(
                        id: try row.identity(1), channel: channel, payload: try row.bytes(5),
                        summary: try row.text(2), due: try row.instant(3), expires: expires,
                        attempts: try row.count(6) + 1)
                    delivery.unanswered = try row.count(7)
                    delivery.isPlain = try row.number(8) != 0
                    delivery.earlier = try row.identityIfAny(9).map { try earlier($0, in: transaction) }
                    claimed.taken.append(delivery)
                }
            }
            try mark(sent, in: &transaction)
            // What waited for one that was given up need not wait any more.
            if rows.count < asked, claimed.expired.count == given { break }
        }
        return claimed
    }

    /// Marks deliveries as `sending`, all with one statement.
    private func mark(_ numbers: [Int64], in transaction: inout Transaction) throws {
        if numbers.isEmpty { return }
        let list = "[\(numbers.map(String.init).joined(separator: ","))]"
        try transaction.statement(Self.sending).execute(arguments: [now.milliseconds, list])
        transaction.tally.deliveries(numbers.count, on: channel, from: .queued, to: .sending)
    }

    /// What is known by now of a delivery that another one corrects; one that was pruned has its name still.
    private func earlier(_ id: Identity, in transaction: Transaction) throws -> EarlierNotice {
        let row = try Row.fetchOne(try transaction.statement(EarlierNotice.query), arguments: [id.blob])
        return try row.map { try EarlierNotice($0) } ?? EarlierNotice(id: id, reference: "")
    }

    static let promotion = """
        UPDATE delivery SET state = 'queued', retry_at = NULL
        WHERE channel = ? AND state = 'deferred' AND retry_at <= ?
        """
    /// How long a delivery waits for one before it that is to be tried again, in milliseconds.
    private static let patience: Int64 = 60_000

    static let candidates = """
        SELECT number, id, summary, due, expires, bytes, attempts, unanswered, plain, earlier
        FROM delivery JOIN payload ON payload.delivery = delivery.number
        WHERE channel = ?1 AND state = 'queued' AND NOT EXISTS (
            SELECT 1 FROM delivery AS other WHERE other.occurrence = delivery.occurrence
                AND other.channel = ?1 AND other.number < delivery.number AND (other.state = 'sending'
                    OR other.state = 'queued' OR (other.state = 'deferred' AND other.retry_at <= ?2)))
        ORDER BY urgency, due, number LIMIT ?3
        """
    static let sending = """
        UPDATE delivery SET state = 'sending', changed = ?, attempts = attempts + 1
        WHERE number IN (SELECT value FROM json_each(?))
        """
    static let expiry = SQLiteStore.expiry + " WHERE number = ?2 RETURNING " + DeliveryRecord.columns
}

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
        try transaction.direct(Self.promotion).run(channel, now)
        transaction.tally.deliveries(transaction.database.changesCount, on: channel, from: .deferred, to: .queued)
        let candidates = try transaction.direct(Self.candidates)
        var claimed = ClaimedDeliveries()
        while claimed.taken.count < limit {
            let (asked, taken) = (limit - claimed.taken.count, claimed.taken.count)
            var useless: [Int64] = []
            try candidates.rows(channel, now.milliseconds + Self.patience, asked) { row in
                if try row.instant(4) <= now {
                    useless.append(try row.number(0))
                } else {
                    claimed.taken.append(try delivery(row, in: transaction))
                }
            }
            try mark(claimed.taken[taken...], in: &transaction)
            for number in useless {
                let ended = try Row.fetchAll(
                    try transaction.statement(Self.expiry), arguments: [now.milliseconds, number])
                claimed.expired += try ended.map { try DeliveryRecord($0) }
                transaction.tally.deliveries(on: channel, from: .queued, to: .expired)
            }
            // What waited for one that was given up need not wait any more.
            if claimed.taken.count - taken + useless.count < asked, useless.isEmpty { break }
        }
        return claimed
    }

    /// The delivery in a row of ``candidates``, on its way to one more attempt.
    private func delivery(_ row: DirectRow, in transaction: Transaction) throws -> Delivery {
        var delivery = Delivery(
            id: try row.identity(1), channel: channel, payload: try row.bytes(5), summary: try row.text(2),
            due: try row.instant(3), expires: try row.instant(4), attempts: try row.count(6) + 1)
        delivery.place = try row.number(0)
        delivery.unanswered = try row.count(7)
        delivery.isPlain = try row.number(8) != 0
        delivery.earlier = try row.identityIfAny(9).map { try earlier($0, in: transaction) }
        return delivery
    }

    /// Marks deliveries as `sending`.
    private func mark(_ deliveries: ArraySlice<Delivery>, in transaction: inout Transaction) throws {
        if deliveries.isEmpty { return }
        let sending = try transaction.direct(Self.sending)
        for delivery in deliveries { try sending.run(now, delivery.place) }
        transaction.tally.deliveries(deliveries.count, on: channel, from: .queued, to: .sending)
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

    /// Of those before it the latest is looked at first: while one of many about the same occurrence waits, so does the one
    /// before it, and none that arrived long ago is looked at.
    static let candidates = """
        SELECT number, id, summary, due, expires, bytes, attempts, unanswered, plain, earlier
        FROM delivery JOIN payload ON payload.delivery = delivery.number
        WHERE channel = ?1 AND state = 'queued' AND (
            SELECT 1 FROM delivery AS other WHERE other.occurrence = delivery.occurrence
                AND other.channel = ?1 AND other.number < delivery.number AND (other.state = 'sending'
                    OR other.state = 'queued' OR (other.state = 'deferred' AND other.retry_at <= ?2))
                ORDER BY other.number DESC LIMIT 1) IS NULL
        ORDER BY urgency, due, number LIMIT ?3
        """
    static let sending = """
        UPDATE delivery SET state = 'sending', changed = ?, attempts = attempts + 1 WHERE number = ?
        """
    static let expiry = SQLiteStore.expiry + " WHERE number = ?2 RETURNING " + DeliveryRecord.columns
}

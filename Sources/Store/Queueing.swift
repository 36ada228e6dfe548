import CivilTime
import GRDB
import ReminderCore

/// Puts deliveries into the outbox, in a transaction under way. Its statements are looked for once, and not for each of them.
struct Queueing {
    private let insertion: DirectStatement
    private let payload: DirectStatement
    private let slower: DirectStatement

    init(in transaction: Transaction) throws {
        insertion = try transaction.direct(Self.insertion)
        payload = try transaction.direct(Self.payload)
        slower = try transaction.direct(Self.slower)
    }

    /// Queues `delivery` at `now`, for the reminder at `place` or for none; one that is in the outbox already stays as it is.
    ///
    /// A reminder's delivery about one occurrence is about the reminder's.
    func queue(
        _ delivery: Delivery, for place: ReminderPlace?, at now: Instant, in transaction: inout Transaction
    ) throws {
        let isOfOne = delivery.occurrences.count == 1
        let numbers =
            if isOfOne, let place { [place.occurrence] } else {
                try delivery.occurrences.compactMap { try transaction.number(of: $0) }
            }
        let (state, retryAt): (DeliveryState, Instant?) =
            delivery.notBefore.map { $0 > now } == true ? (.deferred, delivery.notBefore) : (.queued, nil)
        let insertion = delivery.earlier == nil ? insertion : try transaction.direct(Self.correction)
        try insertion.run(
            delivery.id, place?.reminder, delivery.channel, state.rawValue, delivery.due, delivery.expires,
            delivery.attempts, now, delivery.summary, numbers.count == 1 ? numbers[0] : nil, delivery.urgency.rawValue,
            retryAt, delivery.isOfSeveral, delivery.earlier?.id)
        guard transaction.database.changesCount > 0 else { return }
        let number = transaction.database.lastInsertedRowID
        try payload.run(number, delivery.payload, delivery.fallback?.channel, delivery.fallback?.payload)
        if numbers.count > 1 {
            let mention = try transaction.direct(Self.mention)
            for occurrence in numbers { try mention.run(occurrence, number) }
        }
        if numbers.count == 1, delivery.urgency == .soon { try hurry(numbers[0], before: delivery, in: transaction) }
        transaction.tally.deliveries(on: delivery.channel, from: nil, to: state)
    }

    /// Makes those before `delivery` as urgent, since it goes out after them. There is hardly ever one, and to ask costs less
    /// than to change none.
    private func hurry(_ occurrence: Int64, before delivery: Delivery, in transaction: Transaction) throws {
        let isNeeded = try slower.first(delivery.urgency.rawValue, occurrence, delivery.channel) { _ in true }
        guard isNeeded == true else { return }
        try transaction.direct(Self.hurrying).run(delivery.urgency.rawValue, occurrence, delivery.channel)
    }

    private static let insertion = insertion(root: "NULL")
    private static let correction = insertion(root: "coalesce((SELECT root FROM delivery WHERE id = ?14), ?14)")
    private static func insertion(root: String) -> String {
        """
        INSERT INTO delivery (id, reminder, channel, state, due, expires, attempts, changed, summary, note, occurrence,
            urgency, retry_at, several, earlier, root)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, '', ?10, ?11, ?12, ?13, ?14, \(root))
        ON CONFLICT DO NOTHING
        """
    }
    static let slower = "SELECT 1 FROM delivery \(slowerOnes) LIMIT 1"
    static let hurrying = "UPDATE delivery SET urgency = ?1 \(slowerOnes)"
    private static let slowerOnes = """
        WHERE occurrence = ?2 AND channel = ?3 AND urgency > ?1 AND (state = 'queued' OR state = 'deferred')
        """
    private static let payload = """
        INSERT INTO payload (delivery, bytes, fallback_channel, fallback_bytes) VALUES (?, ?, ?, ?)
        """
    private static let mention = "INSERT OR IGNORE INTO mention (occurrence, delivery) VALUES (?, ?)"
}

extension Delivery {
    /// Queues it: see ``Queueing/queue(_:for:at:in:)``.
    func queue(for place: ReminderPlace?, at now: Instant, in transaction: inout Transaction) throws {
        try Queueing(in: transaction).queue(self, for: place, at: now, in: &transaction)
    }
}

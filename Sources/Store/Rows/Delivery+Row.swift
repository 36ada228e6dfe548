import CivilTime
import FoundationEssentials
import GRDB
import ReminderCore

extension DeliveryRecord {
    /// What ``init(_:)`` reads.
    static let columns = """
        id, channel, state, summary, due, changed, attempts, retry_at, note, unanswered + cut_off > 0, plain
        """

    /// Which of ``columns`` is the summary.
    static let summary = 3

    /// The delivery in a row of ``columns``.
    init(_ row: Row) throws {
        self.init(
            id: try row.identity(0), channel: try row.text(1), state: try row.name(2),
            summary: try row.text(Self.summary),
            due: try row.instant(4), changed: try row.instant(5), attempts: try row.count(6),
            retryAt: try row.instantIfAny(7), note: try row.text(8))
        mayBeDuplicate = try row.number(9) != 0 && attempts > 1
        isPlain = try row.number(10) != 0
    }
}

extension Delivery {
    /// Queues it at `now`, for the reminder in row `reminder` or for none; one that is in the outbox already
    /// stays as it is.
    ///
    /// - Parameter occurrence: The row of what the reminder is about, where that is at hand: a delivery about one
    ///   occurrence is then about this one.
    func queue(
        for reminder: Int64?, of occurrence: Int64? = nil, at now: Instant, in transaction: inout Transaction
    ) throws {
        let numbers =
            if let occurrence, occurrences.count == 1 { [occurrence] } else {
                try occurrences.compactMap { try transaction.number(of: $0) }
            }
        let (state, retryAt): (DeliveryState, Instant?) =
            notBefore.map { $0 > now } == true ? (.deferred, notBefore) : (.queued, nil)
        try transaction.statement(Self.insertion).execute(arguments: [
            id.blob, reminder, channel, state.rawValue, due.milliseconds, expires.milliseconds, attempts,
            now.milliseconds, summary, numbers.count == 1 ? numbers[0] : nil, urgency.rawValue, retryAt?.milliseconds,
            isOfSeveral, earlier?.id.blob,
        ])
        guard transaction.database.changesCount > 0 else { return }
        let number = transaction.database.lastInsertedRowID
        try transaction.statement(Self.payloadInsertion).execute(
            arguments: [number, Data(payload), fallback?.channel, fallback.map { Data($0.payload) }])
        if numbers.count > 1 {
            let mention = try transaction.statement(Self.mentionInsertion)
            for occurrence in numbers { try mention.execute(arguments: [occurrence, number]) }
        }
        if numbers.count == 1, urgency == .soon {
            // It goes out after those before it, so they are as urgent.
            try transaction.statement(Self.hurrying).execute(arguments: [urgency.rawValue, numbers[0], channel])
        }
        transaction.tally.deliveries(on: channel, from: nil, to: state)
    }

    private static let insertion = """
        INSERT INTO delivery (id, reminder, channel, state, due, expires, attempts, changed, summary, note, occurrence,
            urgency, retry_at, several, earlier, root)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, '', ?10, ?11, ?12, ?13, ?14,
            coalesce((SELECT root FROM delivery WHERE id = ?14), ?14))
        ON CONFLICT DO NOTHING
        """
    static let hurrying = """
        UPDATE delivery SET urgency = ?1 WHERE occurrence = ?2 AND channel = ?3 AND urgency > ?1
            AND state IN ('queued', 'deferred')
        """
    private static let payloadInsertion = """
        INSERT INTO payload (delivery, bytes, fallback_channel, fallback_bytes) VALUES (?, ?, ?, ?)
        """
    private static let mentionInsertion = "INSERT OR IGNORE INTO mention (occurrence, delivery) VALUES (?, ?)"
}

extension EarlierNotice {
    /// What ``init(_:from:)`` reads of a delivery.
    static let columns = """
        id, reference, several, (SELECT root.reference FROM delivery AS root WHERE root.id = delivery.root),
            (SELECT root.several FROM delivery AS root WHERE root.id = delivery.root)
        """
    static let query = "SELECT \(columns) FROM delivery WHERE id = ?"

    /// The notice in a row that has ``columns`` from `first` on.
    init(_ row: Row, from first: Int = 0) throws {
        self.init(
            id: try row.identity(first), reference: try row.text(first + 1),
            thread: try row.decode(String?.self, atIndex: first + 3), isOfSeveral: try row.number(first + 2) != 0,
            isThreadOfSeveral: try row.decode(Int64?.self, atIndex: first + 4).map { $0 != 0 })
    }
}

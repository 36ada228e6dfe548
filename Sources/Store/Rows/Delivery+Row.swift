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
    /// Queues it at `now`, for the reminder at `place` or for none; one that is in the outbox already stays as it is.
    ///
    /// A reminder's delivery about one occurrence is about the reminder's.
    func queue(for place: ReminderPlace?, at now: Instant, in transaction: inout Transaction) throws {
        let isOfOne = occurrences.count == 1
        let numbers =
            if isOfOne, let place { [place.occurrence] } else {
                try occurrences.compactMap { try transaction.number(of: $0) }
            }
        let (state, retryAt): (DeliveryState, Instant?) =
            notBefore.map { $0 > now } == true ? (.deferred, notBefore) : (.queued, nil)
        try transaction.direct(earlier == nil ? Self.insertion : Self.correction).run(
            id, place?.reminder, channel, state.rawValue, due, expires, attempts, now, summary,
            numbers.count == 1 ? numbers[0] : nil, urgency.rawValue, retryAt, isOfSeveral, earlier?.id)
        guard transaction.database.changesCount > 0 else { return }
        let number = transaction.database.lastInsertedRowID
        try transaction.direct(Self.payloadInsertion).run(number, payload, fallback?.channel, fallback?.payload)
        if numbers.count > 1 {
            let mention = try transaction.direct(Self.mentionInsertion)
            for occurrence in numbers { try mention.run(occurrence, number) }
        }
        if numbers.count == 1, urgency == .soon { try hurry(numbers[0], in: transaction) }
        transaction.tally.deliveries(on: channel, from: nil, to: state)
    }

    /// Makes those before it as urgent, since it goes out after them. There is hardly ever one, and to ask costs less than to
    /// change none.
    private func hurry(_ occurrence: Int64, in transaction: Transaction) throws {
        let isNeeded = try transaction.direct(Self.slower).first(urgency.rawValue, occurrence, channel) { _ in true }
        guard isNeeded == true else { return }
        try transaction.direct(Self.hurrying).run(urgency.rawValue, occurrence, channel)
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

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

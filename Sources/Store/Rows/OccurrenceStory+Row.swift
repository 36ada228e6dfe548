import CivilTime
import GRDB
import ReminderCore

extension OccurrenceRecord {
    /// The record in a row of ``Occurrence/columns``, `gone` and `created`.
    init(_ row: Row) throws {
        guard let presence = Presence(rawValue: try row.number(Occurrence.columnCount)) else { throw DamagedValue() }
        self.init(
            occurrence: try Occurrence(row), presence: presence,
            known: try row.instantIfAny(Occurrence.columnCount + 1))
    }
}

extension ReminderRecord {
    /// The reminder in a row of its name, rule, lead, `due`, `starts` and state.
    init(_ row: Row) throws {
        self.init(
            id: try row.identity(0), rule: try row.text(1), lead: try row.text(2), due: try row.instant(3),
            start: try row.instant(4), state: try row.name(5))
    }
}

extension DeliveryStory {
    private static let first = 11

    /// What ``init(_:_:)`` reads, for a query that calls the table `delivery`.
    static let columns = """
        \(DeliveryRecord.columns), expires, several, delivery.number, delivery.occurrence,
            (SELECT reminder.id FROM reminder WHERE reminder.number = delivery.reminder),
            (SELECT fallback_channel FROM payload WHERE payload.delivery = delivery.number)
        """

    /// The delivery in a row of ``columns``; what it mentions and what was tried is looked up.
    init(_ row: Row, _ database: Database) throws {
        let number = try row.number(Self.first + 2)
        let one = try row.decode(Int64?.self, atIndex: Self.first + 3)
        let mentions = try Row.fetchAll(
            try database.cachedStatement(sql: Self.mentions), arguments: [one, number])
        let attempts = try database.cachedStatement(sql: Self.attempts)
        self.init(
            record: try DeliveryRecord(row), reminder: try row.identityIfAny(Self.first + 4),
            occurrences: try mentions.map {
                Occurrence.ID(calendar: try $0.text(0), uid: try $0.text(1), recurrenceID: try $0.text(2))
            },
            isOfSeveral: try row.number(Self.first + 1) != 0, expires: try row.instant(Self.first),
            fallback: try row.decode(String?.self, atIndex: Self.first + 5),
            attempts: try Row.fetchAll(attempts, arguments: [number]).map { try DeliveryAttempt($0) })
    }

    static let mentions = """
        SELECT calendar, uid, recurrence_id FROM occurrence
        WHERE number = ?1 OR number IN (SELECT occurrence FROM mention WHERE delivery = ?2)
        ORDER BY starts, number
        """
    static let attempts = """
        SELECT number, ended, state, status, note FROM attempt WHERE delivery = ? ORDER BY number
        """
}

extension DeliveryAttempt {
    /// The attempt in a row of its number, when it ended, its state, status and note.
    init(_ row: Row) throws {
        self.init(
            number: try row.count(0), at: try row.instant(1), state: try row.name(2),
            status: try row.decode(Int?.self, atIndex: 3), note: try row.text(4))
    }
}

extension Identity {
    /// The names that begin with `prefix`, in hexadecimal; nil when none can.
    static func range(beginningWith prefix: String) -> ClosedRange<Identity>? {
        let missing = max(0, 32 - prefix.utf8.count)
        guard let first = Identity(prefix + String(repeating: "0", count: missing)),
            let last = Identity(prefix + String(repeating: "f", count: missing))
        else { return nil }
        return first...last
    }
}

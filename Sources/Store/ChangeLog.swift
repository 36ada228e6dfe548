import CivilTime
import GRDB
import ReminderCore

/// Writes down what becomes of occurrences, in a transaction under way.
struct ChangeLog {
    private let occurrence: Statement
    private let pending: Statement
    private let insertion: Statement
    private let now: Instant

    init(_ transaction: Transaction, at now: Instant) throws {
        self.now = now
        occurrence = try transaction.statement(Self.anyOccurrence)
        pending = try transaction.statement(Self.pendingChange)
        insertion = try transaction.statement(Self.insertChange)
    }

    /// Notes that the occurrence in row `number` is about to be what it is `now`; nil when it is gone.
    ///
    /// As long as nobody was told of an earlier change, what counts is how it was before that one.
    func note(of number: Int64, now occurrence: Occurrence?) throws {
        guard let row = try Row.fetchOne(self.occurrence, arguments: [number]) else { return }
        let before = try Occurrence(row)
        let wasGone = try row.number(Occurrence.columnCount) == 1
        if OccurrenceChange(before: before, wasGone: wasGone, after: occurrence).isEmpty { return }
        if try Row.fetchOne(pending, arguments: [number]) != nil { return }
        try insertion.execute(
            arguments: [number, now.milliseconds, try JSONColumn.text(FormerOccurrence(before)), wasGone])
    }

    static let anyOccurrence = "SELECT \(Occurrence.columns), gone FROM occurrence WHERE number = ?"
    static let pendingChange = "SELECT 1 FROM change WHERE occurrence = ? AND told = 0"
    static let insertChange = "INSERT INTO change (occurrence, noticed, before, was_gone) VALUES (?, ?, ?, ?)"
}

/// What is remembered of an occurrence that is not any more as it was.
struct FormerOccurrence: Codable {
    private let isAllDay: Bool
    private let from: Int64
    private let to: Int64
    private let status: String
    private let title: String
    private let location: String
    private let link: String

    init(_ occurrence: Occurrence) {
        (isAllDay, from, to) = occurrence.span.values
        (status, title) = (occurrence.status.rawValue, occurrence.title)
        (location, link) = (occurrence.location, occurrence.link)
    }

    /// The occurrence that was called `id`.
    func occurrence(_ id: Occurrence.ID) throws -> Occurrence {
        guard let status = EventStatus(rawValue: status) else { throw DamagedValue() }
        return Occurrence(
            id: id, span: try Span(isAllDay: isAllDay, from: from, to: to), status: status, title: title,
            location: location, link: link)
    }
}

extension OccurrenceChange {
    /// The columns ``init(_:)`` reads after those of the occurrence.
    static let columns = "gone, change.before, change.was_gone"

    /// The change in a row of ``Occurrence/columns`` and ``columns``.
    init(_ row: Row) throws {
        let (occurrence, first) = (try Occurrence(row), Occurrence.columnCount)
        let former: FormerOccurrence = try JSONColumn.value(try row.text(first + 1))
        self.init(
            before: try former.occurrence(occurrence.id), wasGone: try row.number(first + 2) != 0,
            after: try row.number(first) != 0 ? nil : occurrence)
    }
}

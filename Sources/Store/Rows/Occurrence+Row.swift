import CivilTime
import ReminderCore

extension Occurrence {
    /// What ``init(_:)`` reads, for a query that calls the table `occurrence`.
    static let columns = """
        occurrence.calendar, occurrence.uid, occurrence.recurrence_id, occurrence.all_day, occurrence.span_from, \
        occurrence.span_to, occurrence.status, occurrence.title, occurrence.location, occurrence.details, \
        occurrence.link, occurrence.facts
        """

    /// Where the title is among ``columns``; the three parts of the name come first.
    static let titleColumn = 7

    /// How many ``columns`` there are.
    static let columnCount = 12

    /// The occurrence in the first columns of `row`.
    init(_ row: some Columns) throws {
        let facts = try row.text(11)
        self.init(
            id: ID(calendar: try row.text(0), uid: try row.text(1), recurrenceID: try row.text(2)),
            span: try Span(isAllDay: row.number(3) != 0, from: row.number(4), to: row.number(5)),
            status: try row.name(6), title: try row.text(7), location: try row.text(8), details: try row.text(9),
            link: try row.text(10), facts: facts.isEmpty ? .none : try JSONColumn.value(facts))
    }
}

extension Span {
    /// Its columns `all_day`, `span_from` and `span_to`.
    var values: (isAllDay: Bool, from: Int64, to: Int64) {
        switch self {
        case .timed(let start, let end): (false, start.milliseconds, end.milliseconds)
        case .allDay(let first, let last): (true, Int64(first.dayNumber), Int64(last.dayNumber))
        }
    }

    /// The span in these columns.
    init(isAllDay: Bool, from: Int64, to: Int64) throws {
        if isAllDay {
            let days = CivilDate.days
            guard days.contains(from), days.contains(to) else { throw DamagedValue() }
            self = .allDay(first: CivilDate(dayNumber: Int(from)), last: CivilDate(dayNumber: Int(to)))
        } else {
            self = .timed(start: Instant(milliseconds: from), end: Instant(milliseconds: to))
        }
    }
}

extension CivilDate {
    /// The numbers of all days that there are.
    fileprivate static let days: ClosedRange<Int64> = -37_000_000...37_000_000
}

package import CivilTime
import GRDB
package import ReminderCore

extension SQLiteStore {
    package func story(of id: Occurrence.ID) async throws(StoreFailure) -> OccurrenceStory? {
        try await read { database in
            let find = try database.cachedStatement(sql: Self.oneRecord)
            guard let row = try Row.fetchOne(find, arguments: [id.calendar, id.uid, id.recurrenceID]) else {
                return nil
            }
            let (record, number) = (try OccurrenceRecord(row), try row.number(Occurrence.columnCount + 2))
            let reminders = try database.cachedStatement(sql: Self.remindersOfOccurrence)
            let deliveries = try database.cachedStatement(sql: Self.deliveriesOfOccurrence)
            return OccurrenceStory(
                record: record,
                reminders: try Row.fetchAll(reminders, arguments: [number]).map { try ReminderRecord($0) },
                deliveries: try Row.fetchAll(deliveries, arguments: [number]).map { try DeliveryStory($0, database) },
                changes: try Self.changes(of: number, record, database))
        }
    }

    package func occurrences(
        limit: Int, where isMeant: @escaping @Sendable (Occurrence.ID, _ title: String) -> Bool
    ) async throws(StoreFailure) -> [OccurrenceRecord] {
        try await read { database in
            var found: [OccurrenceRecord] = []
            let rows = try Row.fetchCursor(try database.cachedStatement(sql: Self.allRecords))
            while found.count < limit, let row = try rows.next() {
                // Most are not meant, and those are not read whole.
                let id = Occurrence.ID(
                    calendar: try row.text(0), uid: try row.text(1), recurrenceID: try row.text(2))
                if isMeant(id, try row.text(Occurrence.titleColumn)) { found.append(try OccurrenceRecord(row)) }
            }
            return found
        }
    }

    package func occurrences(startingAt start: Instant) async throws(StoreFailure) -> [Occurrence] {
        try await read { database in
            let statement = try database.cachedStatement(sql: Self.occurrencesAtOnce)
            return try Row.fetchAll(statement, arguments: [start.milliseconds]).map { try Occurrence($0) }
        }
    }

    package func reminders(named prefix: String) async throws(StoreFailure) -> [NamedReminder] {
        guard let names = Identity.range(beginningWith: prefix) else { return [] }
        return try await read { database in
            let statement = try database.cachedStatement(sql: Self.namedReminders)
            return try Row.fetchAll(statement, arguments: [names.lowerBound.blob, names.upperBound.blob]).map { row in
                NamedReminder(
                    id: try row.identity(0),
                    occurrence: Occurrence.ID(
                        calendar: try row.text(1), uid: try row.text(2), recurrenceID: try row.text(3)))
            }
        }
    }

    package func deliveryStories(named prefix: String) async throws(StoreFailure) -> [DeliveryStory] {
        guard let names = Identity.range(beginningWith: prefix) else { return [] }
        return try await read { database in
            let statement = try database.cachedStatement(sql: Self.namedStories)
            return try Row.fetchAll(statement, arguments: [names.lowerBound.blob, names.upperBound.blob])
                .map { try DeliveryStory($0, database) }
        }
    }

    /// The changes of the occurrence in row `number`: each from how it was then to how it was before the next.
    private static func changes(
        of number: Int64, _ record: OccurrenceRecord, _ database: Database
    ) throws -> [OccurrenceStory.Change] {
        var changes: [OccurrenceStory.Change] = []
        var after = record.presence == .vanished ? nil : record.occurrence
        let rows = try Row.fetchAll(
            try database.cachedStatement(sql: changesOfOccurrence), arguments: [number])
        for row in rows {
            let former: FormerOccurrence = try JSONColumn.value(try row.text(2))
            let (before, wasGone) = (try former.occurrence(record.occurrence.id), try row.number(3) != 0)
            changes.append(
                OccurrenceStory.Change(
                    number: try row.number(0), noticed: try row.instant(1),
                    change: OccurrenceChange(before: before, wasGone: wasGone, after: after),
                    isTold: try row.number(4) != 0))
            after = wasGone ? nil : before
        }
        return changes.reversed()
    }

    private static let recordColumns = "\(Occurrence.columns), gone, created, occurrence.number"
    static let oneRecord = """
        SELECT \(recordColumns) FROM occurrence WHERE calendar = ? AND uid = ? AND recurrence_id = ?
        """
    static let allRecords = "SELECT \(recordColumns) FROM occurrence ORDER BY starts, ends, number"
    static let occurrencesAtOnce = """
        SELECT \(Occurrence.columns) FROM occurrence WHERE starts = ? AND gone = 0 ORDER BY number LIMIT 200
        """
    static let remindersOfOccurrence = """
        SELECT id, rule, lead, due, starts, state FROM reminder WHERE occurrence = ? ORDER BY due, number LIMIT 1000
        """
    static let deliveriesOfOccurrence = """
        SELECT \(DeliveryStory.columns) FROM delivery WHERE number IN (
            SELECT number FROM delivery WHERE occurrence = ?1
            UNION SELECT delivery FROM mention WHERE occurrence = ?1)
        ORDER BY number LIMIT 1000
        """
    static let changesOfOccurrence = """
        SELECT number, noticed, before, was_gone, told FROM change WHERE occurrence = ? ORDER BY number DESC LIMIT 100
        """
    static let namedReminders = """
        SELECT reminder.id, calendar, uid, recurrence_id
        FROM reminder JOIN occurrence ON occurrence.number = reminder.occurrence
        WHERE reminder.id BETWEEN ? AND ? ORDER BY reminder.id LIMIT 10
        """
    static let namedStories = """
        SELECT \(DeliveryStory.columns) FROM delivery WHERE id BETWEEN ? AND ? ORDER BY id LIMIT 10
        """
}

package import CivilTime
import GRDB
package import ReminderCore

extension SQLiteStore {
    package func calendar(named name: String) async throws(StoreFailure) -> CalendarRecord? {
        try await read { database in
            let statement = try database.cachedStatement(sql: CalendarRecord.query + " WHERE name = ?")
            return try Row.fetchOne(statement, arguments: [name]).map { try CalendarRecord($0) }
        }
    }

    package func calendars() async throws(StoreFailure) -> [CalendarRecord] {
        try await read { database in
            let statement = try database.cachedStatement(sql: CalendarRecord.query + " ORDER BY name")
            return try Array(Row.fetchCursor(statement).map { try CalendarRecord($0) })
        }
    }

    package func documents(of calendar: String) async throws(StoreFailure) -> [CalendarDocument] {
        try await read { database in
            let statement = try database.cachedStatement(sql: CalendarDocument.query)
            let pieces = PieceStore(of: calendar, on: database)
            let rows = try Row.fetchCursor(statement, arguments: [calendar])
            return try Array(rows.map { try CalendarDocument($0, in: pieces) })
        }
    }

    package func revision(
        of calendar: String, to document: CalendarDocument
    ) async throws(StoreFailure) -> Revision? {
        try await read { database in
            let statement = try database.cachedStatement(sql: CalendarDocument.lists)
            let lists = try Array(Row.fetchCursor(statement, arguments: [calendar]).map { try $0.identities(0) })
            guard lists.count == 1, !lists[0].isEmpty, var revision = Revision(from: lists[0], to: document.pieces)
            else { return nil }
            let pieces = PieceStore(of: calendar, on: database)
            revision.former = try revision.removed.map { try pieces.joined([$0]).bytes }
            return revision
        }
    }

    package func known(
        of calendar: String, notOverAt now: Instant
    ) async throws(StoreFailure) -> [Occurrence.ID: KnownOccurrence] {
        try await read { database in
            let statement = try database.cachedStatement(sql: Self.knownOccurrences)
            var known: [Occurrence.ID: KnownOccurrence] = [:]
            let rows = try Row.fetchCursor(statement, arguments: [calendar, now.milliseconds])
            while let row = try rows.next() { try known.take(row, of: calendar) }
            return known
        }
    }

    package func known(
        of calendar: String, uids: Set<String>, notOverAt now: Instant
    ) async throws(StoreFailure) -> [Occurrence.ID: KnownOccurrence] {
        try await read { database in
            let statement = try database.cachedStatement(sql: Self.knownOccurrencesOfEvent)
            var known: [Occurrence.ID: KnownOccurrence] = [:]
            for uid in uids {
                let rows = try Row.fetchCursor(statement, arguments: [calendar, uid, now.milliseconds])
                while let row = try rows.next() { try known.take(row, of: calendar) }
            }
            return known
        }
    }

    package func has(
        _ count: Int, occurrencesOf calendar: String, notOverAt now: Instant, before reach: Instant
    ) async throws(StoreFailure) -> Bool {
        try await read { database in
            let statement = try database.cachedStatement(sql: Self.firstOccurrences)
            let rows = try Row.fetchCursor(
                statement, arguments: [calendar, now.milliseconds, reach.milliseconds, count])
            var found = 0
            while try rows.next() != nil { found += 1 }
            return found >= count
        }
    }

    package func save(_ record: CalendarRecord, documents: [CalendarDocument]?) async throws(StoreFailure) {
        try await write { try record.save(with: documents, in: $0) }
    }

    package func apply(
        _ change: CalendarChange, record: CalendarRecord, documents: [CalendarDocument]?, telling notices: [Delivery]
    ) async throws(StoreFailure) {
        let isLarge = change.entries.count + change.vanished.count > 5000
        try await write { transaction in
            try Connections.withCache(ofLargeChange: isLarge, on: transaction.database) {
                let plan = try PlanUpdate(transaction, at: change.now)
                for entry in change.entries { try plan.follow(entry, &transaction.tally) }
                for id in change.vanished { try plan.cancel(id, &transaction.tally) }
                for id in change.outOfReach { try plan.release(id, &transaction.tally) }
            }
            for notice in notices { try notice.queue(for: nil, at: change.now, in: &transaction) }
            try record.save(with: documents, in: transaction)
        }
    }

    package func forgetCalendars(except names: Set<String>) async throws(StoreFailure) -> [String] {
        try await write { transaction in
            let database = transaction.database
            let known = try String.fetchAll(database, sql: "SELECT name FROM calendar ORDER BY name")
            let forgotten = known.filter { !names.contains($0) }
            for name in forgotten {
                try database.execute(sql: Self.cancellation, arguments: [name])
                transaction.tally.reminders(database.changesCount, from: .planned, to: .cancelled)
                try database.execute(sql: Self.forgetting, arguments: [name])
                try database.execute(sql: Self.removal, arguments: [name])
                try database.execute(sql: "DELETE FROM calendar WHERE name = ?", arguments: [name])
            }
            return forgotten
        }
    }

    /// The inner query sorts the rows by number, so that each page of the table is read once. In the order of
    /// the index, which is that of the UIDs, it would be read once for each row.
    static let knownOccurrences = """
        SELECT uid, recurrence_id, fingerprint, starts FROM occurrence
        WHERE number IN (SELECT number FROM occurrence WHERE calendar = ?) AND ends > ? AND gone = 0
        """

    static let knownOccurrencesOfEvent = """
        SELECT uid, recurrence_id, fingerprint, starts FROM occurrence
        WHERE calendar = ? AND uid = ? AND ends > ? AND gone = 0
        """

    static let firstOccurrences = """
        SELECT 1 FROM occurrence WHERE calendar = ? AND ends > ? AND starts < ? AND gone = 0 LIMIT ?
        """

    static let forgetting = """
        UPDATE change SET told = 1 WHERE told = 0
            AND occurrence IN (SELECT number FROM occurrence WHERE calendar = ?)
        """
    /// Nobody is told of it, as nobody is when the calendar comes back: 2 is gone with its calendar.
    static let removal = "UPDATE occurrence SET gone = 2 WHERE calendar = ? AND gone = 0"

    /// Cancels what is planned for a calendar.
    static let cancellation = """
        UPDATE reminder SET state = 'cancelled'
        WHERE state = 'planned' AND occurrence IN (SELECT number FROM occurrence WHERE calendar = ?)
        """
}

extension [Occurrence.ID: KnownOccurrence] {
    /// Takes what a row of ``SQLiteStore/knownOccurrences`` says.
    fileprivate mutating func take(_ row: Row, of calendar: String) throws {
        let id = Occurrence.ID(calendar: calendar, uid: try row.text(0), recurrenceID: try row.text(1))
        self[id] = KnownOccurrence(fingerprint: try row.identity(2), start: try row.instant(3))
    }
}

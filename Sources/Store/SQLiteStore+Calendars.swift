package import CivilTime
import FoundationEssentials
import GRDB
package import ReminderCore

extension SQLiteStore {
    package func calendar(named name: String) async throws(StoreFailure) -> CalendarRecord? {
        try await read { database in
            try Row.fetchOne(database, sql: "SELECT * FROM calendar WHERE name = ?", arguments: [name])
                .map { CalendarRecord($0) }
        }
    }

    package func calendars() async throws(StoreFailure) -> [CalendarRecord] {
        try await read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM calendar ORDER BY name").map { CalendarRecord($0) }
        }
    }

    package func documents(of calendar: String) async throws(StoreFailure) -> [CalendarDocument] {
        try await read { database in
            let sql = "SELECT name, bytes FROM document WHERE calendar = ? ORDER BY position"
            return try Row.fetchAll(database, sql: sql, arguments: [calendar]).map { row in
                let bytes: Data = row["bytes"]
                return CalendarDocument(name: row.text("name"), bytes: Array(bytes))
            }
        }
    }

    package func fingerprints(
        of calendar: String, notOverAt now: Instant
    ) async throws(StoreFailure) -> [Occurrence.ID: Identity] {
        try await read { database in
            let sql = """
                SELECT uid, recurrence_id, fingerprint FROM occurrence
                WHERE calendar = ? AND ends > ? AND NOT gone
                """
            var fingerprints: [Occurrence.ID: Identity] = [:]
            let rows = try Row.fetchCursor(database, sql: sql, arguments: [calendar, now.milliseconds])
            while let row = try rows.next() {
                let id = Occurrence.ID(calendar: calendar, uid: row[0], recurrenceID: row[1])
                let bytes: Data = row[2]
                fingerprints[id] = Identity(bytes: bytes)
            }
            return fingerprints
        }
    }

    package func save(_ record: CalendarRecord, documents: [CalendarDocument]?) async throws(StoreFailure) {
        try await write { try $0.save(record, documents: documents) }
    }

    package func apply(
        _ change: CalendarChange, record: CalendarRecord, documents: [CalendarDocument]?
    ) async throws(StoreFailure) {
        try await write { database in
            try database.save(record, documents: documents)
            for entry in change.entries { try database.apply(entry) }
            for id in change.vanished { try database.vanish(id) }
        }
    }

    package func forgetCalendars(except names: Set<String>) async throws(StoreFailure) -> [String] {
        try await write { database in
            let gone = try String.fetchAll(database, sql: "SELECT name FROM calendar ORDER BY name")
                .filter { !names.contains($0) }
            for name in gone {
                try database.execute(
                    sql: """
                        UPDATE reminder SET state = 'cancelled' WHERE state = 'planned'
                        AND occurrence IN (SELECT number FROM occurrence WHERE calendar = ?)
                        """, arguments: [name])
                try database.execute(sql: "UPDATE occurrence SET gone = 1 WHERE calendar = ?", arguments: [name])
                try database.execute(sql: "DELETE FROM calendar WHERE name = ?", arguments: [name])
            }
            return gone
        }
    }
}

extension CalendarRecord {
    fileprivate init(_ row: Row) {
        self.init(name: row.text("name"))
        firstRead = row.instantIfAny("first_read")
        lastRead = row.instantIfAny("last_read")
        validators = Validators(entityTag: row.text("entity_tag"), lastModified: row.text("last_modified"))
        contents = row.identityIfAny("contents")
        planning = row.identityIfAny("planning")
        coveredUntil = row.instantIfAny("covered_until")
        faults = row.number("faults")
    }
}

extension Database {
    /// Writes what is known of a calendar and, when given, its documents.
    fileprivate func save(_ record: CalendarRecord, documents: [CalendarDocument]?) throws {
        try cachedStatement(
            sql: """
                INSERT INTO calendar (
                    name, first_read, last_read, entity_tag, last_modified, contents, planning, covered_until, faults)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET
                    first_read = excluded.first_read, last_read = excluded.last_read, entity_tag = excluded.entity_tag,
                    last_modified = excluded.last_modified, contents = excluded.contents,
                    planning = excluded.planning, covered_until = excluded.covered_until, faults = excluded.faults
                """
        ).execute(arguments: [
            record.name, record.firstRead?.milliseconds, record.lastRead?.milliseconds, record.validators.entityTag,
            record.validators.lastModified, record.contents?.blob, record.planning?.blob,
            record.coveredUntil?.milliseconds, record.faults,
        ])
        guard let documents else { return }
        try execute(sql: "DELETE FROM document WHERE calendar = ?", arguments: [record.name])
        for (position, document) in documents.enumerated() {
            try cachedStatement(sql: "INSERT INTO document (calendar, position, name, bytes) VALUES (?, ?, ?, ?)")
                .execute(arguments: [record.name, position, document.name, Data(document.bytes)])
        }
    }

    /// Makes an occurrence and its reminders what `entry` says.
    fileprivate func apply(_ entry: CalendarChange.Entry) throws {
        let known = try number(of: entry.occurrence.id)
        let number = try write(entry, over: known)
        if known != nil {
            let kept = Set(entry.plan.map(\.reminder.id))
            let end: ReminderState = entry.occurrence.status == .cancelled ? .cancelled : .superseded
            let planned = try Data.fetchAll(
                cachedStatement(sql: "SELECT id FROM reminder WHERE occurrence = ? AND state = 'planned'"),
                arguments: [number])
            for blob in planned where Identity(bytes: blob).map({ !kept.contains($0) }) ?? true {
                try cachedStatement(sql: "UPDATE reminder SET state = ? WHERE id = ?")
                    .execute(arguments: [end.rawValue, blob])
            }
        }
        for item in entry.plan where item.isWanted {
            let reminder = item.reminder
            try cachedStatement(
                sql: """
                    INSERT INTO reminder (id, occurrence, rule, lead, due, starts, ends, state)
                    VALUES (?, ?, ?, ?, ?, ?, ?, 'planned')
                    ON CONFLICT (id) DO UPDATE SET due = excluded.due, ends = excluded.ends, state = 'planned'
                    WHERE state IN ('planned', 'cancelled', 'superseded')
                    """
            ).execute(arguments: [
                reminder.id.blob, number, reminder.rule, reminder.lead, reminder.due.milliseconds,
                reminder.start.milliseconds, reminder.end.milliseconds,
            ])
        }
    }

    /// Writes the occurrence of `entry` over the row `known`, or as a new one.
    private func write(_ entry: CalendarChange.Entry, over known: Int64?) throws -> Int64 {
        let occurrence = entry.occurrence
        var days: (first: Int, last: Int)?
        if case .allDay(let first, let last) = occurrence.span { days = (first.dayNumber, last.dayNumber) }
        try cachedStatement(
            sql: """
                INSERT INTO occurrence (
                    calendar, uid, recurrence_id, fingerprint, starts, ends, first_day, last_day, status, title,
                    location, details, link)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (calendar, uid, recurrence_id) DO UPDATE SET
                    fingerprint = excluded.fingerprint, starts = excluded.starts, ends = excluded.ends,
                    first_day = excluded.first_day, last_day = excluded.last_day, status = excluded.status,
                    title = excluded.title, location = excluded.location, details = excluded.details,
                    link = excluded.link, gone = 0
                """
        ).execute(arguments: [
            occurrence.id.calendar, occurrence.id.uid, occurrence.id.recurrenceID, entry.fingerprint.blob,
            entry.start.milliseconds, entry.end.milliseconds, days?.first, days?.last, occurrence.status.rawValue,
            occurrence.title, occurrence.location, occurrence.details, occurrence.link,
        ])
        return known ?? lastInsertedRowID
    }

    /// Cancels what is planned for an occurrence that is not in its calendar any more.
    fileprivate func vanish(_ id: Occurrence.ID) throws {
        guard let number = try number(of: id) else { return }
        try cachedStatement(sql: "UPDATE reminder SET state = 'cancelled' WHERE occurrence = ? AND state = 'planned'")
            .execute(arguments: [number])
        try cachedStatement(sql: "UPDATE occurrence SET gone = 1 WHERE number = ?").execute(arguments: [number])
    }

    private func number(of id: Occurrence.ID) throws -> Int64? {
        try Int64.fetchOne(
            cachedStatement(
                sql: "SELECT number FROM occurrence WHERE calendar = ? AND uid = ? AND recurrence_id = ?"),
            arguments: [id.calendar, id.uid, id.recurrenceID])
    }
}

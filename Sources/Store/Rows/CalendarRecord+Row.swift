import CivilTime
import GRDB
import ReminderCore

extension CalendarRecord {
    /// All records; a condition or an order may follow.
    static let query = """
        SELECT name, first_read, last_read, entity_tag, last_modified, contents, planning, covered_until, faults,
            bookmark, held_since, quiet_since, failing_since, failure_told, place, room
        FROM calendar
        """

    /// The record in a row of ``query``.
    init(_ row: Row) throws {
        self.init(name: try row.text(0))
        firstRead = try row.instantIfAny(1)
        lastRead = try row.instantIfAny(2)
        validators = Validators(entityTag: try row.text(3), lastModified: try row.text(4), bookmark: try row.text(9))
        contents = try row.identityIfAny(5)
        planning = try row.identityIfAny(6)
        coveredUntil = try row.instantIfAny(7)
        faults = try row.count(8)
        heldSince = try row.instantIfAny(10)
        quietSince = try row.instantIfAny(11)
        failingSince = try row.instantIfAny(12)
        isFailureTold = try row.number(13) != 0
        place = try row.identityIfAny(14)
        room = try row.countIfAny(15)
    }

    /// Writes the record down in place of the one of that name, and `documents`, if any, in place of its documents.
    func save(with documents: [CalendarDocument]?, in transaction: Transaction) throws {
        try transaction.statement(Self.upsert).execute(
            arguments: [
                name, firstRead?.milliseconds, lastRead?.milliseconds, validators.entityTag, validators.lastModified,
                contents?.blob, planning?.blob, coveredUntil?.milliseconds, faults,
                validators.bookmark, heldSince?.milliseconds, quietSince?.milliseconds,
                failingSince?.milliseconds, isFailureTold, place?.blob, room,
            ])
        if let documents { try CalendarDocument.replace(those: name, with: documents, in: transaction) }
    }

    private static let upsert = """
        INSERT INTO calendar (name, first_read, last_read, entity_tag, last_modified, contents, planning,
            covered_until, faults, bookmark, held_since, quiet_since, failing_since, failure_told,
            place, room)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET first_read = excluded.first_read, last_read = excluded.last_read,
            entity_tag = excluded.entity_tag, last_modified = excluded.last_modified, contents = excluded.contents,
            planning = excluded.planning, covered_until = excluded.covered_until, faults = excluded.faults,
            bookmark = excluded.bookmark, held_since = excluded.held_since, quiet_since = excluded.quiet_since,
            failing_since = excluded.failing_since, failure_told = excluded.failure_told, place = excluded.place,
            room = excluded.room
        """
}

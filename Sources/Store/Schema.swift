import GRDB
import ReminderCore

/// The tables, as numbered steps that are only ever added to.
enum Schema {
    /// What brings a database from each version to the next; the first makes an empty one version 1.
    private static let steps = [version1]

    /// The version this program writes.
    static var current: Int { steps.count }

    /// Brings the database up to date, each step in a transaction of its own.
    ///
    /// - Throws: ``StoreFailure`` when a newer program wrote it.
    static func migrate(_ database: Database, at path: String) throws {
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard version <= current else {
            throw StoreFailure(
                "'\(path)' was written by a newer nhaclich (schema \(version), this one knows \(current))",
                remedy: "install that version again, or move the file away to begin anew")
        }
        for (number, step) in steps.enumerated().dropFirst(version) {
            try database.inTransaction {
                try database.execute(sql: step)
                try database.execute(sql: "PRAGMA user_version = \(number + 1)")
                return .commit
            }
        }
    }

    // Times are milliseconds since 1970 in UTC; identities are 16 bytes.
    private static let version1 = """
        CREATE TABLE calendar (
            name          TEXT PRIMARY KEY,
            first_read    INTEGER,
            last_read     INTEGER,
            entity_tag    TEXT NOT NULL,
            last_modified TEXT NOT NULL,
            contents      BLOB,
            planning      BLOB,
            covered_until INTEGER,
            faults        INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE document (
            calendar TEXT NOT NULL REFERENCES calendar ON DELETE CASCADE,
            position INTEGER NOT NULL,
            name     TEXT NOT NULL,
            bytes    BLOB NOT NULL,
            UNIQUE (calendar, position)
        ) STRICT;

        -- An occurrence that vanished from its calendar is gone, and kept for the history until it is pruned.
        CREATE TABLE occurrence (
            number        INTEGER PRIMARY KEY,
            calendar      TEXT NOT NULL,
            uid           TEXT NOT NULL,
            recurrence_id TEXT NOT NULL,
            fingerprint   BLOB NOT NULL,
            starts        INTEGER NOT NULL,
            ends          INTEGER NOT NULL,
            first_day     INTEGER,
            last_day      INTEGER,
            status        TEXT NOT NULL,
            title         TEXT NOT NULL,
            location      TEXT NOT NULL,
            details       TEXT NOT NULL,
            link          TEXT NOT NULL,
            gone          INTEGER NOT NULL DEFAULT 0,
            UNIQUE (calendar, uid, recurrence_id)
        ) STRICT;
        CREATE INDEX occurrence_starts ON occurrence (starts) WHERE NOT gone;
        CREATE INDEX occurrence_ends ON occurrence (ends);

        CREATE TABLE reminder (
            id         BLOB PRIMARY KEY,
            occurrence INTEGER NOT NULL REFERENCES occurrence ON DELETE CASCADE,
            rule       TEXT NOT NULL,
            lead       TEXT NOT NULL,
            due        INTEGER NOT NULL,
            starts     INTEGER NOT NULL,
            ends       INTEGER NOT NULL,
            state      TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX reminder_planned ON reminder (due, occurrence) WHERE state = 'planned';
        CREATE INDEX reminder_ended ON reminder (state) WHERE state <> 'planned';
        CREATE INDEX reminder_occurrence ON reminder (occurrence);

        -- One notice on one channel; next is when its turn comes.
        CREATE TABLE delivery (
            number   INTEGER PRIMARY KEY,
            id       BLOB NOT NULL UNIQUE,
            reminder BLOB,
            channel  TEXT NOT NULL,
            state    TEXT NOT NULL,
            payload  BLOB NOT NULL,
            summary  TEXT NOT NULL,
            due      INTEGER NOT NULL,
            expires  INTEGER NOT NULL,
            next     INTEGER NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0,
            changed  INTEGER NOT NULL,
            note     TEXT NOT NULL DEFAULT ''
        ) STRICT;
        CREATE UNIQUE INDEX delivery_reminder ON delivery (reminder, channel) WHERE reminder IS NOT NULL;
        CREATE INDEX delivery_waiting ON delivery (channel, next) WHERE state IN ('queued', 'deferred');
        CREATE INDEX delivery_state ON delivery (state, channel);
        CREATE INDEX delivery_expires ON delivery (expires);
        """
}

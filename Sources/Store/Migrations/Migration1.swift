import GRDB

extension Migrations {
    /// The first schema.
    ///
    /// Instants are milliseconds since 1970 in UTC, identities blobs of sixteen bytes. Rows have an integer
    /// `number` of their own: they then lie in the order in which they were planned, near those that fall due
    /// with them, and not spread over the whole file by the hash that names them.
    static let migration1: Step = { database in
        try database.execute(sql: "PRAGMA application_id = \(Connections.applicationID)")
        try database.execute(sql: calendars + reminders + deliveries + tallies)
    }

    private static let calendars = """
        CREATE TABLE calendar (
            name TEXT PRIMARY KEY NOT NULL,
            first_read INTEGER,
            last_read INTEGER,
            entity_tag TEXT NOT NULL,
            last_modified TEXT NOT NULL,
            contents BLOB,
            planning BLOB,
            covered_until INTEGER,
            faults INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE document (
            calendar TEXT NOT NULL REFERENCES calendar ON DELETE CASCADE,
            position INTEGER NOT NULL,
            name TEXT NOT NULL,
            bytes BLOB NOT NULL,
            PRIMARY KEY (calendar, position)
        ) STRICT;

        -- `gone`: no longer in its calendar, and kept because of its history until it would have been over.
        -- `span_from` and `span_to`: instants, or day numbers when `all_day`.
        CREATE TABLE occurrence (
            number INTEGER PRIMARY KEY,
            calendar TEXT NOT NULL,
            uid TEXT NOT NULL,
            recurrence_id TEXT NOT NULL,
            gone INTEGER NOT NULL DEFAULT 0,
            starts INTEGER NOT NULL,
            ends INTEGER NOT NULL,
            fingerprint BLOB NOT NULL,
            all_day INTEGER NOT NULL,
            span_from INTEGER NOT NULL,
            span_to INTEGER NOT NULL,
            status TEXT NOT NULL,
            title TEXT NOT NULL,
            location TEXT NOT NULL,
            link TEXT NOT NULL,
            details TEXT NOT NULL,
            UNIQUE (calendar, uid, recurrence_id)
        ) STRICT;
        CREATE INDEX occurrence_by_start ON occurrence (starts, ends);

        """

    private static let reminders = """
        CREATE TABLE reminder (
            number INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE,
            occurrence INTEGER NOT NULL REFERENCES occurrence ON DELETE CASCADE,
            rule TEXT NOT NULL,
            lead TEXT NOT NULL,
            due INTEGER NOT NULL,
            starts INTEGER NOT NULL,
            ends INTEGER NOT NULL,
            state TEXT NOT NULL
        ) STRICT;
        CREATE INDEX reminder_planned ON reminder (due, occurrence) WHERE state = 'planned';
        CREATE INDEX reminder_missed ON reminder (due) WHERE state = 'missed';
        CREATE INDEX reminder_by_occurrence ON reminder (occurrence);

        """

    /// The payload is a row of its own, since a delivery's state changes several times and its words never.
    private static let deliveries = """
        CREATE TABLE delivery (
            number INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE,
            reminder INTEGER REFERENCES reminder ON DELETE CASCADE,
            channel TEXT NOT NULL,
            state TEXT NOT NULL,
            due INTEGER NOT NULL,
            expires INTEGER NOT NULL,
            attempts INTEGER NOT NULL,
            retry_at INTEGER,
            changed INTEGER NOT NULL,
            summary TEXT NOT NULL,
            note TEXT NOT NULL,
            UNIQUE (reminder, channel)
        ) STRICT;
        CREATE INDEX delivery_queued ON delivery (channel, due) WHERE state = 'queued';
        CREATE INDEX delivery_deferred ON delivery (channel, retry_at) WHERE state = 'deferred';
        CREATE INDEX delivery_sending ON delivery (channel) WHERE state = 'sending';

        CREATE TABLE payload (
            delivery INTEGER PRIMARY KEY REFERENCES delivery ON DELETE CASCADE,
            bytes BLOB NOT NULL
        ) STRICT;

        """

    /// How many rows there are in each state: see ``TallyChange``.
    private static let tallies = """
        CREATE TABLE reminder_tally (
            state TEXT PRIMARY KEY NOT NULL,
            count INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE delivery_tally (
            channel TEXT NOT NULL,
            state TEXT NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (channel, state)
        ) STRICT, WITHOUT ROWID;
        """
}

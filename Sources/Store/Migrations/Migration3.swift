import GRDB

extension Migrations {
    /// Pages: when a document was first seen as it is, what is known of an event besides, and what operators decided.
    ///
    /// `facts` is JSON, and empty where nothing is known: nothing of it is ever looked up.
    static let migration3: Step = { database in
        try database.execute(
            sql: """
                ALTER TABLE document ADD COLUMN received INTEGER;
                ALTER TABLE occurrence ADD COLUMN facts TEXT NOT NULL DEFAULT '';

                CREATE TABLE decision (
                    calendar TEXT NOT NULL,
                    uid TEXT NOT NULL,
                    recurrence_id TEXT NOT NULL,
                    verdict TEXT NOT NULL,
                    correction TEXT NOT NULL,
                    decided INTEGER NOT NULL,
                    PRIMARY KEY (calendar, uid, recurrence_id)
                ) STRICT, WITHOUT ROWID;
                """)
    }
}

import GRDB

extension Migrations {
    /// Large documents in pieces, so that of one that changes little only that is written.
    ///
    /// `pieces`: the identities of a document's pieces, one behind the other; NULL when all of it is in `bytes`, as every
    /// document is until it is read anew. `room`: how much more text the events of a calendar may come to, in bytes; NULL when
    /// they cannot be told apart.
    static let migration9: Step = { database in
        try database.execute(
            sql: """
                ALTER TABLE calendar ADD COLUMN room INTEGER;
                ALTER TABLE document ADD COLUMN pieces BLOB;

                CREATE TABLE piece (
                    number INTEGER PRIMARY KEY,
                    calendar TEXT NOT NULL REFERENCES calendar ON DELETE CASCADE,
                    identity BLOB NOT NULL,
                    bytes BLOB NOT NULL,
                    UNIQUE (calendar, identity)
                ) STRICT;
                """)
    }
}

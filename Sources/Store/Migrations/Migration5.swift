import GRDB

extension Migrations {
    /// What channels remember.
    ///
    /// `number`: what is kept later has a higher one. `basis`: the hash of the settings it was learned with; NULL when
    /// it holds with any. `text` is a blob, since a service may put U+0000 into a token. `shown_from`: NULL for a secret.
    /// `seen`: when its channel was known to be configured.
    static let migration5: Step = { database in
        try database.execute(
            sql: """
                CREATE TABLE channel_memory (
                    number INTEGER PRIMARY KEY,
                    channel TEXT NOT NULL,
                    key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 64),
                    basis BLOB,
                    text BLOB NOT NULL CHECK (length(text) <= 16384),
                    shown_from INTEGER,
                    kept INTEGER NOT NULL,
                    seen INTEGER NOT NULL,
                    UNIQUE (channel, key)
                ) STRICT;
                CREATE INDEX channel_memory_by_basis ON channel_memory (key, basis) WHERE basis IS NOT NULL;
                """)
    }
}

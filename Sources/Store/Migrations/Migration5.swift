import GRDB

extension Migrations {
    /// What channels remember, and what a notice replies to.
    ///
    /// Of a delivery, `earlier` is the id of the one that it corrects, `root` the id of the one that began the thread,
    /// and `several` whether it is a list. Of a memory, `number`: what is kept later has a higher one. `basis`: the hash of
    /// the settings it was learned with; NULL when it holds with any. `text` is a blob, since a service may put U+0000 into a token. `shown_from`: NULL for a secret.
    /// `seen`: when its channel was known to be configured.
    static let migration5: Step = { database in
        try database.execute(
            sql: """
                ALTER TABLE delivery ADD COLUMN earlier BLOB;
                ALTER TABLE delivery ADD COLUMN root BLOB;
                ALTER TABLE delivery ADD COLUMN several INTEGER NOT NULL DEFAULT 0;
                UPDATE delivery SET several = 1 WHERE number IN (SELECT delivery FROM mention);

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

import GRDB

extension Migrations {
    /// Documents that are fetched one by one: where each is, what it is recognised by, and where the source left off.
    static let migration2: Step = { database in
        try database.execute(
            sql: """
                ALTER TABLE calendar ADD COLUMN bookmark TEXT NOT NULL DEFAULT '';
                ALTER TABLE document ADD COLUMN address TEXT NOT NULL DEFAULT '';
                ALTER TABLE document ADD COLUMN entity_tag TEXT NOT NULL DEFAULT '';
                """)
    }
}

import GRDB

extension Migrations {
    /// What people write in rooms: silences of one channel, and which notice a reply is to.
    ///
    /// `channel`: NULL when a silence holds on every one.
    static let migration7: Step = { database in
        try database.execute(
            sql: """
                ALTER TABLE silence ADD COLUMN channel TEXT;
                CREATE INDEX delivery_by_reference ON delivery (channel, reference) WHERE reference <> '';
                """)
    }
}

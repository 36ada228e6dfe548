import GRDB

extension Migrations {
    /// The same index as before, with a condition that is asked without a table of its own: SQLite makes one for every list
    /// of more than two, each time it asks whether a row that changes belongs into the index.
    static let migration8: Step = { database in
        try database.execute(
            sql: """
                DROP INDEX delivery_ended;
                CREATE INDEX delivery_ended ON delivery (changed, channel, state)
                    WHERE state = 'delivered' OR state = 'accepted' OR state = 'failed' OR state = 'expired'
                        OR state = 'diverted';
                """)
    }
}

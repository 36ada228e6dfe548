import GRDB

extension Migrations {
    /// What came to an end in a span of time, for the hours of each channel.
    ///
    /// A delivery comes into it once, with its last state, so that what waits is written no slower.
    static let migration6: Step = { database in
        try database.execute(
            sql: """
                CREATE INDEX delivery_ended ON delivery (changed, channel, state)
                    WHERE state IN ('delivered', 'accepted', 'failed', 'expired', 'diverted');
                """)
    }
}

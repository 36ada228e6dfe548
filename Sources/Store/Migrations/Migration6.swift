import GRDB

extension Migrations {
    /// What pages about deliveries look up: those of a channel, the latest first, and what came to an end in a span of time.
    ///
    /// A delivery comes into `delivery_ended` once, with its last state, so that what waits is written no slower.
    static let migration6: Step = { database in
        try database.execute(
            sql: """
                CREATE INDEX delivery_by_channel ON delivery (channel, number);
                CREATE INDEX delivery_ended ON delivery (changed, channel, state)
                    WHERE state IN ('delivered', 'accepted', 'failed', 'expired', 'diverted');
                """)
    }
}

import GRDB
import ReminderCore

/// How the connections to the database are set up.
enum Connections {
    /// Marks the file as ours (`PRAGMA application_id`): "NHLC".
    static let applicationID = 0x4E48_4C43
    /// What a connection keeps of the database in memory, in KiB. The plan is searched, not loaded.
    private static let cache = 2048
    /// What the writer may keep during a large change, in KiB.
    private static let largeCache = 32 * 1024
    /// How many pages of 4 KiB the log may have before they are moved into the database.
    private static let checkpoint = 4000

    /// Opens the database `file`, which may be empty, and brings it up to date.
    ///
    /// - Parameter isDurable: Whether what is written has to survive a power cut.
    /// - Throws: `StoreFailure` for a database that is not for us, `DatabaseError` for all else.
    static func open(_ file: String, isDurable: Bool = true) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.label = "nhaclich"
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 2
        configuration.prepareDatabase { database in
            // Before the writer switches to WAL: a database that is not for us is not touched.
            if !database.configuration.readonly { try Migrations.check(database, file) }
            try database.execute(
                sql: """
                    PRAGMA cache_size = -\(cache);
                    PRAGMA cell_size_check = ON;
                    PRAGMA trusted_schema = OFF;
                    PRAGMA journal_size_limit = \(checkpoint * 4096);
                    PRAGMA wal_autocheckpoint = \(checkpoint);
                    """)
        }
        let pool = try DatabasePool(path: file, configuration: configuration)
        try pool.writeWithoutTransaction { database in
            // GRDB sets NORMAL when it switches to WAL, after `prepareDatabase`: a power cut could then take
            // back what was durable.
            try database.execute(sql: "PRAGMA synchronous = \(isDurable ? "FULL" : "OFF")")
            guard try Int.fetchOne(database, sql: "PRAGMA synchronous") == (isDurable ? 2 : 0) else {
                throw StoreFailure(
                    "SQLite does not do with \(file) what it is told (synchronous)",
                    remedy: "run with the libsqlite3 of the distribution")
            }
            try Migrations.run(on: database)
        }
        return pool
    }

    /// Lets `work` have a large cache when it `isLarge`: random pages of large indexes are then written once,
    /// not again and again.
    static func withCache(ofLargeChange isLarge: Bool, on database: Database, _ work: () throws -> Void) throws {
        if !isLarge { return try work() }
        try database.execute(sql: "PRAGMA cache_size = -\(largeCache)")
        defer {
            try? database.execute(sql: "PRAGMA cache_size = -\(cache)")
            database.releaseMemory()
        }
        try work()
    }
}

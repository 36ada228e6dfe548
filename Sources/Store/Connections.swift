import CSQLite
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

    /// Evaluated before SQLite is used.
    private static let countsNoMemory: Void = csqlite_count_no_memory()

    /// Opens the database `file`, which may be empty, and brings it up to date.
    ///
    /// - Parameter isDurable: Whether what is written has to survive a power cut.
    /// - Returns: The connections, and what was done when the database was of an earlier program.
    /// - Throws: `StoreFailure` for a database that is not for us, `DatabaseError` for all else.
    static func open(
        _ file: String, isDurable: Bool = true
    ) throws -> (pool: DatabasePool, upgrade: StoreUpgrade?) {
        _ = countsNoMemory
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
        let upgrade = try pool.writeWithoutTransaction { database in
            // GRDB sets NORMAL when it switches to WAL, after `prepareDatabase`: a power cut could then take
            // back what was durable.
            try database.execute(sql: "PRAGMA synchronous = \(isDurable ? "FULL" : "OFF")")
            guard try Int.fetchOne(database, sql: "PRAGMA synchronous") == (isDurable ? 2 : 0) else {
                throw StoreFailure(
                    "SQLite does not do with \(file) what it is told (synchronous)",
                    remedy: "run with the libsqlite3 of the distribution")
            }
            let upgrade = try prepareUpgrade(of: database, file)
            try Migrations.run(on: database)
            return upgrade
        }
        return (pool, upgrade)
    }

    /// Keeps a database of an earlier program as it is; one that cannot be kept is brought up to date all the same, since
    /// reminders matter more than a way back.
    private static func prepareUpgrade(of database: Database, _ file: String) throws -> StoreUpgrade? {
        let version = try Migrations.version(of: database)
        guard version > 0 && version < Migrations.all.count else { return nil }
        var upgrade = StoreUpgrade(from: version, to: Migrations.all.count)
        do {
            upgrade.kept = try KeptCopy.make(of: database, file)
        } catch let failure as StoreFailure {
            upgrade.obstacle = failure.problem
        }
        return upgrade
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

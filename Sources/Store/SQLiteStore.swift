import GRDB
package import ReminderCore

/// The store in one SQLite file, in a folder of its own.
///
/// Reads go past writes (WAL); writes that come together share one commit (``GroupCommit``), and a
/// commit is on the disk when it returns (`synchronous=FULL`).
package final class SQLiteStore: StateStore {
    /// What the file is called.
    package static let fileName = "nhaclich.db"

    private let folder: StateFolder
    private let pool: DatabasePool
    private let commits: GroupCommit

    /// Opens the store in `folder`, which is made if it is not there, and brings it up to date.
    ///
    /// - Throws: ``StoreFailure`` when the folder cannot be used, another daemon has it, or the file is none of ours.
    package init(folder: String) throws(StoreFailure) {
        self.folder = try StateFolder(folder)
        let path = "\(folder)/\(Self.fileName)"
        do {
            try self.folder.makePrivateFile(Self.fileName)
            var configuration = Configuration()
            configuration.busyMode = .timeout(5)
            configuration.maximumReaderCount = 3
            configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -4096") }
            pool = try DatabasePool(path: path, configuration: configuration)
            try pool.writeWithoutTransaction { database in
                // Only now: the pool sets NORMAL while it opens, whatever its configuration says.
                try database.execute(sql: "PRAGMA synchronous = FULL")
                let level = try Int.fetchOne(database, sql: "PRAGMA synchronous")
                precondition(level == 2, "SQLite does not keep synchronous=FULL")
                try Schema.migrate(database, at: path)
            }
        } catch let failure as StoreFailure {
            throw failure
        } catch {
            throw StoreFailure(error, at: path)
        }
        commits = GroupCommit(pool)
    }

    /// Lets go of the file and of the folder. Nothing may be asked of the store after it.
    package func close() throws(StoreFailure) {
        do { try pool.close() } catch { throw StoreFailure(error) }
        folder.release()
    }

    /// Runs `body` on the state as it was committed last.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreFailure) -> Value {
        do { return try await pool.read(body) } catch { throw StoreFailure(error) }
    }

    /// Runs `body` in a transaction that is on the disk when this returns.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreFailure) -> Value {
        do { return try await commits.perform(body) } catch { throw StoreFailure(error) }
    }

    /// How many commits there were since the store was opened.
    package var commitCount: Int { get async { await commits.count } }
}

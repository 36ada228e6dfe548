import CivilTime
import GRDB
package import ReminderCore

/// The state store in one SQLite file, `nhaclich.db`, in a folder of its own.
///
/// Reading never waits for writing (the file is in WAL mode), and all writing goes through one
/// ``GroupCommit``: what has returned is on the disk, and what is written together shares one sync. Reads
/// and writes once begun run to their end; a cancelled task does not take back what it asked for.
///
/// Texts must hold no U+0000: SQLite would cut them off there.
package struct SQLiteStore: StateStore {
    /// The database's name in its folder.
    package static let fileName = "nhaclich.db"

    /// The database's path, for messages.
    let file: String
    /// What was done with a store of an earlier program; nil when it was of this one.
    package let upgrade: StoreUpgrade?
    let writer: GroupCommit
    private let pool: DatabasePool
    /// Declared last, so that the lock outlives the connections.
    private let folder: StateFolder

    /// Opens the store in the folder `path` and makes or updates what is missing there.
    ///
    /// The folder is locked for as long as the store lives. It blocks for a few milliseconds; longer when the
    /// last run was killed and left a large log behind.
    ///
    /// - Parameter isDurable: Whether what is written has to survive a power cut; false for one that is thrown away.
    package init(folder path: String, isDurable: Bool = true) throws(StoreFailure) {
        folder = try StateFolder.locked(path)
        try folder.createPrivately(Self.fileName)
        file = "\(folder.path)/\(Self.fileName)"
        do {
            (pool, upgrade) = try Connections.open(file, isDurable: isDurable)
        } catch {
            throw StoreFailure(error, of: file)
        }
        writer = GroupCommit(pool)
    }

    /// Moves what is in the log of writes into the database and lets go of both. Nothing can be read or written after it.
    package func close() {
        // Asked for: SQLite does it by itself only where the last connection that is closed may write. What is not moved is
        // moved by the next one who opens it.
        _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        try? pool.close()
        folder.release()
    }

    /// What `question` finds in a snapshot of the database.
    func read<Answer: Sendable>(
        _ question: @escaping @Sendable (Database) throws -> Answer
    ) async throws(StoreFailure) -> Answer {
        // Not GRDB's `read`, which gives up when the task is cancelled: during a shutdown that would look
        // like a store that fails.
        let answer: Result<Answer, any Error> = await withCheckedContinuation { continuation in
            pool.asyncRead { connection in
                continuation.resume(returning: Result { try question(connection.get()) })
            }
        }
        do {
            return try answer.get()
        } catch {
            throw StoreFailure(error, of: file)
        }
    }

    /// What `question` finds in a snapshot of the database, on the caller's thread. It is for what is short and stands between a
    /// reminder and its time: the way to another thread and back takes longer than to find it.
    func readHere<Answer>(_ question: (Database) throws -> Answer) throws(StoreFailure) -> Answer {
        do {
            return try pool.read(question)
        } catch {
            throw StoreFailure(error, of: file)
        }
    }

    /// Does `work` in a transaction and returns when it is durable.
    func write<Answer: Sendable>(
        _ work: @escaping @Sendable (inout Transaction) throws -> Answer
    ) async throws(StoreFailure) -> Answer {
        do {
            return try await writer.perform(work)
        } catch {
            throw StoreFailure(error, of: file)
        }
    }
}

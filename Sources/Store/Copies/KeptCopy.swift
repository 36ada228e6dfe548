import CivilTime
import GRDB
import Glibc
import ReminderCore

/// The store as it was before it was brought up to date: the way back to the program before this one.
///
/// The last one is kept, as `nhaclich.db.schema-6`, for as long as history is.
enum KeptCopy {
    /// What must stay free on the disk: the way back must not block the way ahead.
    private static let reserve = 64 << 20

    private static func path(_ file: String, _ schema: Int) -> String { "\(file).schema-\(schema)" }

    /// Keeps `database`, which is in `file`, in place of any that was kept before.
    ///
    /// - Returns: Where.
    /// - Throws: `StoreFailure` when there is no room, or it cannot be written.
    static func make(of database: Database, _ file: String) throws -> String {
        let schema = try Migrations.version(of: database)
        for other in 1...Migrations.all.count where other != schema { unlink(path(file, other)) }
        let size = try Int.fetchOne(
            database, sql: "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        if let room = FileStatus.room(at: file), room < (size ?? 0) + reserve {
            throw StoreFailure("there is not enough space for it")
        }
        let draft = try Draft(of: path(file, schema))
        do { try draft.fill(from: database) } catch { throw StoreFailure(error, of: draft.target) }
        try draft.putInPlace(owner: FileStatus(file))
        return draft.target
    }

    /// Where the latest one is that this program can use; nil when there is none.
    static func latest(of file: String) -> String? {
        (1...Migrations.all.count).reversed().map { path(file, $0) }.first { FileStatus($0) != nil }
    }

    /// Removes what was kept before `instant`.
    static func remove(of file: String, keptBefore instant: Instant) {
        for schema in 1...Migrations.all.count {
            let path = path(file, schema)
            if let status = FileStatus(path), status.changed < instant { unlink(path) }
        }
    }
}

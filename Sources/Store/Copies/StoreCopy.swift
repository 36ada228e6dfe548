import GRDB
import Glibc
package import ReminderCore

/// A copy of the store in one file: what a backup is.
package enum StoreCopy {
    /// Writes what the store in `folder` holds at this moment into the new file `target`.
    ///
    /// It only reads, in one snapshot: a daemon may write meanwhile, or have been killed. What is in `target` afterwards
    /// is whole, checked and on the disk; when anything fails, nothing is left there.
    ///
    /// - Throws: ``CopyRefusal`` or ``StoreFailure``.
    package static func make(of folder: String, at target: String) throws -> StoreContents {
        let file = "\(folder.withoutLastSlash)/\(SQLiteStore.fileName)"
        if FileStatus(target) != nil {
            throw CopyRefusal(
                .harmful, "there is a file \(target) already",
                remedy: "name a file that is not there yet, or move that one")
        }
        try requireFile(file, remedy: "name the folder of the store with --state")
        let draft = try Draft(of: target)
        let contents = try fill(draft, from: file, remedy: "put a backup back: nhaclich restore FILE")
        try draft.putInPlace()
        return contents
    }

    /// Writes what the database `source` holds into `draft`, and checks it.
    ///
    /// - Parameter remedy: What to do when `source` is no store, or a damaged one.
    static func fill(_ draft: Draft, from source: String, remedy: String) throws -> StoreContents {
        do {
            try open(source, remedy: remedy).writeWithoutTransaction { try draft.fill(from: $0) }
            return try open(draft.path, remedy: remedy).read { database in
                try requireHealth(of: database)
                return try StoreContents(database, bytes: FileStatus(draft.path)?.size ?? 0)
            }
        } catch let error as DatabaseError {
            switch error.resultCode {
            case .SQLITE_NOTADB: throw CopyRefusal(.foreign, "\(source) is not an SQLite database", remedy: remedy)
            case .SQLITE_CORRUPT: throw CopyRefusal(.foreign, "\(source) is damaged", remedy: remedy)
            default: throw draft.explain(error, from: source)
            }
        }
    }

    /// Refuses a file that is not there or may not be read.
    static func requireFile(_ file: String, remedy: String) throws {
        switch FileStatus.obstacle(toReading: file) {
        case nil: return
        case ENOENT, ENOTDIR: throw CopyRefusal(.absent, "there is no file \(file)", remedy: remedy)
        case .some(let code):
            throw StoreFailure(
                "cannot read \(file): \(FileStatus.words(code))",
                remedy: "run it as root, or as the user that runs nhaclich")
        }
    }

    /// Opens a database of ours, of any schema that this program knows, to read it.
    ///
    /// When root does so, SQLite gives the files it makes beside it to whom the database belongs.
    private static func open(_ file: String, remedy: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = "copy"
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { database in
            let version = try Migrations.version(of: database)
            guard try version > 0 && Migrations.isOurs(database) else {
                throw CopyRefusal(.foreign, "\(file) is no store of nhaclich", remedy: remedy)
            }
            try Migrations.check(database, file)
            try database.execute(sql: "PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF")
        }
        return try DatabaseQueue(path: file, configuration: configuration)
    }

    private static func requireHealth(of database: Database) throws {
        let isWhole = try String.fetchOne(database, sql: "PRAGMA integrity_check(1)") == "ok"
        guard try isWhole && Row.fetchOne(database, sql: "PRAGMA foreign_key_check") == nil else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT)
        }
    }
}

extension StoreContents {
    /// What `database`, of any schema, holds.
    init(_ database: Database, bytes: Int) throws {
        func count(_ rows: String) throws -> Int {
            try Int.fetchOne(database, sql: "SELECT count(*) FROM \(rows)") ?? 0
        }
        self.init(
            schema: try Migrations.version(of: database), bytes: bytes, calendars: try count("calendar"),
            events: try count("occurrence WHERE gone = 0"), reminders: try count("reminder WHERE state = 'planned'"),
            deliveries: try count("delivery WHERE state IN ('queued', 'sending', 'deferred')"))
    }
}

extension String {
    /// A folder's path as others are made of it.
    var withoutLastSlash: String { count > 1 && hasSuffix("/") ? String(dropLast()) : self }
}

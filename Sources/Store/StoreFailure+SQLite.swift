import GRDB
import ReminderCore

extension StoreFailure {
    /// The failure in plain words. SQLite's own message is kept; arguments of statements, which are people's
    /// data, are not.
    ///
    /// - Parameter path: The database's path, where it is known.
    init(_ error: any Error, at path: String = SQLiteStore.fileName) {
        guard let error = error as? DatabaseError else {
            self.init("the store '\(path)' failed: \(error)")
            return
        }
        let words = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_FULL:
            self.init(
                "the disk of '\(path)' is full", remedy: "free some space; nothing was lost, and it goes on by itself",
                isTemporary: true)
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                "another program holds '\(path)'", remedy: "close the program that has it open", isTemporary: true)
        case .SQLITE_IOERR, .SQLITE_NOMEM:
            self.init(
                "cannot read or write '\(path)': \(words)", remedy: "check the disk: journalctl -k", isTemporary: true)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            self.init(
                "'\(path)' is not a database, or is damaged: \(words)",
                remedy: "put back a copy, or move the file away to begin anew")
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
            self.init(
                "cannot write '\(path)': \(words)", remedy: "let the user nhaclich own the file and its folder")
        default:
            self.init("the store '\(path)' failed: \(words)")
        }
    }
}

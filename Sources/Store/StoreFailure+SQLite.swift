import GRDB
import ReminderCore

/// A value in the database that this program never wrote.
struct DamagedValue: Error {}

extension StoreFailure {
    /// What `error`, which came of using the database `file`, means to the operator.
    ///
    /// It never says which values were read or written: they are people's appointments.
    init(_ error: any Error, of file: String) {
        switch error {
        case let failure as StoreFailure: self = failure
        case let error as DatabaseError: self.init(error, of: file)
        default: self = .damaged(file)  // Only reading a row throws anything else.
        }
    }

    private init(_ error: DatabaseError, of file: String) {
        switch error.extendedResultCode {
        case .SQLITE_IOERR_SHMSIZE, .SQLITE_IOERR_SHMMAP:
            // The shared index of the log has no room to grow: SQLite's other word for a full disk.
            self = .fullDisk(file)
            return
        default: break
        }
        switch error.resultCode {
        case .SQLITE_FULL: self = .fullDisk(file)
        case .SQLITE_CORRUPT: self = .damaged(file)
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                "\(file) is locked by another program",
                remedy: "close what has it open, such as a backup or the sqlite3 shell", isTemporary: true)
        case .SQLITE_NOMEM:
            self.init("there is not enough memory to use \(file)", isTemporary: true)
        case .SQLITE_NOTADB:
            self.init(
                "\(file) is not an SQLite database",
                remedy: "restore it from a backup, or move it away: calendars are then read anew")
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_AUTH:
            self.init(
                "cannot open \(file) for writing",
                remedy: "let the user that runs nhaclich own it and its folder, on a file system that can be written")
        case .SQLITE_IOERR:
            // Not temporary: after a failed sync only opening the database again tells what is on the disk.
            self.init(
                "the disk failed to read or write \(file)",
                remedy: "look for disk errors with journalctl -k, then start nhaclich again")
        default:
            self.init("SQLite cannot do what was asked with \(file): \(error.message ?? "\(error.resultCode)")")
        }
    }

    private static func fullDisk(_ file: String) -> StoreFailure {
        StoreFailure("the disk that holds \(file) is full", remedy: "free some space", isTemporary: true)
    }

    private static func damaged(_ file: String) -> StoreFailure {
        StoreFailure(
            "\(file) is damaged",
            remedy: "restore it from a backup, or move it and its -wal file away: calendars are then read anew")
    }
}

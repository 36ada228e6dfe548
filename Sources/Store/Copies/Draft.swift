import GRDB
import Glibc
import ReminderCore

/// A database that is being written beside the place it is meant for: it comes there whole, or not at all.
///
/// Only its owner can read it, from its first byte on.
final class Draft {
    /// Where it is meant to be.
    let target: String
    /// Where it is until then.
    let path: String

    init(of target: String) throws(StoreFailure) {
        self.target = target
        path = "\(target).part"
        unlink(path)  // Of one who was killed.
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        if file < 0 { throw Self.failure(errno, target) }
        fchmod(file, 0o600)
        close(file)
    }

    deinit { unlink(path) }  // Nothing is there any more once it was put in place.

    /// Writes everything that `database` shows, in one snapshot, without what was deleted.
    ///
    /// SQLite's other way, its backup interface, would bring the deleted along, and the mark that the file has a log.
    func fill(from database: Database) throws {
        try database.execute(sql: "VACUUM INTO ?", arguments: [path])
    }

    /// Brings it to the disk and in its place, in the place of what is there.
    ///
    /// - Parameter owner: Whose it is to be; nil for whoever made it.
    func putInPlace(owner: FileStatus? = nil) throws(StoreFailure) {
        let file = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC)
        if file < 0 { throw Self.failure(errno, target) }
        defer { close(file) }
        if let owner, geteuid() == 0, fchown(file, owner.user, owner.group) != 0 { throw Self.failure(errno, target) }
        if fsync(file) != 0 || rename(path, target) != 0 { throw Self.failure(errno, target) }
        FileStatus.syncFolder(of: target)
    }

    /// What `error` means that came while it was written from the database `source`.
    func explain(_ error: DatabaseError, from source: String) -> StoreFailure {
        let isOurs = error.resultCode == .SQLITE_FULL || error.extendedResultCode == .SQLITE_IOERR_WRITE
        return StoreFailure(error, of: isOurs ? target : source)
    }

    private static func failure(_ code: CInt, _ target: String) -> StoreFailure {
        switch code {
        case ENOENT, ENOTDIR:
            StoreFailure("cannot write \(target): its folder does not exist", remedy: "make the folder first")
        case ENOSPC, EDQUOT:
            StoreFailure("the disk that holds \(target) is full", remedy: "free some space", isTemporary: true)
        default: StoreFailure("cannot write \(target): \(FileStatus.words(code))", remedy: "name another file")
        }
    }
}

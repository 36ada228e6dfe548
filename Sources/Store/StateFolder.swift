import Glibc
import ReminderCore

/// The folder that holds the state, locked against a second daemon for as long as this lives.
final class StateFolder: Sendable {
    let path: String
    /// The open lock file. The kernel lets go of the lock when the process ends, however it ends.
    private let lock: CInt

    /// Locks the folder at `path`; it is made when it is missing, but not the one it is in.
    static func locked(_ path: String) throws(StoreFailure) -> StateFolder {
        guard let folder = try StateFolder(ifFree: path) else {
            throw StoreFailure(
                "another nhaclich already uses \(path.withoutLastSlash)",
                remedy: "stop it, or give this one a state folder of its own")
        }
        return folder
    }

    /// The same, and nil when another program has locked it.
    init?(ifFree path: String) throws(StoreFailure) {
        self.path = path.withoutLastSlash
        mkdir(self.path, 0o700)  // When it fails, or the folder is there, opening the lock tells.
        lock = try Self.open("lock", in: self.path)
        if flock(lock, LOCK_EX | LOCK_NB) != 0 {
            // What is left here deinitialises this, which closes the file: once, or it may be somebody else's.
            let code = errno
            if code == EWOULDBLOCK { return nil }
            throw Self.failure(code, self.path)
        }
    }

    deinit { close(lock) }

    /// Lets others have the folder.
    func release() { flock(lock, LOCK_UN) }

    /// Makes sure that the file `name` exists and, when it is new, that only its owner can read it.
    ///
    /// SQLite gives the files that it puts beside a database the mode of the database.
    func createPrivately(_ name: String) throws(StoreFailure) {
        let file = try Self.open(name, in: path)
        close(file)
        // A new name is durable only when its folder is.
        FileStatus.syncFolder(of: "\(path)/\(name)")
    }

    /// Opens a file, or makes it. What root makes belongs to whom the folder belongs: the daemon has to open it, too.
    private static func open(_ name: String, in folder: String) throws(StoreFailure) -> CInt {
        let path = "\(folder)/\(name)"
        var file = Glibc.open(path, O_RDWR | O_CLOEXEC)
        if file < 0 && errno == ENOENT {
            file = Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
            if file < 0 && errno == EEXIST { file = Glibc.open(path, O_RDWR | O_CLOEXEC) }  // Another was quicker.
            if file >= 0, geteuid() == 0, let owner = FileStatus(folder) { fchown(file, owner.user, owner.group) }
        }
        if file < 0 { throw failure(errno, folder) }
        return file
    }

    private static func failure(_ code: CInt, _ folder: String) -> StoreFailure {
        switch code {
        case ENOENT:
            StoreFailure(
                "the state folder \(folder) does not exist", remedy: "create it, or name another one with --state")
        case ENOTDIR:
            StoreFailure("the state folder \(folder) is not a folder", remedy: "name a folder with --state")
        case EROFS:
            StoreFailure(
                "the state folder \(folder) is on a file system that is read-only",
                remedy: "make it writable: see journalctl -k for what the disk said, or the unit's StateDirectory=")
        case EACCES, EPERM:
            StoreFailure(
                "cannot write in the state folder \(folder): \(FileStatus.words(code))",
                remedy: "let the user that runs nhaclich own it")
        case ENOSPC, EDQUOT:
            StoreFailure(
                "there is no space left in the state folder \(folder)", remedy: "free some space", isTemporary: true)
        default:
            StoreFailure("cannot use the state folder \(folder): \(FileStatus.words(code))")
        }
    }
}

import Glibc
import ReminderCore
import Synchronization

/// The folder a store lives in, held by one process at a time.
final class StateFolder: Sendable {
    private let path: String
    /// The open lock file; -1 once released.
    private let lock: Mutex<Int32>

    /// Takes the folder at `path`, which is made if it is not there.
    ///
    /// - Throws: ``StoreFailure`` when it cannot be used or another process has it.
    init(_ path: String) throws(StoreFailure) {
        self.path = path
        if mkdir(path, 0o700) != 0, errno != EEXIST { throw Self.unusable(path) }
        let file = open("\(path)/lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw Self.unusable(path) }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            let isTaken = errno == EWOULDBLOCK
            let failure = Self.unusable(path)
            Glibc.close(file)
            guard isTaken else { throw failure }
            throw StoreFailure(
                "another nhaclich already uses the state folder '\(path)'",
                remedy: "stop it, or give this one a state folder of its own: --state")
        }
        lock = Mutex(file)
    }

    deinit { release() }

    /// Lets another process have the folder.
    func release() {
        lock.withLock { file in
            if file >= 0 { Glibc.close(file) }
            file = -1
        }
    }

    /// Makes an empty file that only the owner can read, unless it is there.
    func makePrivateFile(_ name: String) throws(StoreFailure) {
        let file = open("\(path)/\(name)", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Self.unusable(path) }
        Glibc.close(file)
    }

    private static func unusable(_ path: String) -> StoreFailure {
        StoreFailure(
            "cannot write in the state folder '\(path)': \(String(cString: strerror(errno)))",
            remedy: "make it a folder that the user nhaclich owns, or name another with --state",
            isTemporary: errno == ENOSPC || errno == EDQUOT)
    }
}

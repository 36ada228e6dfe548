import CivilTime
import Glibc

/// What the file system knows of a file or folder.
struct FileStatus {
    private let status: stat

    /// Nil when there is none.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.status = status
    }

    var user: uid_t { status.st_uid }
    var group: gid_t { status.st_gid }
    var size: Int { Int(status.st_size) }
    /// When it was last written.
    var changed: Instant { Instant(unixSeconds: Int64(status.st_mtim.tv_sec)) }

    /// Why the file at `path` cannot be read (errno); nil when it can.
    static func obstacle(toReading path: String) -> CInt? {
        let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        if file < 0 { return errno }
        close(file)
        return nil
    }

    /// How many bytes can still be written where `path` is; nil when nobody says.
    static func room(at path: String) -> Int? {
        var system = statvfs()
        guard statvfs(path, &system) == 0 else { return nil }
        return Int(system.f_bavail) * Int(system.f_frsize)
    }

    /// Makes sure that the name of a file is on the disk: that is in its folder.
    static func syncFolder(of path: String) {
        let end = path.lastIndex(of: "/")
        let name = end.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let folder = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
    }

    /// What the C library calls an error, such as `Permission denied`.
    static func words(_ code: CInt) -> String { String(cString: strerror(code)) }
}

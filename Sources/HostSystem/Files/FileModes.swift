import Glibc

/// Who may read what is in files.
package enum FileModes {
    /// Whether every user of this machine may read the file at `path`: its mode says so, and no folder on the way to it
    /// keeps them out. A group that may is no accident.
    package static func isOpenToAll(_ path: String) -> Bool {
        guard let resolved = realpath(path, nil) else { return false }
        defer { free(resolved) }
        guard mode(of: String(cString: resolved)) & S_IROTH != 0 else { return false }
        var folder = String(cString: resolved)[...]
        while let slash = folder.lastIndex(of: "/") {
            folder = folder[..<slash]
            if mode(of: folder.isEmpty ? "/" : String(folder)) & S_IXOTH == 0 { return false }
        }
        return true
    }

    /// What this process makes from now on is its user's alone, whatever it was started with, unless it says otherwise.
    package static func keepToOwner() { umask(0o077) }

    private static func mode(of path: String) -> mode_t {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode : 0
    }
}

import Glibc

/// Files that are put in their place whole or not at all.
package enum WholeFile {
    /// Makes a folder, and those above it; one that is there stays as it is.
    package static func makeFolder(_ path: String, mode: UInt32) throws(FileFault) {
        if path.isEmpty || mkdir(path, mode) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            throw FileFault("the folder \(path) cannot be made", errno)
        }
        try makeFolder(String(path[..<slash]), mode: 0o755)
        if mkdir(path, mode) != 0, errno != EEXIST { throw FileFault("the folder \(path) cannot be made", errno) }
    }

    /// Writes a file that is not there yet.
    package static func create(_ path: String, _ bytes: [UInt8], mode: UInt32) throws(FileFault) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
        if descriptor < 0 { throw FileFault("the file \(path) cannot be made", errno) }
        defer { close(descriptor) }
        // Not what the umask leaves of it.
        var isWritten = fchmod(descriptor, mode) == 0
        var rest = bytes[...]
        while isWritten, !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            isWritten = count > 0
            rest = rest.dropFirst(max(0, count))
        }
        guard isWritten, fsync(descriptor) == 0 else {
            let number = errno
            unlink(path)
            throw FileFault("the file \(path) cannot be written", number)
        }
    }

    /// Puts a file in the place of the one at `path`, whose mode and owner it has; of one that is new, the mode is `mode`.
    package static func replace(_ path: String, _ bytes: [UInt8], mode: UInt32) throws(FileFault) {
        let draft = "\(path).new"
        unlink(draft)
        var old = stat()
        let isThere = stat(path, &old) == 0
        try create(draft, bytes, mode: isThere ? old.st_mode & 0o777 : mode)
        // Whoever may not give files away keeps them.
        if isThere { lchown(draft, old.st_uid, old.st_gid) }
        if rename(draft, path) != 0 {
            let number = errno
            unlink(draft)
            throw FileFault("the file \(path) cannot be replaced", number)
        }
    }

    /// Gives the file at `path` a second name that no other has: `path.old`.
    ///
    /// - Returns: That name; nil when there is no such file.
    package static func keep(_ path: String) throws(FileFault) -> String? {
        guard exists(path) else { return nil }
        var number = 1
        while true {
            let kept = "\(path).old\(number == 1 ? "" : "-\(number)")"
            if link(path, kept) == 0 { return kept }
            guard errno == EEXIST else { throw FileFault("the file \(kept) cannot be made", errno) }
            number += 1
        }
    }

    /// Removes a file, if it is there.
    package static func remove(_ path: String) { unlink(path) }

    /// Whether something has this path.
    package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Whether a folder has this path.
    package static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Gives a folder and what is in it to whom the folder above belongs, if root has made it.
    ///
    /// What root tries out in a service's folder is of use to the service only then.
    package static func giveToOwnerAbove(_ path: String) {
        var above = stat()
        guard geteuid() == 0, let slash = path.lastIndex(of: "/"), stat(String(path[..<slash]), &above) == 0,
            above.st_uid != 0
        else { return }
        give(path, to: above.st_uid, above.st_gid)
    }

    private static func give(_ path: String, to user: uid_t, _ group: gid_t) {
        lchown(path, user, group)
        guard let entries = opendir(path) else { return }
        defer { closedir(entries) }
        while let entry = readdir(entries) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != "..", entry.pointee.d_type != UInt8(DT_LNK) {
                give("\(path)/\(name)", to: user, group)
            }
        }
    }
}

/// Why a file is not as it should be.
package struct FileFault: Error, CustomStringConvertible {
    /// One sentence, without a full stop.
    package let problem: String

    init(_ what: String, _ number: Int32) { problem = "\(what): \(SystemError.words(number))" }

    package var description: String { problem }
}

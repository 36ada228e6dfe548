import Glibc
package import ReminderCore

/// A calendar file in a file system.
package struct CalendarFileOnDisk {
    /// The largest file that is read, in bytes.
    static let largest = 32 * 1024 * 1024

    let path: String
    /// Changes whenever the file is written or another one takes its place.
    let stamp: String

    /// - Throws: When it is not there, may not be read, or is not a file.
    package init(_ path: String) throws(SourceFailure) {
        self.path = path
        var status = stat()
        guard stat(path, &status) == 0 else { throw Self.failure(path) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw SourceFailure("'\(path)' is not a file", isAbsence: true)
        }
        stamp =
            "\(status.st_ino)-\(status.st_size)-\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
    }

    /// Its bytes.
    package func read() throws(SourceFailure) -> CalendarDocument {
        // Non-blocking, so that a pipe put in the file's place cannot make us wait for a writer.
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw Self.failure(path) }
        defer { close(file) }
        var bytes: [UInt8] = []
        while bytes.count <= Self.largest {
            let size = min(max(bytes.count, 64 * 1024), 1024 * 1024)
            var chunk = [UInt8](repeating: 0, count: size)
            let count = Glibc.read(file, &chunk, size)
            if count == 0 { return CalendarDocument(name: path, bytes: bytes) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.failure(path) }
            bytes.append(contentsOf: chunk[..<count])
        }
        throw SourceFailure("'\(path)' is larger than 32 MiB", remedy: "split it, or put fewer events in it")
    }

    private static func failure(_ path: String) -> SourceFailure {
        let number = errno
        let remedy =
            switch number {
            case ENOENT: "put the file there, or mend the path in the configuration"
            case EACCES, EPERM: "let the user nhaclich read it: chmod a+r, and a+x on its folders"
            default: ""
            }
        return SourceFailure(
            "cannot read '\(path)': \(String(cString: strerror(number)))", remedy: remedy, isAbsence: number == ENOENT)
    }
}

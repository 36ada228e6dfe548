import Glibc

/// A file that is read whole, up to a size.
package enum SmallFile {
    /// What reading came to.
    package enum Outcome: Equatable {
        case bytes([UInt8])
        /// There is no such file.
        case absent
        case failed(Trouble)
    }

    /// Why a file that is there cannot be read.
    package enum Trouble: Equatable {
        case notPermitted
        /// It is a folder, a pipe or a device.
        case notAFile
        case tooLarge
        /// Something rare, in the system's words.
        case other(String)
    }

    /// Reads the file at `path` unless it has more than `limit` bytes. Never waits for a pipe's other end.
    package static func read(_ path: String, upTo limit: Int) -> Outcome {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        if descriptor < 0 { return outcome(of: errno) }
        defer { close(descriptor) }
        var status = stat()
        if fstat(descriptor, &status) != 0 { return outcome(of: errno) }
        if status.st_mode & S_IFMT != S_IFREG { return .failed(.notAFile) }
        return contents(of: descriptor, upTo: limit)
    }

    private static func contents(of descriptor: Int32, upTo limit: Int) -> Outcome {
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = Glibc.read(descriptor, &part, part.count)
            if count < 0, errno == EINTR { continue }
            if count < 0 { return outcome(of: errno) }
            if count == 0 { return .bytes(bytes) }
            bytes.append(contentsOf: part.prefix(count))
            if bytes.count > limit { return .failed(.tooLarge) }
        }
    }

    private static func outcome(of error: Int32) -> Outcome {
        switch error {
        case ENOENT, ENOTDIR: .absent
        case EACCES, EPERM: .failed(.notPermitted)
        default: .failed(.other(SystemError.words(error)))
        }
    }
}

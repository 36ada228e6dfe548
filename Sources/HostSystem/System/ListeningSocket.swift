import Glibc

/// A place in the file system where a server wants to listen.
package enum ListeningSocket {
    /// How long the path of a socket may be, in bytes (unix(7)).
    private static let longestPath = 107

    /// Why nobody can listen at `path`, in a few words; nil when nothing is in the way but what a crash left there.
    package static func obstacle(at path: String) -> String? {
        guard path.utf8.count <= longestPath else { return "the path is longer than \(longestPath) bytes" }
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        var status = stat()
        if stat(folder.isEmpty ? "/" : folder, &status) != 0 { return SystemError.words(errno) }
        guard lstat(path, &status) == 0 else { return nil }
        guard status.st_mode & S_IFMT == S_IFSOCK else { return "something else is there" }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return SystemError.words(errno) }
        defer { close(descriptor) }
        let isAnswered = SocketAddress(path).with { connect(descriptor, $0, $1) == 0 }
        return isAnswered ? "another nhaclich listens there" : nil
    }
}

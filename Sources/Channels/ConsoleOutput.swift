import Glibc

/// A file descriptor that notices are printed on.
package struct ConsoleOutput: Sendable {
    private let descriptor: Int32
    /// Whether a person looks at it, and bold letters can be shown.
    let isTerminal: Bool

    /// How long to wait for a reader that does not read, in milliseconds; a thread waits with it.
    private static let patience: Int32 = 2_000
    /// What a pipe that is ready takes at once without blocking (`PIPE_BUF`), and without others' text in between.
    private static let portion = 4096

    /// The process's standard output.
    package static let standardOutput = ConsoleOutput(descriptor: STDOUT_FILENO)

    /// - Parameter descriptor: Stays the caller's, who keeps it open.
    package init(descriptor: Int32) {
        self.descriptor = descriptor
        isTerminal = isatty(descriptor) == 1
    }

    /// Writes `bytes` whole, in one `write` unless they are more than a pipe takes.
    func write(_ bytes: [UInt8]) throws(SystemFault) {
        var rest = bytes[...]
        while !rest.isEmpty {
            try awaitReader()
            let portion = rest.prefix(Self.portion)
            let (written, fault) = BrokenPipe.held {
                portion.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            }
            if written >= 0 {
                rest = rest.dropFirst(written)
            } else if fault != EINTR, fault != EAGAIN {
                throw SystemFault(fault)
            }
        }
    }

    private func awaitReader() throws(SystemFault) {
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        let ready = poll(&request, 1, Self.patience)
        if ready == 0 { throw SystemFault(ETIMEDOUT) }
        if ready < 0, errno != EINTR { throw SystemFault(errno) }
    }
}

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
            let (written, fault) = Self.withoutBrokenPipeSignal {
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

    /// Runs `body` so that a closed pipe makes it fail instead of ending the process; returns what it
    /// returned and `errno`.
    ///
    /// The signal goes to the thread that writes, so it is enough to hold it back there and to take it
    /// away; what the process does with `SIGPIPE` elsewhere is not for a channel to decide.
    private static func withoutBrokenPipeSignal(_ body: () -> Int) -> (result: Int, fault: Int32) {
        var pipe = sigset_t()
        var before = sigset_t()
        var pending = sigset_t()
        sigemptyset(&pipe)
        sigaddset(&pipe, SIGPIPE)
        sigpending(&pending)
        let wasPending = sigismember(&pending, SIGPIPE) == 1
        pthread_sigmask(SIG_BLOCK, &pipe, &before)
        let result = body()
        let fault = errno
        if result < 0, fault == EPIPE, !wasPending {
            var now = timespec()
            while sigtimedwait(&pipe, nil, &now) == -1, errno == EINTR {}
        }
        pthread_sigmask(SIG_SETMASK, &before, nil)
        return (result, fault)
    }
}

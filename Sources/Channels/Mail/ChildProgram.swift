import Glibc

/// A program that is started, given its input, and waited for; without a shell, and with nothing of the daemon's.
struct ChildProgram {
    /// How it ended.
    enum End: Hashable {
        case exited(Int32)
        case killed(signal: Int32)
        /// It did not end in time and was ended.
        case overdue
    }

    let end: End
    /// The beginning of what it wrote on its standard error.
    let complaints: String

    /// How much of that is kept, in bytes, and how often it is listened to.
    private static let (excerpt, turns) = (4096, 16)
    /// How long to wait at a time for a program that may have ended while others hold its standard error, in milliseconds.
    private static let step: Int32 = 50
    /// Where its own programs are found. Nothing else of the daemon's environment is passed on.
    private static let environment = ["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C"]

    /// Runs `program` and blocks until it ends, or for a little more than `patience`.
    ///
    /// Its input is a file without a name, and whole before it starts: a daemon that dies meanwhile cannot make it send half
    /// a mail.
    init(
        running program: String, _ arguments: [String], input: [UInt8], patience: Duration
    ) throws(SystemFault) {
        let input = try Self.file(with: input)
        defer { close(input) }
        var ends: [Int32] = [-1, -1]
        if pipe(&ends) != 0 { throw SystemFault.last }
        for end in ends { Self.keepFromChildren(end) }
        let child: pid_t
        do {
            defer { close(ends[1]) }
            child = try Self.start(program, arguments, input: input, complaints: ends[1])
        } catch {
            close(ends[0])
            throw error
        }
        (end, complaints) = Self.wait(for: child, listeningTo: ends[0], patience: patience)
    }

    /// A program that another thread starts just before may still have it, and does no harm with it.
    private static func keepFromChildren(_ descriptor: Int32) { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }

    private static func file(with bytes: [UInt8]) throws(SystemFault) -> Int32 {
        var path = Array("/tmp/nhaclich-XXXXXX".utf8CString)
        let descriptor = mkstemp(&path)
        if descriptor < 0 { throw SystemFault.last }
        keepFromChildren(descriptor)
        unlink(path)
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if written >= 0 {
                rest = rest.dropFirst(written)
            } else if errno != EINTR {
                let fault = SystemFault.last
                close(descriptor)
                throw fault
            }
        }
        lseek(descriptor, 0, SEEK_SET)
        return descriptor
    }

    private static func start(
        _ program: String, _ arguments: [String], input: Int32, complaints: Int32
    ) throws(SystemFault) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, complaints, STDERR_FILENO)
        // No signal is held back or ignored, and it leads a group of its own, which can be ended with it.
        var (none, all) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setpgroup(&attributes, 0)
        let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
        posix_spawnattr_setflags(&attributes, Int16(flags))
        var child = pid_t()
        let fault = withWords([program] + arguments) { words in
            withWords(environment) { posix_spawn(&child, program, &actions, &attributes, words, $0) }
        }
        if fault != 0 { throw SystemFault(fault) }
        return child
    }

    /// Waits without a clock: only time in which nothing comes counts, and what comes is listened to only so often.
    private static func wait(
        for child: pid_t, listeningTo pipe: Int32, patience: Duration
    ) -> (End, complaints: String) {
        var complaints: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: excerpt)
        var (waited, turn, status) = (Duration.zero, 0, Int32(0))
        var isOpen = true
        defer { if isOpen { close(pipe) } }
        func listen(for milliseconds: Int32) -> Bool {
            var request = pollfd(fd: pipe, events: Int16(POLLIN), revents: 0)
            guard poll(&request, isOpen ? 1 : 0, milliseconds) > 0 else { return false }
            let count = read(pipe, &buffer, buffer.count)
            if count > 0 { complaints += buffer.prefix(min(count, excerpt - complaints.count)) }
            turn += 1
            isOpen = count > 0 && turn < turns
            // One that talks on is told that nobody listens.
            if !isOpen { close(pipe) }
            return true
        }
        while true {
            let ended = waitpid(child, &status, WNOHANG)
            // Nobody can say how it ended: whoever waited for it first, or had it forgotten.
            if ended < 0, errno != EINTR { return (.overdue, String(decoding: complaints, as: UTF8.self)) }
            if ended == child {
                // What it said last.
                while isOpen, listen(for: 0) {}
                let number = status & 0x7F
                let end: End = number == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal: number)
                return (end, String(decoding: complaints, as: UTF8.self))
            }
            if waited >= patience {
                kill(-child, SIGKILL)
                while waitpid(child, &status, 0) < 0, errno == EINTR {}
                return (.overdue, String(decoding: complaints, as: UTF8.self))
            }
            if !listen(for: step) { waited += .milliseconds(Int64(step)) }
        }
    }

    /// Calls `body` with `words` as C has them: a list of texts that ends with none.
    private static func withWords<Result>(
        _ words: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = words.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }
}

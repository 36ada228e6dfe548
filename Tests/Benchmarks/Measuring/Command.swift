import Glibc

/// A program with its arguments, to be run and measured.
struct Command: Sendable {
    /// How the answer is told.
    enum Answer: Sendable {
        /// One line of output for each thing found.
        case lines
        /// A number on the first line.
        case number
    }

    /// The path of the program, or its name.
    let program: String
    let arguments: [String]
    let answer: Answer

    /// Runs the program to its end; what it prints goes to a file, and its complaints to this program's.
    ///
    /// - Throws: When it cannot be started or fails.
    func run() throws(Trouble) -> Usage {
        let output = Files.folder + "/output"
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        defer { words.forEach { free($0) } }

        let start = Command.now
        var child = pid_t()
        guard posix_spawnp(&child, program, &actions, nil, &words, environ) == 0 else {
            throw Trouble("'\(program)' cannot be started")
        }
        var (status, usage): (CInt, rusage) = (0, rusage())
        while wait4(child, &status, 0, &usage) < 0, errno == EINTR {}
        let wall = Command.now - start
        guard status == 0 else {
            throw Trouble("'\(program) \(arguments.joined(separator: " "))' failed with status \(status)")
        }
        return Usage(
            wallSeconds: wall, cpuSeconds: Command.seconds(usage.ru_utime) + Command.seconds(usage.ru_stime),
            peakBytes: usage.ru_maxrss * 1024, answer: try count(output))
    }

    private func count(_ path: String) throws(Trouble) -> Int {
        let bytes = try Files.read(path)
        switch answer {
        case .lines: return bytes.count { $0 == UInt8(ascii: "\n") }
        case .number: return Int(String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)) ?? 0
        }
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// What one run of a program took, as the kernel counts.
struct Usage: Sendable {
    let wallSeconds: Double
    /// Of user and system.
    let cpuSeconds: Double
    /// The greatest resident size.
    let peakBytes: Int
    /// What it found.
    let answer: Int
}

import Glibc

/// A program that was started, and is measured while it runs.
final class RunningProgram {
    let id: pid_t
    private let name: String
    /// How it ended, once it has: its number may be another's by then.
    private var end: (status: CInt, usage: rusage)?

    /// Starts `program`; what it prints goes to the file `output`, and its complaints to `complaints` or, when that is
    /// nil, to this program's.
    init(
        _ program: String, _ arguments: [String], environment: [String: String] = [:], output: String,
        complaints: String? = nil
    ) throws(Trouble) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let (flags, mode) = (O_WRONLY | O_CREAT | O_TRUNC, mode_t(0o600))
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, flags, mode)
        if let complaints { posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, complaints, flags, mode) }
        let words = CStrings([program] + arguments)
        let variables = CStrings(Self.inherited(except: environment) + environment.map { "\($0)=\($1)" })
        var child = pid_t()
        guard posix_spawnp(&child, program, &actions, nil, words.pointers, variables.pointers) == 0 else {
            throw Trouble("'\(program)' cannot be started")
        }
        (id, name) = (child, ([program] + arguments).joined(separator: " "))
    }

    /// The CPU seconds it has used, user and system, of all its threads.
    var cpuSeconds: Double {
        var (clock, time) = (clockid_t(), timespec())
        guard clock_getcpuclockid(id, &clock) == 0, clock_gettime(clock, &time) == 0 else { return 0 }
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// A number of `/proc/ID/FILE`, such as `VmRSS` of `status` in KiB; 0 when it is not there.
    func number(_ field: String, in file: String = "status") -> Int {
        Self.number(field, in: "/proc/\(id)/\(file)")
    }

    /// How often each of its threads has gone to sleep, and so was woken, by the thread's number.
    var sleeps: [Int: Int] {
        guard let tasks = opendir("/proc/\(id)/task") else { return [:] }
        defer { closedir(tasks) }
        var sleeps: [Int: Int] = [:]
        while let entry = readdir(tasks) {
            let task = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard let thread = Int(task) else { continue }
            sleeps[thread] = Self.number("voluntary_ctxt_switches", in: "/proc/\(id)/task/\(task)/status")
        }
        return sleeps
    }

    /// The port that it prints as it begins to listen.
    ///
    /// - Parameter output: The file of what it prints.
    func port(in output: String) throws(Trouble) -> Int {
        for _ in 0..<500 {
            let text = String(decoding: try Files.read(output), as: UTF8.self)
            if text.last == "\n", let port = Int(text.dropLast()) { return port }
            Stopwatch.sleep(0.01)
        }
        throw Trouble("'\(name)' does not say where it listens")
    }

    func send(signal: CInt) { if end == nil { kill(id, signal) } }

    /// Waits for its end.
    ///
    /// - Returns: How it ended, as wait(2) tells, and what it took.
    @discardableResult
    func wait() -> (status: CInt, usage: rusage) {
        if let end { return end }
        var (status, usage): (CInt, rusage) = (0, rusage())
        while wait4(id, &status, 0, &usage) < 0, errno == EINTR {}
        end = (status, usage)
        return (status, usage)
    }

    /// Tells it to end, and waits until it has; does nothing more when it has ended.
    ///
    /// - Returns: How it ended, and what it took; the greatest resident size is that before it was told, since what the
    ///   kernel says afterwards is at least that of whoever started it.
    @discardableResult
    func stop() -> (status: CInt, usage: rusage) {
        let greatest = end == nil ? number("VmHWM") : 0
        send(signal: SIGTERM)
        var (status, usage) = wait()
        if greatest > 0 { usage.ru_maxrss = greatest }
        return (status, usage)
    }

    private static func number(_ field: String, in path: String) -> Int {
        guard let file = fopen(path, "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 512)
        while fgets(&line, CInt(line.count), file) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            guard text.hasPrefix("\(field):") else { continue }
            return Int(text.dropFirst(field.count + 1).drop { !$0.isNumber }.prefix { $0.isNumber }) ?? 0
        }
        return 0
    }

    private static func inherited(except names: [String: String]) -> [String] {
        var variables: [String] = []
        var next = environ
        while let variable = next.pointee {
            let text = String(cString: variable)
            if names[String(text.prefix { $0 != "=" })] == nil { variables.append(text) }
            next += 1
        }
        return variables
    }
}

/// Texts as C wants a list of them.
private final class CStrings {
    private(set) var pointers: [UnsafeMutablePointer<CChar>?]

    init(_ texts: [String]) { pointers = texts.map { strdup($0) } + [nil] }

    deinit { for pointer in pointers { free(pointer) } }
}

extension rusage {
    /// Of user and system.
    var cpuSeconds: Double {
        Double(ru_utime.tv_sec + ru_stime.tv_sec) + Double(ru_utime.tv_usec + ru_stime.tv_usec) / 1e6
    }

    /// The greatest resident size.
    var peakBytes: Int { ru_maxrss * 1024 }
}

import Glibc

/// What the process takes of its machine.
package struct ProcessUsage: Hashable, Sendable {
    /// Time that processors worked for it, in seconds.
    package let processorSeconds: Double
    /// Memory that it has in its address space, and in the machine's memory, in bytes; nil where nobody tells.
    package let virtualBytes: Int?
    package let residentBytes: Int?
    /// How many files it has open; nil where nobody tells.
    package let openFiles: Int?
    /// How many it may have.
    package let mostOpenFiles: Int

    /// As it is now; it costs some microseconds.
    package static var now: ProcessUsage {
        var usage = rusage()
        getrusage(RUSAGE_SELF.rawValue, &usage)
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        let pages = pages
        return ProcessUsage(
            processorSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime), virtualBytes: pages?.virtual,
            residentBytes: pages?.resident, openFiles: openFiles, mostOpenFiles: Int(clamping: limit.rlim_cur))
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000 }

    /// The first two numbers of proc_pid_statm(5), in bytes.
    private static var pages: (virtual: Int, resident: Int)? {
        guard case .bytes(let bytes) = SmallFile.read("/proc/self/statm", upTo: 1024) else { return nil }
        let numbers = bytes.split(separator: UInt8(ascii: " ")).prefix(2).compactMap {
            Int(String(decoding: $0, as: UTF8.self))
        }
        let size = sysconf(Int32(_SC_PAGESIZE))
        return numbers.count == 2 ? (numbers[0] * size, numbers[1] * size) : nil
    }

    /// The entries of proc_pid_fd(5), but for `.`, `..` and the one that this needs itself.
    private static var openFiles: Int? {
        guard let folder = opendir("/proc/self/fd") else { return nil }
        defer { closedir(folder) }
        var count = 0
        while readdir(folder) != nil { count += 1 }
        return max(0, count - 3)
    }
}

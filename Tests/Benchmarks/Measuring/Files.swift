import Glibc

/// Where the benchmarks keep their data, and reading of it.
enum Files {
    /// Below the folder that `make bench` runs in, the top of the checkout.
    static let folder = ".build/benchmarks"

    /// The peers and the generator of larger data beside the checkout; BENCH_SHARED is another place for them.
    static let shared = getenv("BENCH_SHARED").map { String(cString: $0) } ?? "../shared/bench"

    /// Whether there is a file at `path`.
    static func exists(_ path: String) -> Bool { access(path, R_OK) == 0 }

    /// The size of a file in bytes.
    static func size(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// When a file was last written, in seconds since 1970; nil when it is not there.
    static func lastWrite(to path: String) -> Double? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mtim.seconds : nil
    }

    /// A folder of that name below ``folder`` with nothing in it; its path from the top of the file system.
    static func emptyFolder(_ name: String) throws(Trouble) -> String {
        let path = "\(folder)/\(name)"
        _ = try Command(program: "rm", arguments: ["-rf", path], answer: .lines).run()
        guard mkdir(path, 0o700) == 0 else { throw Trouble("the folder '\(path)' cannot be made") }
        return try wholePath(path)
    }

    /// A path from the top of the file system.
    static func wholePath(_ path: String) throws(Trouble) -> String {
        guard let whole = realpath(path, nil) else { throw Trouble("'\(path)' is not there") }
        defer { free(whole) }
        return String(cString: whole)
    }

    /// How many files are in a folder.
    static func count(in folder: String) -> Int {
        guard let entries = opendir(folder) else { return 0 }
        defer { closedir(entries) }
        var count = -2  // The folder itself, and the one that it is in.
        while readdir(entries) != nil { count += 1 }
        return max(count, 0)
    }

    /// How many bytes the files in a folder have.
    static func bytes(in folder: String) -> Int { statuses(in: folder).reduce(0) { $0 + Int($1.st_size) } }

    /// The seconds from the first change of what is in one of a folder's files to the last change of a file's name.
    static func span(of folder: String) -> Double {
        let statuses = statuses(in: folder)
        guard let begin = statuses.map(\.st_mtim.seconds).min(), let end = statuses.map(\.st_ctim.seconds).max() else {
            return 0
        }
        return end - begin
    }

    private static func statuses(in folder: String) -> [stat] {
        guard let entries = opendir(folder) else { return [] }
        defer { closedir(entries) }
        var statuses: [stat] = []
        while let entry = readdir(entries) {
            withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { name in
                    var status = stat()
                    guard fstatat(dirfd(entries), name, &status, 0) == 0, status.st_mode & S_IFMT == S_IFREG else {
                        return
                    }
                    statuses.append(status)
                }
            }
        }
        return statuses
    }

    /// The bytes of a file.
    static func read(_ path: String) throws(Trouble) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Trouble("'\(path)' cannot be opened") }
        defer { close(descriptor) }
        let size = size(path)
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), size - count)
                if got <= 0 { break }
                count += got
            }
        }
        guard bytes.count == size else { throw Trouble("'\(path)' cannot be read") }
        return bytes
    }

    /// Writes a file in one go; a file that is there is whole.
    static func write(_ bytes: [UInt8], to path: String) throws(Trouble) {
        guard let file = fopen(path + ".part", "w") else { throw Trouble("'\(path)' cannot be written") }
        let count = fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, count == bytes.count, rename(path + ".part", path) == 0 else {
            throw Trouble("'\(path)' cannot be written")
        }
    }
}

extension timespec {
    /// Seconds since 1970, of a moment.
    fileprivate var seconds: Double { Double(tv_sec) + Double(tv_nsec) / 1e9 }
}

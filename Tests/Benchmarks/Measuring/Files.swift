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

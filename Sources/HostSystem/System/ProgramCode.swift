import Glibc

/// The program's own code, as far as it is in memory.
package enum ProgramCode {
    /// Lets go of it. What is needed again comes again from the system's copy of the file, a few pages at a time, and
    /// nobody waits for that: two thirds of it were needed for starting alone, when files are read and Swift looks for
    /// what its types can do.
    ///
    /// Code is never written to, so nothing is lost.
    ///
    /// - Returns: How many bytes of code the program has, in memory or not; 0 when that cannot be found out.
    @discardableResult
    package static func letGo() -> Int {
        guard let program = realpath("/proc/self/exe", nil) else { return 0 }
        defer { free(program) }
        guard let maps = fopen("/proc/self/maps", "re") else { return 0 }
        defer { fclose(maps) }
        let ending = " \(String(cString: program))\n"
        var line: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(line) }
        var bytes = 0
        while getline(&line, &capacity, maps) > 0, let text = line.map({ String(cString: $0) }) {
            // 55f2c0a00000-55f2c4000000 r-xp 00001000 08:01 1234 /usr/bin/nhaclich
            let parts = text.split(separator: " ", maxSplits: 2)
            guard text.hasSuffix(ending), parts.count == 3, parts[1] == "r-xp" else { continue }
            let bounds = parts[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
            guard bounds.count == 2, bounds[0] < bounds[1], let start = UnsafeMutableRawPointer(bitPattern: bounds[0])
            else { continue }
            let length = bounds[1] - bounds[0]
            if madvise(start, Int(length), MADV_DONTNEED) == 0 { bytes += Int(length) }
        }
        return bytes
    }
}

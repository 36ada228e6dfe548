/// A program with its arguments, to be run and measured.
struct Command: Trial {
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
        let start = Stopwatch.now
        let (status, usage) = try RunningProgram(program, arguments, output: output).wait()
        let wall = Stopwatch.now - start
        guard status == 0 else {
            throw Trouble("'\(program) \(arguments.joined(separator: " "))' failed with status \(status)")
        }
        return Usage(
            wallSeconds: wall, cpuSeconds: usage.cpuSeconds, peakBytes: usage.peakBytes, answer: try count(output))
    }

    private func count(_ path: String) throws(Trouble) -> Int {
        let bytes = try Files.read(path)
        switch answer {
        case .lines: return bytes.count { $0 == UInt8(ascii: "\n") }
        case .number: return Int(String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)) ?? 0
        }
    }
}

/// A small program in C: the least that has to be done, or a receiver that is not the bottleneck.
enum FloorProgram: String {
    /// Takes webhooks.
    case sink
    /// Posts at given times, and remembers nothing.
    case poster
    /// Files mails one by one.
    case maildir
    /// Serves a calendar.
    case feed

    /// The program, compiled when it is not there or its source is newer.
    func path() throws(Trouble) -> String {
        let (source, program) = ("Tests/Benchmarks/Floor/\(rawValue).c", "\(Files.folder)/\(rawValue)")
        if Files.lastWrite(to: program) ?? 0 < Files.lastWrite(to: source) ?? 0 {
            let arguments = ["-O2", "-Wall", "-Wextra", "-Werror", "-o", program, source]
            _ = try Command(program: "cc", arguments: arguments, answer: .lines).run()
        }
        return program
    }
}

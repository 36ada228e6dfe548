import Glibc

/// Measures the program beside others that do the same, and prints Markdown: `Benchmarks [CHAPTER…]`.
///
/// Times and sizes are those of whole processes, as the kernel counts them; so this program runs itself, as
/// `Benchmarks work NAME ARGUMENT…`, for what is to be measured of the modules alone.
@main
struct Benchmarks {
    /// All chapters, in the order they are printed.
    static let chapters: [any Chapter] = [
        ICalendarChapter(), FormatsChapter(), RereadChapter(), WaitingChapter(), DeliveriesChapter.punctual,
        DeliveriesChapter.burst, DeliveriesChapter.backlog, MailsChapter(), GrowthChapter(),
    ]

    static func main() async {
        var arguments = CommandLine.arguments.dropFirst()
        do throws(Trouble) {
            if arguments.first == "work" {
                arguments.removeFirst()
                for chapter in chapters where try await chapter.work(Array(arguments)) { return }
                throw Trouble("there is no work '\(arguments.first ?? "")'")
            }
            let runs = max(1, getenv("BENCH_RUNS").flatMap { Int(String(cString: $0)) } ?? 3)
            for chapter in chapters where arguments.isEmpty || arguments.contains(chapter.name) {
                try measure(chapter, runs: runs)
            }
        } catch {
            say(error.problem)
            exit(1)
        }
    }

    /// Runs the contenders of a chapter in turn, so that a noisy minute falls on all of them, and prints what came out.
    private static func measure(_ chapter: any Chapter, runs: Int) throws(Trouble) {
        let (contenders, notes) = try chapter.prepare()
        var usages = [[Usage]](repeating: [], count: contenders.count)
        for run in 1...runs {
            for (index, contender) in contenders.enumerated() {
                say("\(chapter.name), run \(run) of \(runs): \(contender.name)")
                usages[index].append(try contender.trial.run())
            }
        }
        let results = zip(contenders, usages).map { Measured(contender: $0, usages: $1) }
        print("## \(chapter.title)\n")
        for note in notes { print("- \(note)") }
        if !notes.isEmpty { print() }
        print(chapter.table(of: results).text)
        for bar in chapter.bars(of: results) { print("- \(bar)") }
        print()
        try chapter.keep(results)
    }

    /// Says something on the standard error, which is not part of the table.
    private static func say(_ text: String) {
        let line = "benchmarks: \(text)\n"
        _ = write(STDERR_FILENO, line, line.utf8.count)
    }
}

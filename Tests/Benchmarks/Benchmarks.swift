import Glibc

/// Measures the program beside others that do the same, and prints Markdown: `Benchmarks [CHAPTER…]`.
///
/// Times and sizes are those of whole processes, as the kernel counts them; so this program runs itself, as
/// `Benchmarks work NAME ARGUMENT…`, for what is to be measured of the modules alone.
///
/// `BENCH_RUNS` is how often each is run, three times by default; with `BENCH_KEEP` set, the results go into the docs as well.
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
            for name in arguments where !chapters.contains(where: { $0.name == name }) {
                throw Trouble("there is no chapter '\(name)'")
            }
            let runs = max(1, getenv("BENCH_RUNS").flatMap { Int(String(cString: $0)) } ?? 3)
            mkdir(Files.folder, 0o755)
            var bars: [(name: String, bars: [Bar])] = []
            for chapter in chapters where arguments.isEmpty || arguments.contains(chapter.name) {
                let begin = Stopwatch.now
                bars.append((chapter.name, try measure(chapter, runs: runs)))
                say("\(chapter.name) took \(Int(Stopwatch.now - begin)) s")
            }
            if arguments.count == 1 { return }
            print("## All bars\n\n\(Bar.table(bars).text)")
            if isKept, arguments.isEmpty { try Page().put(Bar.table(bars).text, for: "bars") }
        } catch {
            say(error.problem)
            exit(1)
        }
    }

    /// Whether the results go into the docs.
    private static var isKept: Bool { getenv("BENCH_KEEP") != nil }

    /// Runs the contenders of a chapter in turn, so that a noisy minute falls on all of them, and prints what came out.
    ///
    /// - Returns: Its bars.
    private static func measure(_ chapter: any Chapter, runs: Int) throws(Trouble) -> [Bar] {
        let (contenders, notes) = try chapter.prepare()
        var usages = [[Usage]](repeating: [], count: contenders.count)
        for run in 1...runs {
            for (index, contender) in contenders.enumerated() where run == 1 || !contender.isSlow {
                say("\(chapter.name), run \(run) of \(runs): \(contender.name)")
                usages[index].append(try contender.trial.run())
            }
        }
        let results = zip(contenders, usages).map { Measured(contender: $0, usages: $1) }
        let slow = runs > 1 ? contenders.filter(\.isSlow).map { "\($0.name) ran once." } : []
        let bars = chapter.bars(of: results)
        let parts = [
            (notes + slow).map { "- \($0)\n" }.joined(), chapter.table(of: results).text,
            bars.map { "- \($0)\n" }.joined(),
        ]
        let text = parts.filter { !$0.isEmpty }.joined(separator: "\n")
        print("## \(chapter.title)\n\n\(text)")
        fflush(nil)  // What follows takes minutes.
        if isKept { try Page().put(text, for: chapter.name) }
        try chapter.keep(results, inDocs: isKept)
        return bars
    }

    /// Says something on the standard error, which is not part of the table.
    private static func say(_ text: String) {
        let line = "benchmarks: \(text)\n"
        _ = write(STDERR_FILENO, line, line.utf8.count)
    }
}

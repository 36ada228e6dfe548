import CivilTime
import Formats
import HostSystem
import ReminderCore
import Settings
import Wording

/// Putting reminders into words and into the form of a chat service.
struct FormatsChapter: Chapter {
    let name = "formats"
    let title = "Formats: 100,000 reminders in Vietnamese for Slack"

    private static let notices = 100_000
    /// Python makes fewer.
    private static let fewerNotices = 20_000
    private static let whole = "nhaclich, from the notice"
    private static let rendering = "nhaclich, from the message"

    /// The messages as the peers read them, a line of JSON each.
    private let messages = Files.folder + "/messages.jsonl"

    func prepare() throws(Trouble) -> (contenders: [Contender], notes: [String]) {
        let bench = try FormatsBench()
        try Files.write(bench.messagesInJSON(), to: messages)
        func ours(_ name: String, _ work: String) -> Contender {
            let arguments = ["work", work, "\(Self.notices)"]
            return Contender(
                name: name, input: messages,
                trial: Command(program: "/proc/self/exe", arguments: arguments, answer: .number))
        }
        var contenders = [
            ours("floor: start, and read the language and the format", "formats-start"),
            ours("nhaclich, words only", "formats-words"), ours(Self.rendering, "formats-message"),
            ours(Self.whole, "formats-notice"),
        ]
        var notes = ["Python makes \(Self.fewerNotices)."]
        let (python, script) = (".build/python/bin/python", "Tests/Benchmarks/Formats/slack_blocks.py")
        for (name, way) in [
            ("slack_sdk's models and json (Python)", "models"), ("dictionaries and json (Python)", "plain"),
        ] {
            guard Files.exists(python) else {
                notes.append("\(name) is not there and was left out: make python brings it.")
                continue
            }
            let arguments = [script, way, messages, "\(Self.fewerNotices)"]
            let command = Command(program: python, arguments: arguments, answer: .number)
            contenders.append(Contender(name: name, input: messages, trial: command))
        }
        return (contenders, notes)
    }

    /// How many notices a contender made.
    private func count(_ result: Measured) -> Double {
        Double(result.contender.name.contains("Python") ? Self.fewerNotices : Self.notices)
    }

    /// Notices in a CPU second of the whole process, its start included.
    private func pace(_ result: Measured) -> Double { count(result) / max(result.cpuSeconds.median, 0.001) }

    func table(of results: [Measured]) -> MarkdownTable {
        let ours = results.first { $0.contender.name == Self.rendering }.map(pace) ?? 1
        var table = MarkdownTable(["who", "CPU s", "notices/CPU s", "pace, ours being 1", "peak MB", "bytes a notice"])
        for result in results {
            let isStart = result.contender.name.hasPrefix("floor")
            table.rows.append([
                result.contender.name, result.cpuSeconds.text(digits: 3),
                isStart ? "-" : decimal(pace(result), digits: 0),
                isStart ? "-" : decimal(pace(result) / ours, digits: 2),
                decimal(result.peakBytes.median / 1e6, digits: 1),
                isStart ? "-" : decimal(Double(result.answer) / count(result), digits: 0),
            ])
        }
        return table
    }

    func bars(of results: [Measured]) -> [Bar] {
        [
            (Self.whole, "notices in a CPU second, words included"), (Self.rendering, "messages in a CPU second"),
        ].compactMap { contender, name in
            results[contender].map { result in
                let pace = result.usages.map { count(result) / max($0.cpuSeconds, 0.001) }
                return Bar(name: name, least: 20_000, reached: Spread(pace))
            }
        }
    }

    func work(_ arguments: [String]) async throws(Trouble) -> Bool {
        guard let name = arguments.first, name.hasPrefix("formats-") else { return false }
        guard arguments.count == 2, let count = Int(arguments[1]) else { throw Trouble("\(name) needs a number") }
        let bench = try FormatsBench()
        switch name {
        case "formats-start": print(bench.isReady ? 1 : 0)
        case "formats-words": print(bench.words(count))
        case "formats-message": print(bench.payloads(ofMessages: count))
        case "formats-notice": print(bench.payloads(ofNotices: count))
        default: throw Trouble("there is no work '\(name)'")
        }
        return true
    }
}

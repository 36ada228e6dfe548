import Admin
import ArgumentParser
import Daemon
import HostSystem

/// `nhaclich plan`: what will be sent, when and where.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Show what will be sent, when, where, and in which words.",
        discussion: """
            Every reminder that is planned and every digest that is due, as things are now. A reminder that some channel \
            of its rule does not get stands there with the reason: a silence, another calendar that tells of the same \
            event, one message for many.
            """)

    @Option(name: .long, help: ArgumentHelp("Only of events that these words name.", valueName: "words"))
    var event: String?

    @Option(name: .long, help: ArgumentHelp("Only what this channel gets.", valueName: "name"))
    var channel: String?

    @Flag(name: .long, help: "Show the words that would be sent, too.")
    var text = false

    @OptionGroup var list: ListOptions

    func run() async throws {
        try await complaining {
            let filters = [("event", event), ("channel", channel), ("texts", text ? "true" : nil)]
            let query = filters.compactMap { name, value in value.map { "&\(name)=\($0.percentEncoded)" } }.joined()
            let entries = try await list.ask("/plan", query, as: PlanAnswer.self)
            try list.format.write(entries) { entries in
                if entries.isEmpty {
                    return event == nil ? "nothing is planned" : "nothing is planned; see nhaclich why"
                }
                if text { return entries.map(\.report).joined(separator: "\n\n") }
                let rows = entries.map { [day($0.at), $0.title, $0.lead, $0.goal, day($0.start), $0.rule] }
                return Table(["AT", "TITLE", "LEAD", "CHANNELS", "START", "RULE"], rows).text
            }
        }
    }
}

extension PlanAnswer {
    /// Where it goes, and why not everywhere.
    fileprivate var goal: String {
        let names = channels.joined(separator: ",")
        return reason.map { names.isEmpty ? "nowhere: \($0)" : "\(names); \($0)" } ?? names
    }

    /// What each channel is sent.
    fileprivate var report: String {
        let title = PlainText.onOneLine(title, limit: 2000)
        let what = kind == "digest" ? "digest \(rule)" : "\(title), \(before(lead)), rule \(rule)"
        var lines = ["\(day(at))  \(what)  → \(goal)"]
        for text in texts ?? [] {
            lines.append("  \(text.channel):")
            lines += text.text.split(separator: "\n", omittingEmptySubsequences: false).map {
                $0.isEmpty ? "" : "    \(PlainText.onOneLine(String($0), limit: 2000))"
            }
        }
        return lines.joined(separator: "\n")
    }
}

import Admin
import ArgumentParser
import Daemon

/// `nhaclich plan`: what will be sent, when and where.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Show what will be sent, when and where.")

    @OptionGroup var list: ListOptions

    func run() async throws {
        try await complaining {
            let entries = try await list.ask("/plan", as: PlanAnswer.self)
            try list.format.write(entries) { entries in
                if entries.isEmpty { return "nothing is planned" }
                let rows = entries.map { entry in
                    [
                        day(entry.at), entry.lead, entry.rule, entry.channels.joined(separator: ","), day(entry.start),
                        entry.title,
                    ]
                }
                return Table(["AT", "LEAD", "RULE", "CHANNELS", "START", "TITLE"], rows).text
            }
        }
    }
}

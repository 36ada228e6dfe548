import Admin
import ArgumentParser
import Daemon

/// `nhaclich upcoming`: what is coming.
struct UpcomingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "upcoming", abstract: "Show what is coming and when people are next reminded of it.")

    @OptionGroup var list: ListOptions

    func run() async throws {
        try await complaining {
            let entries = try await list.ask("/upcoming", as: UpcomingAnswer.self)
            try list.format.write(entries) { entries in
                if entries.isEmpty { return "nothing is coming" }
                let rows = entries.map { entry in
                    [
                        day(entry.start), entry.nextReminder.map(day) ?? "-", entry.calendar,
                        entry.status == "confirmed" ? entry.title : "\(entry.title) (\(entry.status))",
                    ]
                }
                return Table(["START", "NEXT REMINDER", "CALENDAR", "TITLE"], rows).text
            }
        }
    }
}

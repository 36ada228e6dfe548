import Admin
import ArgumentParser
import Daemon
import FoundationEssentials

/// `nhaclich why EVENT`: how was it understood, and what is done about it?
struct WhyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why", abstract: "Tell how an event was understood, and why it reminds or does not.")

    @Argument(help: "Words of its title, or its name as 'nhaclich review' shows it.")
    var event: [String]

    @OptionGroup var socket: SocketPlace
    @OptionGroup var format: FormatOption

    func run() async throws {
        try await complaining {
            let words = event.joined(separator: " ")
            let answers = try await socket.daemon { daemon in
                try await daemon.get("/why?event=\(words.percentEncoded)", as: [WhyAnswer].self)
            }
            try format.write(answers) { $0.map(\.report).joined(separator: "\n\n") }
        }
    }
}

extension WhyAnswer {
    /// The explanation for people.
    fileprivate var report: String {
        guard let event else { return "\(id)  \(verdict)" }
        var lines = ["\(event.id)  \(event.title)", "    \(verdict)"]
        lines.append("    \(event.calendar) (\(origin?.source ?? "")), \(event.standing), \(event.status)")
        let until = event.end == event.start ? "" : " – \(day(event.end))"
        lines.append("    when: \(day(event.start))\(until) (\(event.datePrecision))")
        for (label, value) in [
            ("where", event.location), ("how", event.mode), ("who", event.organizer), ("kind", event.kind),
        ] {
            if let value { lines.append("    \(label): \(value)") }
        }
        let evidence = origin?.evidence ?? []
        if !evidence.isEmpty { lines.append("    understood, \(event.confidence) % sure, from:") }
        lines += evidence.map { "      \($0.field), line \($0.line): “\($0.quote)”" }
        lines += reminders.map { "      \(day($0.due))  \($0.rule), \(before($0.lead)): \($0.state)" }
        return lines.joined(separator: "\n")
    }
}

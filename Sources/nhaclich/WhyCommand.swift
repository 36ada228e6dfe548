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
            try format.write(answers) { answers in
                if let only = answers.first, answers.count == 1 { return WhyReport.text(only) }
                return WhyReport.list(answers)
            }
        }
    }
}

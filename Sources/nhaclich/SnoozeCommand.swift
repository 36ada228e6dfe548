import Admin
import ArgumentParser
import Daemon
import HostSystem

/// `nhaclich snooze EVENT --for 1d`: remind of it again later, and not before.
struct SnoozeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snooze", abstract: "Put the reminders of one event off.",
        discussion: "Reminders that are due before then are not sent; one is sent then. Later ones stay.")

    @Argument(help: "Words of its title, or its name as 'nhaclich why' shows it.")
    var event: [String]

    @Option(
        name: [.customLong("for"), .customLong("until")],
        help: ArgumentHelp("How long, such as 2h or 1d, or until when.", valueName: "time"))
    var until: String

    @OptionGroup var socket: SocketPlace
    @OptionGroup var format: FormatOption

    func run() async throws {
        let request = SnoozeRequest(event: event.joined(separator: " "), until: until)
        try await complaining {
            let answer = try await socket.daemon { daemon in
                try await daemon.post("/snooze", request, as: SnoozeAnswer.self)
            }
            try format.write(answer) { answer in
                let kept = answer.silenced == 0 ? "" : "; \(answer.silenced) before that are not sent"
                return
                    "\(PlainText.onOneLine(answer.title, limit: 2000)), \(day(answer.start)): reminding again \(day(answer.until)) (\(answer.rules.joined(separator: ", ")))\(kept)"
            }
        }
    }
}

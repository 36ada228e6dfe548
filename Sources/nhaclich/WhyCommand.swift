import Admin
import ArgumentParser
import Daemon

/// `nhaclich why EVENT|REMINDER|DELIVERY`: why was it sent, and why not?
struct WhyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why", abstract: "Tell why people were reminded of an event, will be, or are not.",
        discussion: """
            The first line names the cause. Below it stands all that is known: where the event is known from, in its own \
            words; which rules are about it, and what others ask for; every reminder, what moved or kept it, and every \
            attempt to deliver it; what became of the event, and who was told. Events that are over, cancelled or gone \
            are found as well.
            """)

    @Argument(
        help:
            "Words of an event's title, its UID or short name; or the beginning of the name of a reminder or a delivery."
    )
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

import Admin
import ArgumentParser
import Daemon

/// `nhaclich retry ID|--failed`: try again what had been given up.
struct RetryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Try deliveries again that failed, expired or were taken back.",
        discussion: "They are sent as they were, and are of use for at least another hour.")

    @Argument(
        help: "The deliveries, as 'nhaclich log --failed' names them; the beginning of a name is enough.",
        completion: .shellCommand(NamesCommand.shell(.failures)))
    var ids: [String] = []

    @Flag(name: .long, help: "All that failed or expired.")
    var failed = false

    @OptionGroup var socket: SocketPlace
    @OptionGroup var format: FormatOption

    func validate() throws {
        if ids.isEmpty != failed {
            throw ValidationError("name deliveries, or say --failed for all that did not arrive")
        }
        for id in ids { _ = try deliveryName(id) }
    }

    func run() async throws {
        try await complaining {
            let answers = try await socket.daemon { daemon in
                try await daemon.post("/retry", RetryRequest(deliveries: ids), as: [DeliveryAnswer].self)
            }
            try format.write(answers) { answers in
                if answers.isEmpty { return "nothing failed" }
                return answers.map { "queued again on \($0.channel): \($0.summary)" }.joined(separator: "\n")
            }
        }
    }
}

import Admin
import ArgumentParser
import Daemon

/// `nhaclich show ID`: what was tried, when, and what was answered?
struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a delivery with every attempt and what was answered.")

    @Argument(
        help: "The delivery, as 'nhaclich log' names it; the beginning of its name is enough.",
        completion: .shellCommand(NamesCommand.shell(.deliveries)))
    var id: String

    @OptionGroup var socket: SocketPlace
    @OptionGroup var format: FormatOption

    func run() async throws {
        try await complaining {
            let answers = try await socket.daemon { daemon in
                try await daemon.get("/deliveries/\(try deliveryName(id))", as: [DeliveryHistoryAnswer].self)
            }
            try format.write(answers) { $0.map(\.report).joined(separator: "\n\n") }
        }
    }
}

/// `text` as the name of a delivery, or the beginning of one.
func deliveryName(_ text: String) throws -> String {
    guard (4...32).contains(text.utf8.count), text.allSatisfy(\.isHexDigit) else {
        throw ValidationError("'\(text)' cannot be the name of a delivery: nhaclich log shows them")
    }
    return text.lowercased()
}

extension DeliveryHistoryAnswer {
    /// The delivery for people.
    fileprivate var report: String {
        let doubt = delivery.maybeDuplicate ? ", maybe more than once" : ""
        var lines = [
            "\(delivery.id)  \(delivery.summary)", "    \(delivery.state)\(doubt) on \(delivery.channel)",
            "    due: \(day(delivery.due))",
        ]
        if let retryAt = delivery.retryAt { lines.append("    next attempt: \(day(retryAt))") }
        for attempt in attempts {
            let status = attempt.status.map { " \($0)" } ?? ""
            lines.append(
                "    attempt \(attempt.number), \(day(attempt.at)): \(attempt.state)\(status): \(attempt.note)")
        }
        if attempts.isEmpty {
            lines.append(delivery.attempts == 0 ? "    not attempted yet" : "    \(delivery.attempts) attempts")
        }
        return lines.joined(separator: "\n")
    }
}

import Admin
import ArgumentParser
import Daemon

/// `nhaclich status`: how the daemon is.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show how the daemon, its calendars and its channels are.")

    @OptionGroup var socket: SocketPlace
    @OptionGroup var format: FormatOption

    func run() async throws {
        try await complaining {
            let status = try await socket.daemon { daemon in
                try await daemon.get("/status", as: StatusAnswer.self)
            }
            try format.write(status, text: Self.text)
        }
    }

    private static func text(_ status: StatusAnswer) -> String {
        var lines = [
            "nhaclich \(status.version): \(status.summary)",
            "up since \(day(status.started)), configuration of \(day(status.configured)), zone \(status.timezone)",
        ]
        if let failure = status.storeFailure { lines.append(Style.current.paint("STORE: \(failure)", .bad)) }
        if !status.calendars.isEmpty { lines += ["", status.calendars.table] }
        let channels = status.channels.map { channel in
            let next = channel.nextTry.map { "next try \(day($0))" }
            let since = channel.leftAloneSince.map { "left alone since \(day($0)): \(channel.trouble ?? "")" }
            let trouble = [since, next].compactMap(\.self)
            let notes = channel.notes.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
            let state = (trouble.isEmpty ? ["good"] : trouble) + notes
            return [channel.name, channel.kind, String(channel.waiting), state.joined(separator: "; ")]
        }
        if !channels.isEmpty { lines += ["", Table(["CHANNEL", "KIND", "WAITING", .state("STATE")], channels).text] }
        lines += ["", "reminders: \(counts(status.reminders))", "deliveries: \(counts(status.deliveries))"]
        if !status.configurationFaults.isEmpty {
            lines += ["", "The configuration last read was refused; the one before stays in force:"]
            lines += status.configurationFaults
        }
        return lines.joined(separator: "\n")
    }

    private static func counts(_ counts: [String: Int]) -> String {
        let some = counts.filter { $0.value > 0 }.sorted { $0.key < $1.key }
        return some.isEmpty ? "none" : some.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    }
}

import Admin
import ArgumentParser
import Daemon

/// `nhaclich log`: what was sent and what came of it.
struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Show the latest deliveries and what came of them, the newest last.")

    @Flag(name: .long, help: "Only what did not arrive and is not tried any more.")
    var failed = false

    @OptionGroup var socket: SocketPlace
    @OptionGroup var format: FormatOption

    @Option(name: .long, help: ArgumentHelp("At most so many entries.", valueName: "count"))
    var limit = 50

    func run() async throws {
        try await complaining {
            let entries = try await HostConfiguration.withDaemon(socket: socket.path) { daemon in
                try await daemon.get(
                    "/deliveries?limit=\(limit)\(failed ? "&state=failed,expired" : "")", as: [DeliveryAnswer].self)
            }
            try format.write(entries) { entries in
                if entries.isEmpty { return failed ? "nothing failed" : "nothing was sent yet" }
                let rows = entries.map { entry in
                    [
                        String(entry.id.prefix(8)), day(entry.changed), entry.state, entry.channel,
                        String(entry.attempts), entry.summary, entry.note,
                    ]
                }
                return Table(["ID", "CHANGED", "STATE", "CHANNEL", "ATTEMPTS", "NOTICE", "NOTE"], rows).text
            }
        }
    }
}

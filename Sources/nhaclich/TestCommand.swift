import Admin
import ArgumentParser
import Daemon

/// `nhaclich test CHANNEL`: does it arrive?
struct TestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Send one real notice, marked as a test, and print what comes of it.",
        discussion:
            "Ends with status 0 when it was delivered, with 75 when another attempt may help, and with 1 when none does."
    )

    @Argument(
        help: "The channel's name in the configuration.", completion: .shellCommand(NamesCommand.shell(.channels)))
    var channel: String

    @OptionGroup var socket: SocketPlace
    @OptionGroup var format: FormatOption

    func validate() throws {
        guard isConfigurableName(channel) else { throw ValidationError("'\(channel)' cannot be the name of a channel") }
    }

    func run() async throws {
        try await complaining {
            let outcome = try await socket.daemon { daemon in
                try await daemon.post("/channels/\(channel)/test", as: DeliveryAnswer.self)
            }
            try format.write(outcome) { outcome in
                let again = outcome.retryAt.map { "; it is tried again at \(day($0))" } ?? ""
                let note = outcome.note.isEmpty ? "no answer yet; see nhaclich log" : outcome.note
                return "\(outcome.channel): \(outcome.state): \(note)\(again)"
            }
            switch outcome.state {
            case "delivered", "accepted": return
            case "failed": throw ExitCode.failure
            default: throw ExitCode.temporary
            }
        }
    }
}

/// Whether something in the configuration can have this name, which then can stand in an address as it is.
func isConfigurableName(_ name: String) -> Bool {
    !name.isEmpty
        && name.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || [0x2D, 0x2E, 0x5F].contains(byte)
        }
}

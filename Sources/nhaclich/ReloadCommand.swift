import Admin
import ArgumentParser
import Daemon

/// `nhaclich reload`: read the configuration again.
struct ReloadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reload", abstract: "Have the daemon read its configuration again.",
        discussion: "A configuration with faults changes nothing: the faults are printed and the status is 78.")

    @OptionGroup var socket: SocketPlace

    func run() async throws {
        try await complaining {
            let answer = try await socket.daemon { daemon in
                try await daemon.post("/reload", as: ReloadAnswer.self)
            }
            guard answer.faults.isEmpty else {
                Output.complain(answer.faults.joined(separator: "\n\n"))
                Output.complain("nothing was changed: the configuration before stays in force")
                throw ExitCode.configuration
            }
            Output.write("the configuration is in force")
        }
    }
}

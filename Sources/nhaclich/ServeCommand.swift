import ArgumentParser
import Daemon
import HostSystem
import Logging

/// `nhaclich serve`: the daemon.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Run the daemon.",
        discussion:
            "systemd runs it as nhaclich.service; it ends with SIGTERM and reads its configuration again with SIGHUP.")

    @OptionGroup var place: ConfigurationPlace
    @OptionGroup var socket: SocketPlace
    @OptionGroup var state: StatePlace

    @Option(
        name: .long,
        help: ArgumentHelp("What is written to the log: debug, info, notice, warning or error.", valueName: "level"))
    var logLevel = "info"

    func validate() throws {
        guard Logger.Level(rawValue: logLevel) != nil else {
            throw ValidationError("'\(logLevel)' is no log level; use debug, info, notice, warning or error")
        }
    }

    func run() async throws {
        let level = Logger.Level(rawValue: logLevel) ?? .info
        HostLog.bootstrap(level: level)
        let runtime = environment("RUNTIME_DIRECTORY").map { "\($0)/admin.sock" }
        let options = Daemon.Options(
            configuration: place.config, data: place.dataFolder,
            state: state.folder, socket: socket.socket ?? runtime ?? socket.path)
        try await complaining {
            try await Daemon(options, logger: Logger(label: "nhaclich")).run()
        }
    }
}

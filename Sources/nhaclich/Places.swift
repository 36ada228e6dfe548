import Admin
import ArgumentParser
import Daemon
import FoundationEssentials
import Glibc

/// Where the configuration and the program's own data are.
struct ConfigurationPlace: ParsableArguments {
    @Option(
        name: .customLong("config"), help: ArgumentHelp("The configuration file.", valueName: "file"),
        completion: .file())
    private var configFile = "/etc/nhaclich/nhaclich.yaml"

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The folder of the languages and formats. ($NHACLICH_DATA, or share/nhaclich beside the program)",
            valueName: "folder"))
    var data: String?

    /// The path of the configuration file, from the root: what is written in it may be relative to it.
    var config: String {
        configFile.hasPrefix("/") ? configFile : "\(FileManager.default.currentDirectoryPath)/\(configFile)"
    }

    /// The folder of the program's own data.
    var dataFolder: String { data ?? environment("NHACLICH_DATA") ?? besideProgram ?? "/usr/share/nhaclich" }

    /// `share/nhaclich` of where the program is installed, such as `/usr/local`.
    private var besideProgram: String? {
        guard let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else {
            return nil
        }
        let folders = program.split(separator: "/").dropLast(2)
        let folder = "/" + (folders + ["share", "nhaclich"]).joined(separator: "/")
        return FileManager.default.fileExists(atPath: "\(folder)/languages") ? folder : nil
    }
}

/// Where the store is.
struct StatePlace: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("The folder of the store. ($STATE_DIRECTORY, or /var/lib/nhaclich)", valueName: "folder"),
        completion: .directory)
    var state: String?

    /// The path of the folder.
    var folder: String { state ?? environment("STATE_DIRECTORY") ?? "/var/lib/nhaclich" }
}

/// Where the running daemon is asked.
struct SocketPlace: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("The daemon's socket. ($NHACLICH_SOCKET, or /run/nhaclich/admin.sock)", valueName: "path"))
    var socket: String?

    /// The path of the socket.
    var path: String { socket ?? environment("NHACLICH_SOCKET") ?? "/run/nhaclich/admin.sock" }

    /// Lets `body` ask the running daemon, and shows that when it takes its time.
    ///
    /// - Throws: `AdminProblem` when it cannot be reached or refuses.
    func daemon<Answer>(_ body: (AdminClient) async throws -> Answer) async throws -> Answer {
        try await Progress.during("asking the daemon") {
            try await HostConfiguration.withDaemon(socket: path, body)
        }
    }
}

/// A variable of the environment; nil when it is not set or empty.
func environment(_ name: String) -> String? {
    guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { return nil }
    return value
}

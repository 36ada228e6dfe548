import ArgumentParser
import Daemon
import ReminderCore
import Settings

/// `nhaclich check`: is the configuration right?
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check the configuration and print every fault.",
        discussion: "Ends with status 0 when the daemon would take it, and with 78 when it would not.")

    @OptionGroup var place: ConfigurationPlace

    func run() async throws {
        try await complaining {
            try await HostConfiguration.withSetup(configuration: place.config, data: place.dataFolder) { setup in
                for warning in setup.configuration.warnings { Output.complain(warning.report) }
                Output.write("\(place.config): good: \(setup.configuration.summary)")
            }
        }
    }
}

import ArgumentParser
import Daemon
import HostSystem
import ReminderCore
import Settings

/// `nhaclich check`: is the configuration right?
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check the configuration and print every fault.",
        discussion: """
            Ends with status 0 when the daemon would take it, and with 78 when it would not. With --connect it also reads \
            every calendar and goes to every channel, as far as one can without posting anything; it ends with 69 when \
            one of them cannot be reached.
            """)

    @Flag(name: .long, help: "Also read every calendar and reach every channel; nothing is sent.")
    var connect = false

    @OptionGroup var place: ConfigurationPlace
    @OptionGroup var format: FormatOption

    func run() async throws {
        try await complaining {
            try await HostConfiguration.withSetup(configuration: place.config, data: place.dataFolder) { setup in
                for warning in setup.configuration.warnings { Output.complain(warning.report) }
                let inspection = Inspection(setup, zones: SystemZones())
                let findings =
                    connect
                    ? await Progress.during("reading the calendars and reaching the channels") {
                        await inspection.run(at: WallClock.now)
                    } : []
                for fault in findings.flatMap(\.faults) { Output.complain(fault.report) }
                let answer = CheckedConfiguration(
                    config: place.config, summary: setup.configuration.summary,
                    warnings: setup.configuration.warnings.map(\.report),
                    connections: connect ? findings.map(CheckedConfiguration.Connection.init) : nil)
                try format.write(answer) { $0.report }
                if findings.contains(where: { !$0.isGood }) { throw ExitCode.unavailable }
            }
        }
    }
}

/// A configuration without faults, as it is printed.
struct CheckedConfiguration: Encodable {
    /// Something that was reached, or not.
    struct Connection: Encodable {
        /// `calendar` or `channel`.
        let section: String
        let name: String
        let kind: String
        let reached: Bool
        /// What was found, or why it cannot be reached.
        let note: String

        init(_ finding: Inspection.Finding) {
            (section, name, kind) = (finding.section.rawValue, finding.name, finding.kind)
            (reached, note) = (finding.isGood, finding.words)
        }
    }

    let config: String
    let summary: String
    let warnings: [String]
    /// Nil when nothing was to be reached.
    let connections: [Connection]?

    fileprivate var report: String {
        let head = "\(config): good: \(summary)"
        guard let connections, !connections.isEmpty else { return head }
        let rows = connections.map {
            [$0.section, $0.name, $0.kind, $0.reached ? "good: \($0.note)" : "FAILS: \($0.note)"]
        }
        return head + "\n\n" + Table(["WHAT", "NAME", "KIND", .state("STATE")], rows).text
    }
}

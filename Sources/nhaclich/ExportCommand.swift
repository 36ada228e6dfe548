import ArgumentParser
import Daemon
import HostSystem
import ReminderCore

/// `nhaclich export`: all calendars as one.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write all calendars of the configuration as one .ics, with reminders as alarms.",
        discussion: "Reads the calendars as they are now; it needs no running daemon.")

    @OptionGroup var place: ConfigurationPlace

    @Option(name: .long, help: ArgumentHelp("The beginning, such as 2026-12-01.", valueName: "time"))
    var from: String

    @Option(name: .long, help: ArgumentHelp("The end, not included.", valueName: "time"))
    var to: String

    func run() async throws {
        try await complaining {
            try await HostConfiguration.withSetup(configuration: place.config, data: place.dataFolder) { setup in
                let span = try TimeSpan(from: from, to: to, zone: setup.zone).range
                let outcome = await Progress.during("reading the calendars") {
                    await Export(setup, zones: SystemZones()).run(span, at: WallClock.now)
                }
                for fault in outcome.faults { Output.complain(fault.report) }
                for failure in outcome.failures {
                    Output.complain("cannot read the calendar \(failure.calendar): \(failure.reason)")
                }
                Output.write(bytes: outcome.bytes)
                if !outcome.failures.isEmpty { throw ExitCode.unavailable }
            }
        }
    }
}

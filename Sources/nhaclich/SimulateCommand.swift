import ArgumentParser
import CivilTime
import Daemon
import HostSystem
import ReminderCore
import Settings

/// `nhaclich simulate`: what would be sent in a span of time?
struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Show every notice of a span of time, sending nothing.",
        discussion: """
            Reads the calendars of the configuration as they are now and runs the real planning, routing and wording \
            on a clock that only exists on paper. It needs no running daemon.
            """)

    @OptionGroup var place: ConfigurationPlace
    @OptionGroup var format: FormatOption

    @Option(name: .long, help: ArgumentHelp("The beginning, such as 2026-12-01.", valueName: "time"))
    var from: String

    @Option(name: .long, help: ArgumentHelp("The end, not included.", valueName: "time"))
    var to: String

    func run() async throws {
        try await complaining {
            try await HostConfiguration.withSetup(configuration: place.config, data: place.dataFolder) { setup in
                for warning in setup.configuration.warnings { Output.complain(warning.report) }
                let span = try TimeSpan(from: from, to: to, zone: setup.zone).range
                let outcome = await Simulation(setup, zones: SystemZones()).run(span)
                for fault in outcome.faults { Output.complain(fault.report) }
                for failure in outcome.failures {
                    Output.complain("cannot read the calendar \(failure.calendar): \(failure.reason)")
                }
                let entries = outcome.entries.map { SimulatedNotice($0, in: setup.zone) }
                try format.write(entries) { entries in
                    if entries.isEmpty { return "nothing would be sent" }
                    return entries.map(\.report).joined(separator: "\n\n")
                }
                if !outcome.failures.isEmpty { throw ExitCode.unavailable }
            }
        }
    }
}

/// One reminder of a simulation, as it is printed.
private struct SimulatedNotice: Encodable {
    let at: String
    let rule: String
    let lead: String
    let calendar: String
    let uid: String
    let title: String
    let start: String
    let channels: [String]
    let text: String

    init(_ entry: Simulation.Entry, in zone: any ZoneRules) {
        at = entry.reminder.due.iso8601(in: zone)
        (rule, lead) = (entry.reminder.rule, entry.reminder.lead)
        (calendar, uid) = (entry.occurrence.id.calendar, entry.occurrence.id.uid)
        (title, start) = (entry.occurrence.title, entry.start(in: zone))
        (channels, text) = (entry.channels, entry.text)
    }

    var report: String {
        let head = "\(day(at))  \(rule), \(before(lead)), on \(channels.joined(separator: ", "))"
        let body = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    \($0)" }
        return ([head] + body).joined(separator: "\n")
    }
}

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

    @Option(
        name: .long, parsing: .singleValue,
        help: ArgumentHelp(
            "At a time, a calendar turns into what stands in a file: '2026-12-01T10:00 team=/tmp/moved.ics'. May be given several times.",
            valueName: "time calendar=file"))
    var then: [String] = []

    func run() async throws {
        try await complaining {
            try await HostConfiguration.withSetup(configuration: place.config, data: place.dataFolder) { setup in
                for warning in setup.configuration.warnings { Output.complain(warning.report) }
                let span = try TimeSpan(from: from, to: to, zone: setup.zone).range
                let script = try then.map { try Simulation.Turn($0, in: setup) }
                let outcome = try await Progress.during("running the calendars on paper") {
                    try await Simulation(setup, zones: SystemZones(), script: script).run(span)
                }
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

extension Simulation.Turn {
    /// The turn written as `2026-12-01T10:00 team=/tmp/moved.ics`.
    fileprivate init(_ text: String, in setup: Setup) throws {
        let parts = text.split(separator: " ", maxSplits: 1)
        let names = parts.last?.split(separator: "=", maxSplits: 1).map(String.init) ?? []
        guard parts.count == 2, names.count == 2 else {
            throw ValidationError("--then '\(text)' is not written as '2026-12-01T10:00 team=/tmp/moved.ics'")
        }
        guard let at = Instant(iso8601: String(parts[0]), in: setup.zone) else {
            throw ValidationError("--then: '\(parts[0])' is not a time; write it as 2026-12-31T18:00")
        }
        guard setup.sources[names[0]] != nil else {
            throw ValidationError("--then: there is no calendar '\(names[0])'")
        }
        self.init(at: at, calendar: names[0], file: names[1])
    }
}

/// One notice of a simulation, as it is printed. What a notice does not have is left out.
private struct SimulatedNotice: Encodable {
    let kind: String
    let at: String
    let rule: String?
    let lead: String?
    let calendar: String?
    let uid: String?
    let title: String?
    let start: String?
    let changes: [String]?
    let channels: [String]
    let text: String

    init(_ entry: Simulation.Entry, in zone: any ZoneRules) {
        let notice = entry.notice
        kind = notice.subject.name
        at = entry.at.iso8601(in: zone)
        rule = notice.rule.isEmpty ? nil : notice.rule
        lead = notice.lead.isEmpty ? nil : notice.lead
        (calendar, uid) = (notice.occurrence?.id.calendar, notice.occurrence?.id.uid)
        title = notice.occurrence?.title
        start = notice.occurrence?.start(in: zone)
        if case .change(let change) = notice.subject { changes = change.kinds.map(\.rawValue) } else { changes = nil }
        (channels, text) = (entry.channels, entry.text)
    }

    var report: String {
        let what = [kind == "reminder" ? nil : kind, rule, lead.map { before($0) }].compactMap(\.self)
        let head = "\(day(at))  \(what.joined(separator: ", ")), on \(channels.joined(separator: ", "))"
        let body = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    \($0)" }
        return ([head] + body).joined(separator: "\n")
    }
}

import ArgumentParser
import Daemon
import HostSystem
import ReminderCore

/// `nhaclich preview`: what would a channel send?
struct PreviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview", abstract: "Show what channels would send for an event now, sending nothing.",
        discussion: """
            Reads the configuration, its templates and, for --event, the calendars as they are now. It needs no \
            running daemon.
            """)

    @OptionGroup var place: ConfigurationPlace
    @OptionGroup var format: FormatOption

    @Option(
        name: .long, help: ArgumentHelp("The channel; all of them when left out.", valueName: "name"),
        completion: .shellCommand(NamesCommand.shell(.channels)))
    var channel: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Words of the title of an event to come, or its UID; a made-up event when left out.", valueName: "words"))
    var event: String?

    @Option(name: .long, help: "What is said of it: reminder, change, digest or test.")
    var kind = Preview.Kind.reminder

    @Flag(name: .long, help: "Show the very bytes that would be sent, instead of what a reader sees.")
    var payload = false

    func run() async throws {
        try await complaining {
            try await HostConfiguration.withSetup(configuration: place.config, data: place.dataFolder) { setup in
                let preview = Preview(setup, zones: SystemZones())
                let outcome = try await Progress.during("reading the calendars") {
                    try await preview.run(channel: channel, event: event, kind: kind, at: WallClock.now)
                }
                for fault in outcome.faults { Output.complain(fault.report) }
                for failure in outcome.failures {
                    Output.complain("cannot read the calendar \(failure.calendar): \(failure.reason)")
                }
                if payload, channel != nil, format.format == .text, let only = outcome.entries.first {
                    Output.write(bytes: only.payload)
                    if only.payload.last != UInt8(ascii: "\n") { Output.write(bytes: [UInt8(ascii: "\n")]) }
                } else {
                    try format.write(outcome.entries.map(PreviewedMessage.init)) { entries in
                        entries.map { payload ? $0.bytesReport : $0.report }.joined(separator: "\n\n")
                    }
                }
                if !outcome.failures.isEmpty { throw ExitCode.unavailable }
            }
        }
    }
}

extension Preview.Kind: ExpressibleByArgument {}

/// What one channel would send, as it is printed. What a notice does not have is left out.
private struct PreviewedMessage: Encodable {
    let channel: String
    /// The kind of the channel.
    let service: String
    /// The kind of the notice.
    let kind: String
    let rule: String?
    let calendar: String?
    let uid: String?
    let language: String
    /// Heading, time and place on one line: a mail's subject, a notification's text.
    let summary: String
    /// What a reader sees where a service shows plain text.
    let text: String
    let payload: String

    init(_ entry: Preview.Entry) {
        let notice = entry.notice
        (channel, service, kind) = (notice.channel, entry.channelKind, notice.subject.name)
        rule = notice.rule.isEmpty ? nil : notice.rule
        (calendar, uid) = (notice.occurrence?.id.calendar, notice.occurrence?.id.uid)
        (language, summary, text) = (entry.message.language, entry.message.summary, entry.message.plainText)
        payload = String(decoding: entry.payload, as: UTF8.self)
    }

    var report: String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    \($0)" }
        return ([head] + lines + ["  on one line: \(summary)"]).joined(separator: "\n")
    }

    var bytesReport: String { "\(head)\n\(payload)" }

    private var head: String { "\(channel) (\(service)): \(kind)" + (rule.map { ", \($0)" } ?? "") }
}

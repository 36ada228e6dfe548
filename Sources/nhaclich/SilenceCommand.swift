import Admin
import ArgumentParser
import Daemon

/// `nhaclich silence`: tell nobody of some events for a while.
struct SilenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "silence", abstract: "Keep silent about some events for a while.",
        subcommands: [List.self, Add.self, Expire.self], defaultSubcommand: List.self)

    /// Lists those that hold.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the silences that hold.")

        @OptionGroup var socket: SocketPlace
        @OptionGroup var format: FormatOption

        func run() async throws {
            try await complaining {
                let entries = try await socket.daemon { daemon in
                    try await daemon.get("/silences", as: [SilenceAnswer].self)
                }
                try format.write(entries) { entries in
                    if entries.isEmpty { return "there is no silence" }
                    return entries.map(\.report).joined(separator: "\n")
                }
            }
        }
    }

    /// Makes one.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a silence; all that is said of the events must hold.")

        @Option(
            name: .long, help: "The calendar's name.", completion: .shellCommand(NamesCommand.shell(.calendars)))
        var calendar: String?

        @Option(
            name: .long, help: "One event: words of its title, or its name as 'nhaclich why' shows it.",
            completion: .shellCommand(NamesCommand.shell(.events)))
        var event: String?

        @Option(
            name: .long, help: "Only on this channel; on all of them when left out.",
            completion: .shellCommand(NamesCommand.shell(.channels)))
        var channel: String?

        @Option(name: .long, help: "What the title contains, or a /regular expression/.")
        var title: String?

        @Option(name: .long, help: "What the location contains, or a /regular expression/.")
        var location: String?

        @Option(name: .long, help: "What the organizer's name contains, or a /regular expression/.")
        var organizer: String?

        @Option(
            name: [.customLong("for"), .customLong("until")],
            help: ArgumentHelp("How long, such as 2h or 3d, or until when.", valueName: "time"))
        var until: String

        @Option(name: .long, help: "Why, for those who find it later.")
        var comment: String

        @OptionGroup var socket: SocketPlace
        @OptionGroup var format: FormatOption

        func run() async throws {
            let match = ["title": title, "location": location, "organizer": organizer].compactMapValues(\.self)
            let request = SilenceRequest(
                calendar: calendar, event: event, match: match, until: until, comment: comment, channel: channel)
            try await complaining {
                let answer = try await socket.daemon { daemon in
                    try await daemon.post("/silences", request, as: SilenceAnswer.self)
                }
                try format.write(answer) { "made: \($0.report)" }
            }
        }
    }

    /// Ends one.
    struct Expire: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "End a silence now.")

        @Argument(
            help: "Its number, as 'nhaclich silence list' shows it.",
            completion: .shellCommand(NamesCommand.shell(.silences)))
        var number: Int64

        @OptionGroup var socket: SocketPlace
        @OptionGroup var format: FormatOption

        func run() async throws {
            try await complaining {
                let answer = try await socket.daemon { daemon in
                    try await daemon.post("/silences/\(number)/expire", as: SilenceAnswer.self)
                }
                try format.write(answer) { "ended: \($0.report)" }
            }
        }
    }
}

extension SilenceAnswer {
    /// The silence for people.
    fileprivate var report: String {
        var about = match.sorted { $0.key < $1.key }.map { "\($0.key) '\($0.value)'" }
        if let calendar { about.insert("calendar \(calendar)", at: 0) }
        if let event { about.insert("event \(event)", at: 0) }
        let reminders = covered == 1 ? "1 reminder" : "\(covered) reminders"
        if about.isEmpty { about = ["everything"] }
        let place = channel.map { " on \($0) only" } ?? ""
        return "\(number): \(about.joined(separator: ", "))\(place) until \(day(ends)), \(reminders) in it: \(comment)"
    }
}

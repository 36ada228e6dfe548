import Admin
import ArgumentParser
import Daemon

/// `nhaclich calendars`: how the calendars are, and what to do about one.
struct CalendarsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendars", abstract: "Show how the calendars are; read one now, or believe one.",
        subcommands: [List.self, Refresh.self, Accept.self], defaultSubcommand: List.self)

    /// Lists them.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the calendars and how reading them goes.")

        @OptionGroup var socket: SocketPlace
        @OptionGroup var format: FormatOption

        func run() async throws {
            try await complaining {
                let status = try await socket.daemon { daemon in
                    try await daemon.get("/status", as: StatusAnswer.self)
                }
                try format.write(status.calendars) { calendars in
                    calendars.isEmpty ? "no calendar is configured" : calendars.table
                }
            }
        }
    }

    /// Reads one.
    struct Refresh: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Read a calendar now.")

        @OptionGroup var calendar: NamedCalendar

        func run() async throws { try await calendar.ask("refresh") }
    }

    /// Believes one.
    struct Accept: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Believe a calendar that lost many of its events at once: they are gone indeed.")

        @OptionGroup var calendar: NamedCalendar

        func run() async throws { try await calendar.ask("accept") }
    }
}

/// The calendar that a command is about.
struct NamedCalendar: ParsableArguments {
    @Argument(
        help: "The calendar's name in the configuration.", completion: .shellCommand(NamesCommand.shell(.calendars)))
    var name: String

    @OptionGroup var socket: SocketPlace
    @OptionGroup var format: FormatOption

    /// Asks the daemon to do `what`, and shows how the calendar is then.
    func ask(_ what: String) async throws {
        guard isConfigurableName(name) else { throw ValidationError("'\(name)' cannot be the name of a calendar") }
        try await complaining {
            let answer = try await socket.daemon { daemon in
                try await daemon.post("/calendars/\(name)/\(what)", as: StatusAnswer.Calendar.self)
            }
            try format.write(answer) { [$0].table }
            if answer.failure != nil { throw ExitCode.unavailable }
        }
    }
}

extension [StatusAnswer.Calendar] {
    /// The calendars for people.
    var table: String {
        let rows = map { calendar in
            [
                calendar.name, calendar.kind, calendar.lastRead.map(day) ?? "never", String(calendar.upcoming),
                calendar.condition,
            ]
        }
        return Table(["CALENDAR", "KIND", "LAST READ", "TO COME", .state("STATE")], rows).text
    }
}

extension StatusAnswer.Calendar {
    /// How it is, the worst first.
    private var conditions: [String] {
        var conditions: [String] = []
        if let failure { conditions.append("FAILS: \(failure)") }
        if let heldUntil {
            let lost = held > 0 ? "\(held) events" : "many events"
            conditions.append("HELD: lost \(lost) at once, not believed before \(day(heldUntil))")
        }
        if faults > 0 { conditions.append(faults == 1 ? "1 fault" : "\(faults) faults") }
        if waiting > 0 { conditions.append("\(waiting) to review") }
        if let quietSince { conditions.append("quiet since \(day(quietSince))") }
        return conditions
    }

    /// How it is.
    var condition: String {
        let conditions = conditions
        if failure != nil { return conditions.joined(separator: "; ") }
        return (["good"] + conditions).joined(separator: ", ")
    }
}

import Admin
import ArgumentParser
import Daemon

/// `nhaclich review`: what may be an event, and what an operator says of it.
struct ReviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "List and decide about events that pages may announce.",
        discussion: """
            An event that was understood from a page without enough certainty waits here, and nobody is reminded of \
            it. Decisions survive every reading of the page.
            """,
        subcommands: [List.self, Accept.self, Fix.self, Ignore.self, Forget.self], defaultSubcommand: List.self)

    /// Lists what waits.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List what waits, with the page's own words.")

        @OptionGroup var socket: SocketPlace
        @OptionGroup var format: FormatOption

        func run() async throws {
            try await complaining {
                let entries = try await socket.daemon { daemon in
                    try await daemon.get("/review", as: [ReviewAnswer].self)
                }
                try format.write(entries) { entries in
                    if entries.isEmpty { return "nothing waits" }
                    return entries.map(\.report).joined(separator: "\n\n")
                }
            }
        }
    }

    /// Accepts one as it was understood.
    struct Accept: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "It is an event: remind people of it.")

        @OptionGroup var event: ReviewedEvent

        func run() async throws { try await event.decide("accept", done: "accepted") }
    }

    /// Accepts one with corrections.
    struct Fix: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "It is an event, but not as it was understood: title=…, start=…, end=…, location=….")

        @OptionGroup var event: ReviewedEvent

        @Argument(help: "Corrections, such as start=2026-12-31T08:30.")
        var corrections: [String]

        func run() async throws {
            var fields: [String: String] = [:]
            for correction in corrections {
                guard let equals = correction.firstIndex(of: "=") else {
                    throw ValidationError("'\(correction)' is no correction: write FIELD=VALUE, as in start=2026-12-31")
                }
                fields[String(correction[..<equals])] = String(correction[correction.index(after: equals)...])
            }
            try await event.decide("accept", fields, done: "fixed")
        }
    }

    /// Ignores one.
    struct Ignore: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "It is none, or of no interest.")

        @OptionGroup var event: ReviewedEvent

        func run() async throws { try await event.decide("ignore", done: "ignored") }
    }

    /// Takes a decision back.
    struct Forget: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take back what was decided about it.")

        @OptionGroup var event: ReviewedEvent

        func run() async throws { try await event.decide("forget", done: "forgotten") }
    }
}

/// The event that a decision is about.
struct ReviewedEvent: ParsableArguments {
    @Argument(
        help: "The event, as 'nhaclich review' or 'nhaclich why' names it; its beginning is enough.",
        completion: .shellCommand(NamesCommand.shell(.reviews)))
    var id: String

    @OptionGroup var socket: SocketPlace
    @OptionGroup var format: FormatOption

    /// Sends the decision and shows the event as it is now.
    func decide(_ verdict: String, _ corrections: [String: String] = [:], done: String) async throws {
        guard !id.isEmpty, id.utf8.count <= 32, id.allSatisfy(\.isHexDigit) else {
            throw ValidationError("'\(id)' cannot be the name of an event: nhaclich review shows them")
        }
        try await complaining {
            let request = ReviewRequest(verdict: verdict, corrections: corrections)
            let answer = try await socket.daemon { daemon in
                try await daemon.post("/review/\(id)", request, as: ReviewAnswer.self)
            }
            try format.write(answer) { answer in
                let place = corrections["location"] == nil ? "" : ", \(answer.location ?? "no place")"
                return "\(done): \(answer.title), \(day(answer.start))\(place)"
            }
        }
    }
}

extension ReviewAnswer {
    /// The event for people.
    fileprivate var report: String {
        var lines = ["\(id)  \(title)", "    when: \(day(start))\(end == start ? "" : " – \(day(end))")"]
        if let location { lines.append("    where: \(location)") }
        lines.append("    \(calendar), line \(line), \(confidence) % sure: “\(quote)”")
        return lines.joined(separator: "\n")
    }
}

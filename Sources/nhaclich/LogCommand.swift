import Admin
import ArgumentParser
import Daemon

/// `nhaclich log`: what was sent and what came of it.
struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Show the latest deliveries and what came of them, the newest last.",
        discussion: """
            With --follow it goes on: whatever comes of a delivery is a line, until you end it with Ctrl-C. It waits for \
            a daemon that is restarted.
            """)

    @Flag(name: .shortAndLong, help: "Go on showing what comes of deliveries.")
    var follow = false

    @Flag(name: .long, help: "Only what did not arrive and is not tried any more; as --state failed --state expired.")
    var failed = false

    @Option(
        name: .long, help: ArgumentHelp("Only on this channel.", valueName: "name"),
        completion: .shellCommand(NamesCommand.shell(.channels)))
    var channel: String?

    @Option(
        name: .long, parsing: .singleValue,
        help: ArgumentHelp(
            "Only in this state: queued, sending, delivered, accepted, deferred, failed, expired, diverted, cancelled. May be given several times.",
            valueName: "state"),
        completion: .list(
            ["queued", "sending", "delivered", "accepted", "deferred", "failed", "expired", "diverted", "cancelled"]))
    var state: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp("Only about this event: words of its title, or its short name.", valueName: "words"))
    var event: String?

    @Option(
        name: .long,
        help: ArgumentHelp("Only what came since then: 2026-12-31 or 2026-12-31T18:00.", valueName: "time"))
    var since: String?

    @OptionGroup var socket: SocketPlace
    @OptionGroup var format: FormatOption

    @Option(name: .long, help: ArgumentHelp("At most so many entries.", valueName: "count"))
    var limit = 50

    func validate() throws {
        guard (1...100_000).contains(limit) else { throw ValidationError("--limit is a number from 1 to 100000") }
        if follow, format.format == .json {
            throw ValidationError("with --follow there is no end to a JSON document: say --format jsonl")
        }
    }

    func run() async throws {
        try await complaining {
            guard !follow else {
                return try await LogFollower(query: query, shown: limit, socket: socket, format: format).run()
            }
            let entries = try await socket.daemon { daemon in
                try await daemon.get("/deliveries?\(query)", as: [DeliveryAnswer].self)
            }
            try format.write(entries) { entries in
                if entries.isEmpty { return failed ? "nothing failed" : "nothing was sent yet" }
                let rows = entries.map { entry in
                    [
                        String(entry.id.prefix(8)), day(entry.changed), entry.state, entry.channel,
                        String(entry.attempts), entry.summary, entry.note,
                    ]
                }
                return Table(
                    [
                        .aside("ID"), "CHANGED", .state("STATE"), "CHANNEL", "TRIES", "NOTICE", "NOTE",
                    ], rows
                ).text
            }
        }
    }

    /// What the daemon is asked for.
    private var query: String {
        let states = (failed ? ["failed", "expired"] : []) + state
        return [
            // Who follows wants to see what becomes of earlier ones, too.
            ("limit", String(follow ? max(limit, 1000) : limit)), ("state", states.joined(separator: ",")),
            ("channel", channel ?? ""),
            ("event", event ?? ""), ("from", since ?? ""),
        ].filter { !$0.1.isEmpty }.map { "\($0)=\($1.percentEncoded)" }.joined(separator: "&")
    }
}

import Admin
import ArgumentParser
import Daemon

/// What every list that the daemon answers with can be asked for.
struct ListOptions: ParsableArguments {
    @OptionGroup var socket: SocketPlace
    @OptionGroup var format: FormatOption

    @Option(name: .long, help: ArgumentHelp("Up to when: 2026-12-31 or 2026-12-31T18:00.", valueName: "time"))
    var until: String?

    @Option(name: .long, help: ArgumentHelp("At most so many entries.", valueName: "count"))
    var limit = 1000

    func validate() throws {
        let allowed = until?.utf8.allSatisfy { (0x2B...0x5A).contains($0) } ?? true
        guard allowed else { throw ValidationError("'\(until ?? "")' is not a time; write it as 2026-12-31T18:00") }
    }

    /// Asks the daemon.
    ///
    /// - Parameter filters: More of the address's query, each part with an ampersand before it.
    func ask<Entry: Decodable>(
        _ path: String, _ filters: String = "", as type: Entry.Type
    ) async throws -> [Entry] {
        var query = "limit=\(limit)\(filters)"
        if let until { query += "&until=\(until.replacing("+", with: "%2B"))" }
        let entries = try await socket.daemon { daemon in
            try await daemon.get("\(path)?\(query)", as: [Entry].self)
        }
        if entries.count == limit { Output.complain("these are the first \(limit); for more, say --limit") }
        return entries
    }
}

import Admin
import Daemon
import HostSystem

/// `nhaclich log --follow`: shows what comes of deliveries as it comes.
struct LogFollower {
    /// How long one request waits for news, in seconds.
    private static let wait = 25

    /// Which deliveries.
    let query: String
    /// How many of those that are there already are shown.
    let shown: Int
    let socket: SocketPlace
    let format: FormatOption

    /// Runs until the process is ended.
    func run() async throws {
        var known: [String: DeliveryAnswer] = [:]
        var tag: String?
        var isLost = false
        while true {
            // A daemon that is there again is to be heard of at once.
            let path = "/deliveries?\(query)\(isLost ? "" : "&wait=\(Self.wait)")"
            do {
                let news = try await HostConfiguration.withDaemon(socket: socket.path) { daemon in
                    try await daemon.get(path, otherThan: tag, as: [DeliveryAnswer].self)
                }
                if isLost { Output.complain("nhaclich: the daemon is there again") }
                isLost = false
                guard let news else { continue }
                let changed = news.answer.filter { known[$0.id] != $0 }
                for entry in tag == nil ? changed.suffix(shown) : changed[...] { try show(entry) }
                known = Dictionary(news.answer.map { ($0.id, $0) }) { $1 }
                tag = news.tag
            } catch let problem as AdminProblem where problem.status == 503 && tag != nil {
                if !isLost { Output.complain("nhaclich: \(problem.problem); waiting for it") }
                isLost = true
                await Pause.second()
            }
        }
    }

    private func show(_ entry: DeliveryAnswer) throws {
        try format.write(entry) { entry in
            let style = Style.current
            let note = entry.note.isEmpty ? "" : " (\(entry.note))"
            let words = PlainText.onOneLine("\(entry.summary)\(note)", limit: 2000)
            let line = [
                day(entry.changed), style.paint(String(entry.id.prefix(8)), .aside),
                style.paint(entry.state, Tone(ofState: entry.state)), "\(entry.channel): \(words)",
            ]
            return line.joined(separator: "  ")
        }
    }
}

import Admin
import ArgumentParser
import Daemon

/// `nhaclich names`: what shells complete with. It is for them alone, and says nothing when there is no daemon.
struct NamesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "names", abstract: "Print names for the completions of shells.", shouldDisplay: false)

    /// What has names.
    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case calendars, channels, events, deliveries, failures, reviews, silences
    }

    /// What a shell runs to know the names.
    static func shell(_ kind: Kind) -> String { "nhaclich names \(kind.rawValue) 2>/dev/null" }

    @Argument var kind: Kind

    @OptionGroup var socket: SocketPlace

    func run() async throws {
        let kind = kind
        let names = try? await HostConfiguration.withDaemon(socket: socket.path) { daemon in
            switch kind {
            case .calendars: try await daemon.get("/status", as: StatusAnswer.self).calendars.map(\.name)
            case .channels: try await daemon.get("/status", as: StatusAnswer.self).channels.map(\.name)
            case .events: try await daemon.get("/upcoming?limit=200", as: [UpcomingAnswer].self).map(\.title)
            case .deliveries: try await daemon.get("/deliveries?limit=50", as: [DeliveryAnswer].self).map(\.id)
            case .failures:
                try await daemon.get("/deliveries?limit=50&state=failed,expired", as: [DeliveryAnswer].self).map(\.id)
            case .reviews: try await daemon.get("/review", as: [ReviewAnswer].self).map(\.id)
            case .silences: try await daemon.get("/silences", as: [SilenceAnswer].self).map { String($0.number) }
            }
        }
        var seen: Set<String> = []
        for name in names ?? [] where seen.insert(name).inserted { Output.write(name) }
    }
}

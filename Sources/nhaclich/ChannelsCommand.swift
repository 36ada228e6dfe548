import Admin
import ArgumentParser
import Daemon

/// `nhaclich channels`: how the channels are, and how the last day went.
struct ChannelsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "channels",
        abstract: "List the channels, how they are, and what each carried in the last 24 hours.",
        discussion: """
            Each mark of the column 24 HOURS is an hour, the last one at the right: the higher, the more was delivered; \
            an x is an hour in which something failed. 'nhaclich test' tries a channel.
            """)

    @OptionGroup var socket: SocketPlace
    @OptionGroup var format: FormatOption

    func run() async throws {
        try await complaining {
            let channels = try await socket.daemon { daemon in
                try await daemon.get("/channels", as: [ChannelAnswer].self)
            }
            try format.write(channels) { channels in
                if channels.isEmpty { return "no channel is configured" }
                let rows = channels.map { channel in
                    [
                        channel.name, channel.kind, channel.condition, String(channel.waiting),
                        String(channel.hours.reduce(0) { $0 + $1.delivered }),
                        String(channel.hours.reduce(0) { $0 + $1.failed }), Sparkline.text(of: channel.hours),
                    ]
                }
                return Table(
                    ["CHANNEL", "KIND", .state("STATE"), "WAITING", "SENT", "FAILED", .aside("24 HOURS")],
                    rows
                ).text
            }
        }
    }
}

/// Numbers as marks on one line.
enum Sparkline {
    private static let marks = Array("▁▂▃▄▅▆▇█")

    /// A mark for each hour: how much was delivered beside the busiest; `x` where something failed, a dot where nothing
    /// was.
    static func text(of hours: [ChannelAnswer.Hour]) -> String {
        let most = hours.map(\.delivered).max() ?? 0
        return String(
            hours.map { hour in
                if hour.failed > 0 { return "x" }
                if hour.delivered == 0 { return "·" }
                return marks[(hour.delivered * marks.count - 1) / max(1, most)]
            })
    }
}

extension ChannelAnswer {
    /// How it is.
    fileprivate var condition: String {
        let next = nextTry.map { "next try \(day($0))" }
        let since = leftAloneSince.map { "left alone since \(day($0)): \(self.trouble ?? "")" }
        let faults = [since, next].compactMap(\.self)
        let told = self.notes.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        return ((faults.isEmpty ? ["good"] : faults) + told).joined(separator: "; ")
    }
}

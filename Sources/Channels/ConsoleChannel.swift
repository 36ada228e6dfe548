package import CivilTime
package import ReminderCore
import Wording

/// Prints notices on the standard output: for trying things out, and for services whose output is the journal.
package struct ConsoleChannel: ConfigurableChannel {
    package static let schema = KindSchema("console", fields: [])

    private let output: ConsoleOutput

    package init(_ settings: KindSettings, in surroundings: ChannelSurroundings) { output = surroundings.console }

    /// One after the other, so that two notices never mix.
    package var concurrency: Int { 1 }

    package func compose(_ message: Message, for notice: Notice) -> [UInt8] {
        let lines = message.tamed.plainText.split(separator: "\n", omittingEmptySubsequences: false)
        var block = ""
        for (index, line) in lines.enumerated() {
            let edge = index == 0 ? "┌─" : index == lines.count - 1 ? "└─" : "│"
            block += line.isEmpty ? "\(edge)\n" : "\(edge) \(line)\n"
        }
        return Array(block.utf8)
    }

    package func send(_ delivery: Delivery, at now: Instant) async throws(DeliveryFailure) -> Receipt {
        do {
            try output.write(output.isTerminal ? Self.emphasised(delivery.payload) : delivery.payload)
        } catch {
            throw DeliveryFailure(.retry(), "the standard output cannot be written: \(error)")
        }
        return Receipt(note: "printed on the standard output")
    }

    /// `block` with its first line in bold.
    private static func emphasised(_ block: [UInt8]) -> [UInt8] {
        let heading = block.prefix { $0 != UInt8(ascii: "\n") }
        return Array("\u{1B}[1m".utf8) + heading + Array("\u{1B}[0m".utf8) + block.dropFirst(heading.count)
    }
}

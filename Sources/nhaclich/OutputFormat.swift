import Admin
import ArgumentParser
import FoundationEssentials
import HostSystem

/// How an answer is written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    /// For people.
    case text
    /// One JSON document.
    case json
    /// One JSON object a line.
    case jsonl
}

/// The options every command with an answer has.
struct FormatOption: ParsableArguments {
    @Option(name: .long, help: "How to write the answer: text, json or jsonl.")
    var format = OutputFormat.text

    @Option(
        name: [.customLong("color"), .customLong("colour")],
        help: ArgumentHelp(
            "Whether to write it in colour: auto, always or never. (auto: on a terminal, unless $NO_COLOR is set)",
            valueName: "when"))
    var colour = ColourChoice.auto

    /// Writes a list in the format asked for.
    func write<Entry: Encodable>(_ entries: [Entry], text: ([Entry]) -> String) throws {
        switch format {
        case .text: Output.write(painted { text(entries) })
        case .json: Output.write(String(decoding: try AdminJSON.encode(entries, pretty: true), as: UTF8.self))
        case .jsonl:
            for entry in entries { Output.write(String(decoding: try AdminJSON.encode(entry), as: UTF8.self)) }
        }
    }

    /// Writes one thing in the format asked for.
    func write<Answer: Encodable>(_ answer: Answer, text: (Answer) -> String) throws {
        switch format {
        case .text: Output.write(painted { text(answer) })
        case .json: Output.write(String(decoding: try AdminJSON.encode(answer, pretty: true), as: UTF8.self))
        case .jsonl: Output.write(String(decoding: try AdminJSON.encode(answer), as: UTF8.self))
        }
    }

    /// What `body` makes in the style that was asked for.
    func painted(_ body: () -> String) -> String {
        Style.$current.withValue(Style(colour, on: .output), operation: body)
    }
}

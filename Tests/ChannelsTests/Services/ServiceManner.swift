import Foundation

/// What a service makes of a request, by its own documentation, and not as our format says.
struct ServiceManner: Sendable {
    /// How long the texts at a path may be.
    struct Limit: Sendable {
        let path: String
        let most: Int
        let unit: Unit
    }

    enum Unit: Sendable {
        case characters, utf16, bytes

        func count(_ text: String) -> Int {
            switch self {
            case .characters: text.unicodeScalars.count
            case .utf16: text.utf16.count
            case .bytes: text.utf8.count
            }
        }
    }

    /// Where it looks for markup and mentions.
    var markup: Set<String> = []
    /// The characters that can begin or end one there.
    var special = ""
    /// What would have it look for markup elsewhere; none of these texts may be anywhere.
    var dangers: Set<String> = []
    var limits: [Limit] = []
    /// The largest body, in bytes.
    var largest = 60_000

    /// By the service's name.
    static let all: [String: ServiceManner] = [
        "slack": slack, "slack-api": slack,
        "discord": ServiceManner(
            markup: ["content", "embeds.description"], special: "\\*_~|`>#-+()[]<:@",
            limits: [
                Limit(path: "content", most: 2000, unit: .utf16),
                Limit(path: "embeds.description", most: 4096, unit: .utf16),
            ]),
        "teams": ServiceManner(dangers: ["TextBlock", "FactSet"], largest: 28_000),
        "google-chat": ServiceManner(
            markup: [
                "cardsV2.card.sections.widgets.textParagraph.text", "cardsV2.card.sections.widgets.decoratedText.text",
                "cardsV2.card.sections.header",
            ], special: "<>&", largest: 32_000),
        "mattermost": ServiceManner(
            markup: ["text"], special: "\\`*{}[]()#+-.!_>~|&<$@:",
            limits: [Limit(path: "text", most: 16_383, unit: .characters)]),
        "rocketchat": ServiceManner(
            markup: ["text"], special: "\\*_~`#@<>:$|]+-", limits: [Limit(path: "text", most: 5000, unit: .characters)]),
        "zulip": ServiceManner(
            markup: ["form.content"], special: "&<>*_~`$#@[]:|-+",
            limits: [
                Limit(path: "form.content", most: 10_000, unit: .characters),
                Limit(path: "form.topic", most: 60, unit: .characters),
            ]),
        "matrix": ServiceManner(
            markup: ["formatted_body", "m.new_content.formatted_body"], special: "<>&", largest: 60_000),
        "telegram": ServiceManner(
            dangers: ["parse_mode"], limits: [Limit(path: "text", most: 4096, unit: .utf16)]),
        "zalo-bot": ServiceManner(
            dangers: ["parse_mode"], limits: [Limit(path: "text", most: 2000, unit: .utf16)]),
        "zalo-oa": ServiceManner(limits: [Limit(path: "message.text", most: 2000, unit: .utf16)]),
        "zalo-oa-group": ServiceManner(limits: [Limit(path: "message.text", most: 2000, unit: .utf16)]),
        "lark": ServiceManner(
            markup: ["content.text"], special: "<", dangers: ["lark_md", "markdown"], largest: 20_000),
        "line": ServiceManner(dangers: ["textV2"], limits: [Limit(path: "messages.text", most: 5000, unit: .utf16)]),
        "viber": ServiceManner(
            markup: ["text"], special: "*_~`", limits: [Limit(path: "text", most: 7000, unit: .utf16)], largest: 30_000),
        "webex": ServiceManner(
            markup: ["markdown"], special: "&<>\\*_`~#+-()[]!|",
            limits: [Limit(path: "markdown", most: 7439, unit: .bytes), Limit(path: "text", most: 7439, unit: .bytes)]),
        "ntfy": ServiceManner(dangers: ["markdown"], limits: [Limit(path: "message", most: 4096, unit: .bytes)]),
        "gotify": ServiceManner(dangers: ["text/markdown"]),
        "pushover": ServiceManner(
            markup: ["form.message"], special: "<>&",
            limits: [
                Limit(path: "form.message", most: 1024, unit: .characters),
                Limit(path: "form.title", most: 250, unit: .characters),
                Limit(path: "form.url", most: 512, unit: .characters),
                Limit(path: "form.url_title", most: 100, unit: .characters),
            ]),
        "nextcloud-talk": ServiceManner(
            markup: ["message"], special: "\\*_~`>#-+()[]<!|:&@",
            limits: [Limit(path: "message", most: 32_000, unit: .characters)]),
        "signal": ServiceManner(dangers: ["styled"]),
        "apprise": ServiceManner(dangers: ["markdown", "html"]),
    ]

    private static let slack = ServiceManner(
        markup: ["text", "blocks.text"], special: "<>&", dangers: ["mrkdwn", "markdown", "section"],
        limits: [Limit(path: "text", most: 4000, unit: .utf16)], largest: 13_000)

    /// `text` without what a service takes for itself: characters after a backslash, references, and those that a
    /// ZERO WIDTH SPACE parts from what follows.
    static func unescaped(_ text: String, keeping special: String) -> [Character: Int] {
        let rest = text.replacing(/\\[^\p{L}\p{N}\s]/, with: "").replacing(/&(?:[a-z]+|#x?[0-9a-f]+);/, with: "")
        var counts: [Character: Int] = [:]
        let scalars = Array(rest.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let character = Character(scalar)
            guard special.contains(character) else { continue }
            if index + 1 < scalars.count, scalars[index + 1] == "\u{200B}" { continue }
            // What begins something at the beginning of a line only has it before.
            if ">-".contains(character), index > 0, scalars[index - 1] == "\u{200B}" { continue }
            counts[character, default: 0] += 1
        }
        return counts
    }

    /// What a reader sees of `text`: without marks, tags and escapes.
    static func shown(_ text: String) -> String {
        var shown = ""
        var rest = text[...]
        while let character = rest.popFirst() {
            switch character {
            case "\\":
                if let next = rest.first, !next.isLetter, !next.isNumber { shown.append(rest.removeFirst()) }
            case "\u{200B}", "*", "_", "~", "`": break
            case "<":
                guard let end = rest.firstIndex(of: ">"), rest[..<end].wholeMatch(of: /\/?[abis](?: [^<>]*)?|br/) != nil
                else {
                    shown.append(character)
                    break
                }
                if rest[..<end] == "br" { shown.append("\n") }
                if let address = rest[..<end].firstMatch(of: /href="([^"]*)"/) {
                    shown += " \(Self.shown(String(address.1))) "
                }
                rest = rest[rest.index(after: end)...]
            case "&":
                guard let match = rest.prefixMatch(of: /(?:([a-z]+)|#x([0-9a-f]+));/) else {
                    shown.append(character)
                    break
                }
                let named: [Substring: Character] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\""]
                let coded = match.2.flatMap { UInt32($0, radix: 16) }.flatMap(Unicode.Scalar.init).map(Character.init)
                shown.append(coded ?? match.1.flatMap { named[$0] } ?? "?")
                rest = rest[match.range.upperBound...]
            default:
                shown.append(character)
            }
        }
        return shown.replacing("\u{200B}", with: "")
    }
}

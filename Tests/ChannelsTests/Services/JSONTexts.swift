import Foundation

/// The texts of a JSON value, each with the names that lead to it: `embeds.description`.
struct JSONTexts {
    struct Text {
        let path: String
        let text: String
    }

    /// All of them; those of a list in their order.
    let all: [Text]

    init(_ json: [UInt8]) throws {
        func texts(in value: Any, at path: [String]) -> [Text] {
            switch value {
            case let text as String: [Text(path: path.joined(separator: "."), text: text)]
            case let list as [Any]: list.flatMap { texts(in: $0, at: path) }
            case let object as [String: Any]:
                object.sorted { $0.key < $1.key }.flatMap { texts(in: $0.value, at: path + [$0.key]) }
            default: []
            }
        }
        all = texts(in: try JSONSerialization.jsonObject(with: Data(json)), at: [])
    }

    /// The texts at `path`.
    subscript(_ path: String) -> [String] { all.filter { $0.path == path }.map(\.text) }

    /// The names of texts that nobody sees.
    private static let unseen: Set<String> = [
        "type", "style", "format", "msgtype", "chat_id", "weight", "size", "spacing", "version",
        "fallbackText",
        "tag", "template", "contentType", "cardId", "threadKey", "lang", "$schema", "st", "referenceId", "msg_type",
        "fallback", "number", "recipients", "text_mode", "method", "topic", "to", "token", "user", "html",
    ]

    /// The texts that somebody sees in a JSON text, in its order.
    static func inOrder(_ json: [UInt8]) -> [String] {
        var texts: [String] = []
        var name = ""
        var rest = String(decoding: json, as: UTF8.self)[...]
        while let start = rest.firstIndex(of: "\"") {
            guard let match = rest[start...].prefixMatch(of: /"(?:[^"\\]|\\.)*"/) else { break }
            rest = rest[match.range.upperBound...]
            let text = (try? JSONDecoder().decode(String.self, from: Data(match.0.utf8))) ?? ""
            if rest.first == ":" {
                name = text
            } else if !unseen.contains(name) {
                texts.append(text)
            }
        }
        return texts
    }
}

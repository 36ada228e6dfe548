import Foundation
import ReminderCore

/// A request as it is recorded: what is secret in it as dots, and its body as a tree.
struct RecordedRequest: Sendable {
    let method: String
    let url: String
    let headers: [(name: String, value: String)]
    /// The body in JSON; a form is an object under `form`.
    let body: [UInt8]

    init(_ request: HTTPRequest) {
        method = request.method
        url = Self.dotted(request.url.reveal())
        headers = request.headers.map { header in
            let isBasic = header.name == "authorization" && header.value.hasPrefix("Basic ")
            return (name: header.name, value: isBasic ? "Basic •••" : Self.dotted(header.value))
        }
        let isForm = request.headers.contains { $0.value.hasPrefix("application/x-www-form-urlencoded") }
        body = isForm ? Self.form(request.body) : Array(Self.dotted(String(decoding: request.body, as: UTF8.self)).utf8)
    }

    /// Requests as a fixture holds them.
    static func text(_ requests: [RecordedRequest]) -> String {
        indented("{\"requests\":[\(requests.map(\.json).joined(separator: ","))]}")
    }

    private var json: String {
        let headers = headers.map { "\(Self.quoted($0.name)):\(Self.quoted($0.value))" }.joined(separator: ",")
        return """
            {"method":\(Self.quoted(method)),"url":\(Self.quoted(url)),"headers":{\(headers)},\
            "body":\(String(decoding: body, as: UTF8.self))}
            """
    }

    private static func dotted(_ text: String) -> String { text.replacing(ServiceExample.secret, with: "•••") }

    /// The body of a form in JSON.
    static func form(_ body: [UInt8]) -> [UInt8] {
        let fields = String(decoding: body, as: UTF8.self).split(separator: "&").map { field in
            let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { part in
                part.removingPercentEncoding.map(dotted) ?? "?"
            }
            return "\(quoted(parts[0])):\(quoted(parts.count > 1 ? parts[1] : ""))"
        }
        return Array("{\"form\":{\(fields.joined(separator: ","))}}".utf8)
    }

    private static func quoted(_ text: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
    }

    /// A JSON text without white space, in lines.
    private static func indented(_ json: String) -> String {
        var output = ""
        var depth = 0
        var isInText = false
        var isEscaped = false
        var before: Character = " "
        for character in json {
            defer { before = character }
            if isInText {
                output.append(character)
                if character == "\"", !isEscaped { isInText = false }
                isEscaped = character == "\\" && !isEscaped
                continue
            }
            switch character {
            case "\"":
                if "[{".contains(before) { output += "\n" + String(repeating: " ", count: depth) }
                isInText = true
                output.append(character)
            case "{", "[":
                if "[{".contains(before) { output += "\n" + String(repeating: " ", count: depth) }
                depth += 1
                output.append(character)
            case "}", "]":
                depth -= 1
                if !"[{".contains(before) { output += "\n" + String(repeating: " ", count: depth) }
                output.append(character)
            case ",": output += ",\n" + String(repeating: " ", count: depth)
            case ":": output += ": "
            default:
                if "[{".contains(before) { output += "\n" + String(repeating: " ", count: depth) }
                output.append(character)
            }
        }
        return output
    }
}

import Foundation

/// Events in JSON-LD (schema.org), as search engines ask for them.
enum JSONLD {
    /// The most bytes of one script that are read.
    private static let largest = 1024 * 1024
    /// How deep objects are looked into.
    private static let deepest = 12

    /// The events in the text of one `<script type="application/ld+json">`.
    static func events(in text: UnsafeBufferPointer<UInt8>, line: Int) -> [StructuredEvent] {
        guard text.count <= largest else { return [] }
        let decoder = JSONDecoder()
        decoder.allowsJSON5 = true  // Trailing commas and comments are common in pages written by hand.
        guard let tree = try? decoder.decode(JSONTree.self, from: Data(text)) else { return [] }
        var events: [StructuredEvent] = []
        collect(tree, line: line, depth: 0, into: &events)
        return events
    }

    private static func collect(_ tree: JSONTree, line: Int, depth: Int, into events: inout [StructuredEvent]) {
        guard depth < deepest, events.count < 2000 else { return }
        switch tree {
        case .list(let items):
            for item in items { collect(item, line: line, depth: depth + 1, into: &events) }
        case .object(let members):
            if isEvent(members["@type"]) {
                events.append(event(members, line: line))
                if let parts = members["subEvent"] { collect(parts, line: line, depth: depth + 1, into: &events) }
            } else {
                // Sorted, so that the same page always gives the same order.
                for (_, member) in members.sorted(by: { $0.key < $1.key }) {
                    collect(member, line: line, depth: depth + 1, into: &events)
                }
            }
        case .text, .other: break
        }
    }

    /// Whether the type is schema.org's `Event` or one of the kinds of it, which all end in that word.
    private static func isEvent(_ type: JSONTree?) -> Bool {
        switch type {
        case .text(let name): name.hasSuffix("Event") || name == "Festival" || name == "CourseInstance"
        case .list(let names): names.contains { isEvent($0) }
        default: false
        }
    }

    private static func event(_ members: [String: JSONTree], line: Int) -> StructuredEvent {
        var event = StructuredEvent()
        event.name = members["name"]?.text ?? members["headline"]?.text ?? ""
        event.start = members["startDate"]?.text ?? ""
        event.end = members["endDate"]?.text ?? ""
        event.location = place(members["location"])
        event.organizer = named(members["organizer"])
        event.link = members["url"]?.text ?? ""
        event.details = members["description"]?.text ?? ""
        event.status = members["eventStatus"]?.text.lastWord ?? ""
        event.attendance = members["eventAttendanceMode"]?.text.lastWord ?? ""
        event.line = line
        return event
    }

    /// The names of people or organisations.
    private static func named(_ tree: JSONTree?) -> String {
        switch tree {
        case .text(let text): text
        case .list(let items): items.map { named($0) }.filter { !$0.isEmpty }.joined(separator: "; ")
        case .object(let members): members["name"]?.text ?? ""
        default: ""
        }
    }

    private static func place(_ tree: JSONTree?) -> String {
        switch tree {
        case .text(let text): return text
        case .list(let items): return items.map { place($0) }.filter { !$0.isEmpty }.joined(separator: "; ")
        case .object(let members):
            if members["@type"]?.text == "VirtualLocation" { return "" }
            let keys = ["streetAddress", "addressLocality", "addressRegion"]
            let address: String =
                if case .object(let parts) = members["address"] {
                    keys.compactMap { parts[$0]?.text }.filter { !$0.isEmpty }.joined(separator: ", ")
                } else {
                    members["address"]?.text ?? ""
                }
            return [members["name"]?.text ?? "", address].filter { !$0.isEmpty }.joined(separator: ", ")
        default: return ""
        }
    }
}

extension String {
    /// What stands after the last `/` or `#`.
    var lastWord: String { String(split(whereSeparator: { $0 == "/" || $0 == "#" }).last ?? "") }
}

/// A JSON value, as far as events need it.
enum JSONTree: Decodable {
    case text(String)
    case list([JSONTree])
    case object([String: JSONTree])
    /// Numbers, true, false, null.
    case other

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let members = try? container.decode([String: JSONTree].self) {
            self = .object(members)
        } else if let items = try? container.decode([JSONTree].self) {
            self = .list(items)
        } else {
            self = .other
        }
    }

    /// The text it is, or the first one in it; empty for anything else.
    var text: String {
        switch self {
        case .text(let text): text
        case .list(let items): items.first?.text ?? ""
        case .object(let members): members["@value"]?.text ?? members["@id"]?.text ?? members["name"]?.text ?? ""
        case .other: ""
        }
    }
}

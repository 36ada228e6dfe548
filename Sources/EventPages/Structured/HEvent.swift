/// Events in microformats: `h-event` and the older `vevent`.
enum HEvent {
    /// The event that `node` describes; nil when it describes something else.
    static func event(_ node: HTMLNode) -> StructuredEvent? {
        let classes = node.classes
        let isNew = classes.contains("h-event")
        guard isNew || classes.contains("vevent") else { return nil }
        let names =
            isNew
            ? ["p-name", "dt-start", "dt-end", "p-location", "p-organizer", "u-url", "p-summary"]
            : ["summary", "dtstart", "dtend", "location", "organizer", "url", "description"]
        var found: [String: HTMLNode] = [:]
        collect(node, names: names, isNew: isNew, into: &found)
        var event = StructuredEvent()
        event.name = found[names[0]]?.text(limit: 1000) ?? node.text(limit: 1000)
        event.start = found[names[1]].map { time($0) } ?? ""
        event.end = found[names[2]].map { time($0) } ?? ""
        event.location = found[names[3]]?.text(limit: 500) ?? ""
        event.organizer = found[names[4]]?.text(limit: 500) ?? ""
        event.link = found[names[5]]?[attribute: "href"] ?? ""
        event.details = found[names[6]]?.text(limit: 2000) ?? ""
        event.line = node.line
        return event
    }

    /// Finds the first element of each class name, not looking into microformats that are another's.
    private static func collect(
        _ node: HTMLNode, names: [String], isNew: Bool, into found: inout [String: HTMLNode]
    ) {
        for child in node.children where child.isElement {
            let classes = child.classes
            var isProperty = false
            for name in names where classes.contains(Substring(name)) {
                isProperty = true
                if found[name] == nil { found[name] = child }
            }
            let isAnother = classes.contains { $0.hasPrefix("h-") } || (!isNew && classes.contains("vcard"))
            if !isProperty || !isAnother { collect(child, names: names, isNew: isNew, into: &found) }
        }
    }

    /// A time: of the element itself, or put together from its parts of class `value` (the value class pattern).
    private static func time(_ node: HTMLNode) -> String {
        if let value = own(node) { return value }
        var parts: [String] = []
        gather(node, into: &parts)
        return parts.isEmpty ? node.text(limit: 200) : parts.joined(separator: " ")
    }

    private static func own(_ node: HTMLNode) -> String? {
        switch node.name {
        case "time", "ins", "del": node[attribute: "datetime"]
        case "abbr": node[attribute: "title"]
        case "data", "input": node[attribute: "value"]
        default: nil
        }
    }

    private static func gather(_ node: HTMLNode, into parts: inout [String]) {
        for child in node.children where child.isElement && parts.count < 8 {
            if child.classes.contains("value") {
                parts.append(own(child) ?? child.text(limit: 100))
            } else {
                gather(child, into: &parts)
            }
        }
    }
}

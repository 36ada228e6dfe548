/// Events in HTML microdata (schema.org).
enum Microdata {
    /// The event that `node`, an element with `itemtype`, describes; nil when it describes something else.
    static func event(_ node: HTMLNode) -> StructuredEvent? {
        guard let type = node[attribute: "itemtype"], type.contains("schema.org/"),
            type.split(whereSeparator: \.isWhitespace).contains(where: {
                $0.hasSuffix("Event") || $0.hasSuffix("Festival")
            })
        else { return nil }
        let item = Item(node)
        var event = StructuredEvent()
        event.name = item["name"]
        event.start = item["startDate"]
        event.end = item["endDate"]
        event.location = item["location"]
        event.organizer = item["organizer"]
        event.link = item["url"]
        event.details = item["description"]
        event.status = item["eventStatus"].lastWord
        event.attendance = item["eventAttendanceMode"].lastWord
        event.line = node.line
        return event
    }

    /// The properties of one item, without those of the items in it.
    private struct Item {
        private var properties: [String: String] = [:]

        init(_ node: HTMLNode) { collect(node) }

        /// The first value of a property; empty when there is none.
        subscript(name: String) -> String { properties[name] ?? "" }

        private mutating func collect(_ node: HTMLNode) {
            for child in node.children where child.isElement {
                if let names = child[attribute: "itemprop"] {
                    let text = Item.value(of: child)
                    for name in names.split(whereSeparator: \.isWhitespace)
                    where (properties[String(name)] ?? "").isEmpty { properties[String(name)] = text }
                }
                if child[attribute: "itemscope"] == nil { collect(child) }
            }
        }

        private static func value(of node: HTMLNode) -> String {
            if node[attribute: "itemscope"] != nil { return inner(node) }
            for attribute in ["content", "datetime"] {
                if let value = node[attribute: attribute], !value.isEmpty { return value }
            }
            if ["a", "link", "area"].contains(node.name), let target = node[attribute: "href"] { return target }
            return node.text(limit: 2000)
        }

        /// What an item inside another comes to: its name and address.
        private static func inner(_ node: HTMLNode) -> String {
            let item = Item(node)
            let address = ["streetAddress", "addressLocality", "addressRegion"].map { item[$0] }
            let parts = [item["name"]] + (item["address"].isEmpty ? address : [item["address"]])
            let known = parts.filter { !$0.isEmpty }
            return known.isEmpty ? node.text(limit: 500) : known.joined(separator: ", ")
        }
    }
}

/// Gathers what a page says for machines, wherever it says it.
struct StructuredData {
    /// The most events of a page that are read.
    private static let most = 2000

    private(set) var events: [StructuredEvent] = []
    /// Calendars in iCalendar form that the page offers as its own, as written.
    private(set) var calendars: [String] = []
    /// When the page says it was published, as written; empty when it does not.
    private(set) var published = ""
    /// What the page calls itself: `og:title`, else `<title>`.
    private(set) var title = ""

    /// Looks through what is below `node`.
    init(_ node: HTMLNode) { look(node) }

    private mutating func look(_ node: HTMLNode) {
        for child in node.children where child.isElement && events.count < Self.most {
            switch child.name {
            case "script":
                if child[attribute: "type"]?.lowercased().hasPrefix("application/ld+json") == true {
                    for text in child.children { events += JSONLD.events(in: text.content, line: child.line) }
                }
                continue
            case "meta": read(meta: child)
            case "link": read(link: child)
            case "title": if title.isEmpty { title = child.text(limit: 500) }
            default: break
            }
            if let event = Microdata.event(child) ?? HEvent.event(child) {
                events.append(event)
            } else {
                look(child)
            }
        }
    }

    private mutating func read(meta node: HTMLNode) {
        guard let content = node[attribute: "content"], !content.isEmpty else { return }
        switch (node[attribute: "property"] ?? node[attribute: "name"] ?? node[attribute: "itemprop"])?.lowercased() {
        case "article:published_time", "datepublished", "pubdate", "date", "dc.date", "dc.date.issued",
            "og:published_time":
            if published.isEmpty { published = String(content.prefix(80)) }
        case "og:title": title = String(content.prefix(500))
        default: break
        }
    }

    private mutating func read(link node: HTMLNode) {
        guard node[attribute: "rel"]?.lowercased().contains("alternate") == true,
            node[attribute: "type"]?.lowercased().hasPrefix("text/calendar") == true,
            let target = node[attribute: "href"], !target.isEmpty, calendars.count < 4
        else { return }
        calendars.append(String(target.prefix(2000)))
    }
}

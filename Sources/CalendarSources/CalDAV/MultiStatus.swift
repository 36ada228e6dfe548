/// What an answer says of one resource (RFC 4918, 14.24).
struct DAVResource: Sendable {
    /// Its address as the server wrote it.
    let href: String
    /// The status of the resource as a whole; nil when only its properties have one.
    let status: Int?
    /// Its properties that the server gave.
    private let properties: [XMLElement]

    /// The resource in a `response` element.
    fileprivate init(_ response: XMLElement) {
        href = response[XMLElement.dav("href")]?.text.trimmed ?? ""
        status = Self.status(in: response)
        properties = response.all(XMLElement.dav("propstat"))
            .filter { (200...299).contains(Self.status(in: $0) ?? 200) }
            .flatMap { $0[XMLElement.dav("prop")]?.children ?? [] }
    }

    /// The first property with that name.
    subscript(name: String) -> XMLElement? { properties.first { $0.name == name } }

    /// Whether other resources can be in it.
    var isCollection: Bool { isOfType(XMLElement.dav("collection")) }
    /// Whether it is a calendar with events or to-dos in it, and not only with journals.
    var isCalendar: Bool {
        isOfType(XMLElement.caldav("calendar")) && (kinds.contains("VEVENT") || kinds.contains("VTODO"))
    }

    /// What can be in a calendar, such as `VEVENT`; events and to-dos when it does not say.
    var kinds: Set<String> {
        guard let set = self[XMLElement.caldav("supported-calendar-component-set")], !set.children.isEmpty else {
            return ["VEVENT", "VTODO"]
        }
        return Set(set.all(XMLElement.caldav("comp")).map { $0.label.uppercased() })
    }

    var displayName: String { text(XMLElement.dav("displayname")) }
    /// Changes with the item.
    var entityTag: String { text(XMLElement.dav("getetag")) }
    /// What changes with anything in a calendar: its `getctag` and its `sync-token`; empty when it has neither.
    var mark: String {
        let marks = [text(XMLElement.calendarServer("getctag")), text(XMLElement.dav("sync-token"))]
        return marks == ["", ""] ? "" : marks.joined(separator: " ")
    }
    /// The media type; empty when it is not known.
    var contentType: String { text(XMLElement.dav("getcontenttype")).lowercased() }

    /// The addresses in a property, such as the calendar homes.
    func addresses(in name: String) -> [String] {
        self[name]?.all(XMLElement.dav("href")).map { $0.text.trimmed } ?? []
    }

    private func isOfType(_ name: String) -> Bool { self[XMLElement.dav("resourcetype")]?[name] != nil }

    /// The text of a property, shorter than anything sane servers send.
    private func text(_ name: String) -> String { String((self[name]?.text.trimmed ?? "").prefix(1000)) }

    /// The number in `HTTP/1.1 200 OK`.
    private static func status(in element: XMLElement) -> Int? {
        let words = element[XMLElement.dav("status")]?.text.split(separator: " ")
        return words?.dropFirst().first.flatMap { Int($0) }
    }
}

/// Reads answers with status 207.
enum MultiStatus {
    /// The resources in an answer, at most `limit`.
    static func read(_ bytes: [UInt8], limit: Int) throws(XMLFault) -> [DAVResource] {
        var resources: [DAVResource] = []
        let root = try XMLReader.read(bytes) { element throws(XMLFault) in
            guard element.name == XMLElement.dav("response") else { return }
            if resources.count >= limit { throw XMLFault("has more than \(limit) entries") }
            resources.append(DAVResource(element))
        }
        guard root == XMLElement.dav("multistatus") else { throw XMLFault("is not of WebDAV") }
        return resources
    }
}

extension StringProtocol {
    /// The text without white space around it.
    var trimmed: String {
        let start = drop { $0.isWhitespace }
        let end = start.lastIndex { !$0.isWhitespace }.map(start.index(after:))
        return String(start[..<(end ?? start.startIndex)])
    }
}

/// An element of an XML document with everything in it that matters here.
struct XMLElement: Sendable {
    /// The namespace in braces and the local name, such as `{DAV:}href`.
    let name: String
    /// The value of the attribute `name` or `href`, which are the only ones that are looked at; empty when there is none.
    var label = ""
    /// The text directly in it.
    var text = ""
    var children: [XMLElement] = []

    /// The first child with that name.
    subscript(name: String) -> XMLElement? { children.first { $0.name == name } }

    /// The children with that name.
    func all(_ name: String) -> [XMLElement] { children.filter { $0.name == name } }

    /// Names in the namespace of WebDAV (RFC 4918).
    static func dav(_ name: String) -> String { "{DAV:}\(name)" }
    /// Names in the namespace of CalDAV (RFC 4791).
    static func caldav(_ name: String) -> String { "{urn:ietf:params:xml:ns:caldav}\(name)" }
    /// Names in the namespace that `getctag` is in.
    static func calendarServer(_ name: String) -> String { "{http://calendarserver.org/ns/}\(name)" }
}

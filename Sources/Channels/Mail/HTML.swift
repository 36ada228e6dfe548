import Formats

/// A piece of HTML: elements and texts, written out so that a text can be nothing but a text.
///
/// Names and styles are the program's own, which the compiler sees to; everything else is escaped.
indirect enum HTML: Sendable {
    case text(String)
    case element(StaticString, [Attribute], [HTML])

    /// What an element is given.
    enum Attribute: Sendable {
        /// Something of the program's own, such as a style.
        case fixed(StaticString, StaticString)
        /// Something from outside.
        case value(StaticString, String)
    }

    /// Elements without an end.
    private static let empty = ["br", "meta"]
    /// Elements whose parts stand on lines of their own; white space does not count there.
    private static let containers = ["html", "head", "body", "div", "table", "ul"]

    /// An element with a style and nothing else.
    static func styled(_ name: StaticString, _ style: StaticString, _ children: [HTML]) -> HTML {
        .element(name, [.fixed("style", style)], children)
    }

    /// All of it as text.
    var markup: String {
        switch self {
        case .text(let text): return Dialect.html.escaped(text)
        case .element(let name, let attributes, let children):
            let name = String(describing: name)
            let opening = "<\(name)\(attributes.map(HTML.markup).joined())>"
            if HTML.empty.contains(name) { return opening }
            let separator = HTML.containers.contains(name) ? "\n" : ""
            let content = children.map(\.markup).joined(separator: separator)
            return "\(opening)\(separator)\(content)\(separator)</\(name)>"
        }
    }

    private static func markup(_ attribute: Attribute) -> String {
        switch attribute {
        case .fixed(let name, let value): " \(name)=\"\(value)\""
        case .value(let name, let value): " \(name)=\"\(Dialect.html.escaped(value))\""
        }
    }
}

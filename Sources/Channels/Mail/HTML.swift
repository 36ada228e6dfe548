import Formats
import ReminderCore

/// A piece of HTML: elements and texts, written out so that a text can be nothing but a text.
///
/// Names and styles are the program's own, which the compiler sees to; everything else is escaped.
indirect enum HTML: Sendable {
    case text(String)
    case element(Name, [Attribute], [HTML])

    /// The elements that there are.
    enum Name: String, Sendable {
        case a, body, br, del, div, h1, h2, head, html, li, meta, p, table, td, th, title, tr, ul

        /// Whether it has no end.
        fileprivate var isEmpty: Bool { self == .br || self == .meta }

        /// Whether its parts stand on lines of their own; white space does not count there.
        fileprivate var isContainer: Bool {
            switch self {
            case .html, .head, .body, .div, .table, .ul: true
            case .a, .br, .del, .h1, .h2, .li, .meta, .p, .td, .th, .title, .tr: false
            }
        }
    }

    /// What an element is given.
    enum Attribute: Sendable {
        /// Something of the program's own, such as a style.
        case fixed(StaticString, StaticString)
        /// Something from outside.
        case value(StaticString, String)
    }

    /// An element with a style and nothing else.
    static func styled(_ name: Name, _ style: StaticString, _ children: [HTML]) -> HTML {
        .element(name, [.fixed("style", style)], children)
    }

    /// All of it as text.
    var markup: String {
        var output = TextBuilder(capacity: 4096)
        write(to: &output)
        return output.text
    }

    private func write(to output: inout TextBuilder) {
        switch self {
        case .text(let text): output.add(Dialect.html.escaped(text))
        case .element(let name, let attributes, let children):
            output.add(ascii: "<")
            output.add(name.rawValue)
            for attribute in attributes { attribute.write(to: &output) }
            output.add(ascii: ">")
            if name.isEmpty { return }
            for child in children {
                if name.isContainer { output.add(ascii: "\n") }
                child.write(to: &output)
            }
            if name.isContainer { output.add(ascii: "\n") }
            output.add("</")
            output.add(name.rawValue)
            output.add(ascii: ">")
        }
    }
}

extension HTML.Attribute {
    fileprivate func write(to output: inout TextBuilder) {
        output.add(ascii: " ")
        switch self {
        case .fixed(let name, let value):
            output.add(name)
            output.add("=\"")
            output.add(value)
        case .value(let name, let value):
            output.add(name)
            output.add("=\"")
            output.add(Dialect.html.escaped(value))
        }
        output.add(ascii: "\"")
    }
}

import Mustache
import Wording

/// What a template shows, by name.
struct Fields: MustacheParent, Sendable, ExpressibleByDictionaryLiteral {
    private var values: [String: any Shown] = [:]

    init() {}

    init(dictionaryLiteral elements: (String, any Shown)...) {
        for (name, value) in elements { values[name] = value }
    }

    subscript(name: String) -> (any Shown)? {
        get { values[name] }
        set { values[name] = newValue }
    }

    /// The fields with those of `other`, which come in place of its own.
    func merging(_ other: Fields) -> Fields {
        var all = self
        all.values.merge(other.values) { $1 }
        return all
    }

    func child(named name: String) -> Any? { values[name]?.shown }
}

/// What can be shown in a template.
protocol Shown: Sendable {
    /// How Mustache takes it.
    var shown: Any { get }
}

extension Fields: Shown {
    var shown: Any { self }
}

extension Bool: Shown {
    var shown: Any { self }
}

extension Int: Shown {
    var shown: Any { ShownText(text: "\(self)") }
}

extension Array: Shown where Element == Fields {
    var shown: Any { self }
}

extension String: Shown {
    /// Whoever wrote it: nothing in it can turn the reading direction or hide.
    var shown: Any { ShownText(text: TamedText.line(self, limit: 2000)) }
}

extension Optional: Shown where Wrapped == String {
    var shown: Any { (self ?? "").shown }
}

/// A text in a template. An empty one is there all the same: otherwise its name would be looked for around it.
struct ShownText: MustacheCustomRenderable, MustacheParent {
    let text: String

    var renderText: String { text }
    var isNull: Bool { text.isEmpty }

    /// Nothing is in a text.
    func child(named name: String) -> Any? { nil }
}

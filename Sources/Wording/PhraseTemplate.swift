/// A phrase as a language writes it, with its placeholders found.
struct PhraseTemplate: Hashable, Sendable {
    private enum Part: Hashable, Sendable {
        case text(String)
        case placeholder(String)
    }

    private let parts: [Part]

    /// Reads a text in which placeholders stand in braces; a brace without its partner is a fault.
    init(_ text: String) throws(UnpairedBrace) {
        var parts: [Part] = []
        var rest = text[...]
        while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            let inside = rest[rest.index(after: brace)...]
            guard rest[brace] == "{", let end = inside.firstIndex(where: { $0 == "{" || $0 == "}" }),
                inside[end] == "}"
            else { throw UnpairedBrace() }
            parts.append(.text(String(rest[..<brace])))
            parts.append(.placeholder(String(inside[..<end])))
            rest = inside[inside.index(after: end)...]
        }
        self.parts = parts + [.text(String(rest))]
    }

    /// The names of what stands in braces.
    var placeholders: Set<String> {
        Set(parts.compactMap { if case .placeholder(let name) = $0 { name } else { nil } })
    }

    /// How many characters stand outside of the placeholders.
    var literalCount: Int { parts.reduce(0) { if case .text(let text) = $1 { $0 + text.count } else { $0 } } }

    /// What stands at the placeholders in `text`; nil when `text` is not this one filled in.
    ///
    /// It is read from the end: what was quoted stands before what follows from it.
    func values(in text: String) -> [String: String]? {
        var (values, rest, open): ([String: String], Substring, String?) = ([:], text[...], nil)
        for (place, part) in parts.enumerated().reversed() {
            switch part {
            case .placeholder(let name): open = name
            case .text(""): continue
            case .text(let literal):
                guard let name = open, place > 0 else {
                    guard open == nil ? rest.hasSuffix(literal) : rest.hasPrefix(literal) else { return nil }
                    if let name = open { values[name] = String(rest.dropFirst(literal.count)) }
                    rest = open == nil ? rest.dropLast(literal.count) : ""
                    open = nil
                    continue
                }
                guard let range = rest.ranges(of: literal).last else { return nil }
                values[name] = String(rest[range.upperBound...])
                (rest, open) = (rest[..<range.lowerBound], nil)
            }
        }
        if let open { values[open] = String(rest) } else if !rest.isEmpty { return nil }
        return values
    }

    /// The text with `values` in place of the placeholders; one without a value stays as it is written.
    ///
    /// What is filled in is not read again: a brace in it means nothing.
    func filled(with values: [String: String]) -> String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .placeholder(let name): values[name] ?? "{\(name)}"
            }
        }.joined()
    }
}

/// Says that a `{` or `}` stands alone.
struct UnpairedBrace: Error {}

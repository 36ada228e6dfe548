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

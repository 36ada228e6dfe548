import ReminderCore

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
        while let brace = rest.utf8.firstIndex(where: Self.isBrace) {
            let inside = rest[rest.utf8.index(after: brace)...]
            guard rest.utf8[brace] == UInt8(ascii: "{"), let end = inside.utf8.firstIndex(where: Self.isBrace),
                inside.utf8[end] == UInt8(ascii: "}")
            else { throw UnpairedBrace() }
            parts.append(.text(String(rest[..<brace])))
            parts.append(.placeholder(String(inside[..<end])))
            rest = inside[inside.utf8.index(after: end)...]
        }
        parts.append(.text(String(rest)))
        self.parts = parts.filter { $0 != .text("") }
    }

    private static func isBrace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") }

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

    /// The text with what `value` knows in place of the placeholders; one that it does not know stays as it is written.
    ///
    /// What is filled in is not read again: a brace in it means nothing.
    func filled(_ value: (_ name: String) -> String?) -> String {
        if parts.count == 1, case .text(let text) = parts[0] { return text }
        var text = TextBuilder(capacity: 128)
        for part in parts {
            switch part {
            case .text(let literal): text.add(literal)
            case .placeholder(let name): text.add(value(name) ?? "{\(name)}")
            }
        }
        return text.text
    }
}

/// Says that a `{` or `}` stands alone.
struct UnpairedBrace: Error {}

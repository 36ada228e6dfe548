/// The whole of a channel on one line, such as `telegram://{token}/{chat}`: what stands around its settings.
package struct ShortAddress: Hashable, Sendable {
    private enum Part: Hashable, Sendable {
        case literal(String)
        case setting(String)
    }

    private let parts: [Part]

    /// Reads a text with settings in braces; nil when two of them are not parted by `/`, or it does not begin with a word of its own.
    package init?(_ text: String) {
        var parts: [Part] = []
        var rest = text[...]
        while !rest.isEmpty {
            if rest.first == "{" {
                guard let end = rest.firstIndex(of: "}") else { return nil }
                if case .setting? = parts.last { return nil }
                parts.append(.setting(String(rest[rest.index(after: rest.startIndex)..<end])))
                rest = rest[rest.index(after: end)...]
            } else {
                let literal = rest.prefix { $0 != "{" }
                if literal.contains("}") { return nil }
                parts.append(.literal(String(literal)))
                rest = rest.dropFirst(literal.count)
            }
        }
        guard case .literal(let first)? = parts.first, first.contains(where: { $0 == "+" || $0 == ":" }) else {
            return nil
        }
        // What parts two settings ends with what none but the first can have in it.
        for (index, part) in parts.enumerated().dropFirst() where index < parts.count - 1 {
            if case .literal(let text) = part, text.last != "/" { return nil }
        }
        self.parts = parts
    }

    /// The names of its settings.
    package var settings: [String] { parts.compactMap { if case .setting(let name) = $0 { name } else { nil } } }

    /// What every address of this form begins with, such as `telegram://`.
    package var beginning: String { if case .literal(let text)? = parts.first { text } else { "" } }

    /// The settings in `text`, by name; nil when it is not of this form. The first takes as much as it can, the others
    /// have no `/` in them.
    package func settings(in text: String) -> [String: String]? {
        var rest = text[...]
        var found: [String: String] = [:]
        let firstSetting = parts.firstIndex { if case .setting = $0 { true } else { false } }
        // From the end, so that what is left is the first one's.
        for (index, part) in parts.enumerated().reversed() {
            switch part {
            case .literal(let literal) where index == 0:
                guard rest.hasPrefix(literal) else { return nil }
                rest = rest.dropFirst(literal.count)
                guard rest.isEmpty else { return nil }
            case .literal(let literal):
                guard rest.hasSuffix(literal) else { return nil }
                rest = rest.dropLast(literal.count)
            case .setting(let name):
                let taken: Substring
                if index == firstSetting {
                    guard rest.hasPrefix(beginning) else { return nil }
                    taken = rest.dropFirst(beginning.count)
                } else {
                    taken = rest[(rest.lastIndex(of: "/").map { rest.index(after: $0) } ?? rest.startIndex)...]
                }
                guard !taken.isEmpty else { return nil }
                found[name] = String(taken)
                rest = rest.dropLast(taken.count)
            }
        }
        return found
    }
}

extension ShortAddress: CustomStringConvertible {
    /// As a format writes it.
    package var description: String {
        parts.map { part in
            switch part {
            case .literal(let text): text
            case .setting(let name): "{\(name)}"
            }
        }.joined()
    }
}

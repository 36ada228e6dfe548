import ReminderCore
import Settings

/// Reads how a service marks up text.
struct DialectReader {
    let faults: FaultCollector

    private static let keys = [
        "escape", "backslash", "break-after", "strong", "emphasis", "struck", "link", "address", "time", "line",
    ]
    /// The mark of a word's end that nobody sees (ZERO WIDTH SPACE).
    private static let gap = "\u{200B}"

    /// The dialect called `entry`'s key; nil after a fault.
    func dialect(_ entry: LocatedEntry) -> Dialect? {
        let name = entry.key.text
        guard
            let values = faults.values(
                entry.value, "the dialect \(quoted(name))", keys: Self.keys, of: "a dialect",
                example: "\(name): { strong: \"*{}*\" }")
        else { return nil }
        var dialect = Dialect(name: name)
        var isSound = true
        func each(_ key: String, _ note: (UInt8, inout Dialect) -> Void) {
            guard let node = values[key] else { return }
            isSound = characters(node) { note($0, &dialect) } && isSound
        }
        each("backslash") { $1.escape($0, as: "\\\(Unicode.Scalar($0))") }
        if let node = values["escape"] { isSound = entities(node, in: &dialect) && isSound }
        // Besides whatever else is done to them.
        each("break-after") { $1.escape($0, followedBy: Self.gap) }
        func mark(_ key: String) -> Dialect.Mark? {
            guard let node = values[key] else { return nil }
            let mark = self.mark(node, key)
            if mark == nil { isSound = false }
            return mark
        }
        func form(_ key: String, _ value: String) -> Dialect.Form? {
            guard let node = values[key] else { return nil }
            let form = self.form(node, key, value)
            if form == nil { isSound = false }
            return form
        }
        (dialect.strong, dialect.emphasis, dialect.struck) = (mark("strong"), mark("emphasis"), mark("struck"))
        (dialect.link, dialect.bareLink) = (form("link", "url"), form("address", "url"))
        dialect.time = form("time", "unix")
        if let node = values["line"] {
            guard case .scalar(let text, _) = node.content else {
                faults.wrongKind(node, "'line'", wanted: "a text", example: "line: \"<br>\"")
                return nil
            }
            dialect.line = text
        }
        return isSound ? dialect : nil
    }

    /// Calls `note` for every character of a text.
    private func characters(_ node: LocatedNode, _ note: (UInt8) -> Void) -> Bool {
        guard let text = faults.word(node, "the characters", example: "backslash: \"*_\"") else { return false }
        for character in text.text {
            guard let ascii = character.asciiValue else {
                faults.error(
                    at: text.location, "\(quoted(String(character))) is no character of ASCII",
                    remedy: "only those can be escaped; remove it")
                return false
            }
            note(ascii)
        }
        return true
    }

    private func entities(_ node: LocatedNode, in dialect: inout Dialect) -> Bool {
        guard let entries = faults.entries(node, "'escape'", example: "escape: { \"<\": \"&lt;\" }") else {
            return false
        }
        var isSound = true
        for entry in entries {
            guard case .scalar(let text, _) = entry.value.content else {
                faults.wrongKind(entry.value, quoted(entry.key.text), wanted: "a text", example: "\"<\": \"&lt;\"")
                isSound = false
                continue
            }
            guard entry.key.text.count == 1, let ascii = entry.key.text.first?.asciiValue else {
                faults.error(
                    at: entry.key.location, "\(quoted(entry.key.text)) is not one character of ASCII",
                    remedy: "write the character that is escaped, as in '\"<\": \"&lt;\"'")
                isSound = false
                continue
            }
            dialect.escape(ascii, as: text)
        }
        return isSound
    }

    /// What stands before and after `{}`.
    private func mark(_ node: LocatedNode, _ key: String) -> Dialect.Mark? {
        let example = "\(key): \"*{}*\""
        guard case .scalar(let text, _) = node.content else {
            faults.wrongKind(node, "'\(key)'", wanted: "a text", example: example)
            return nil
        }
        let parts = text.split(separator: "{}", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else {
            faults.error(
                at: node.location, "'\(key)' does not have '{}' in it once",
                remedy: "write where the words stand, as in '\(example)'")
            return nil
        }
        return Dialect.Mark(before: parts[0], after: parts[1])
    }

    /// A text with `{}` for the words and `{value}`.
    private func form(_ node: LocatedNode, _ key: String, _ value: String) -> Dialect.Form? {
        let example = value == "url" ? "\(key): \"[{}]({url})\"" : "\(key): \"<t:{unix}:F>\""
        guard case .scalar(let text, _) = node.content else {
            faults.wrongKind(node, "'\(key)'", wanted: "a text", example: example)
            return nil
        }
        var parts: [Dialect.Form.Part] = []
        var literal = ""
        var rest = text[...]
        while !rest.isEmpty {
            if rest.hasPrefix("{{") || rest.hasPrefix("}}") {
                literal += rest.prefix(1)
                rest = rest.dropFirst(2)
            } else if rest.hasPrefix("{}") || rest.hasPrefix("{\(value)}") {
                if !literal.isEmpty { parts.append(.literal(literal)) }
                literal = ""
                parts.append(rest.hasPrefix("{}") ? .words : .value)
                rest = rest.dropFirst(rest.hasPrefix("{}") ? 2 : value.count + 2)
            } else if rest.first == "{" || rest.first == "}" {
                faults.error(
                    at: node.location, "'\(key)' has a brace that means nothing",
                    remedy: "write '{}' for the words, '{\(value)}', and '{{' or '}}' for a brace, as in '\(example)'")
                return nil
            } else {
                literal.append(rest.removeFirst())
            }
        }
        if !literal.isEmpty { parts.append(.literal(literal)) }
        return Dialect.Form(parts: parts)
    }
}

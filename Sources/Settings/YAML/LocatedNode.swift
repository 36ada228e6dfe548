package import ReminderCore

/// A value of a YAML file, and where it begins.
package struct LocatedNode: Hashable, Sendable {
    /// What stands there.
    package indirect enum Content: Hashable, Sendable {
        /// Nothing, `~` or `null`.
        case null
        /// A text, a number or a truth value, as written. `isPlain` when it is neither quoted nor a block.
        case scalar(String, isPlain: Bool)
        case list([LocatedNode])
        /// The entries in the order written. A key that comes twice is a fault already noted.
        case map([LocatedEntry])
    }

    package let content: Content
    package let location: Diagnostic.Location

    package init(_ content: Content, at location: Diagnostic.Location) {
        (self.content, self.location) = (content, location)
    }
}

/// A key of a map and what stands under it.
package struct LocatedEntry: Hashable, Sendable {
    package let key: LocatedText
    package let value: LocatedNode

    package init(key: LocatedText, value: LocatedNode) { (self.key, self.value) = (key, value) }
}

extension LocatedNode {
    /// What kind of value it is, for a sentence such as "'path' is a list".
    package var kindInWords: String {
        switch content {
        case .null: "empty"
        case .list: "a list"
        case .map: "a map"
        case .scalar(let text, let isPlain):
            if isPlain, LocatedNode.isNumber(text) {
                "a number"
            } else if isPlain, LocatedNode.truth(text) != nil {
                "a truth value"
            } else {
                "a text"
            }
        }
    }

    /// Whether it is a text, and not a number, a truth value or nothing.
    package var isText: Bool { kindInWords == "a text" }

    /// `true` or `false`, or nil for every other word: `yes`, `on` and their like mean texts to most people.
    package static func truth(_ word: String) -> Bool? {
        switch word {
        case "true", "True", "TRUE": true
        case "false", "False", "FALSE": false
        default: nil
        }
    }

    /// Whether YAML readers take `word` for a number: `15`, `-1.5`, `1e3`, `0x1F`.
    package static func isNumber(_ word: String) -> Bool {
        let unsigned = word.first == "-" || word.first == "+" ? word.dropFirst() : word[...]
        if unsigned.hasPrefix("0x") || unsigned.hasPrefix("0o") {
            let digits = unsigned.dropFirst(2)
            return !digits.isEmpty && digits.allSatisfy(\.isHexDigit)
        }
        guard let first = unsigned.utf8.first, (0x30...0x39).contains(first) || first == 0x2E else { return false }
        return Double(unsigned.filter { $0 != "_" }) != nil
    }
}

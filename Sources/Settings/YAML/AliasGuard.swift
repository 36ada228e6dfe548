/// Finds aliases (`*name`) that would blow a small file up, before anything follows them.
///
/// Yams puts an alias's value in its place without copying it, which is cheap, but it hashes keys, and
/// a key made of aliases of aliases takes longer to hash than anybody waits. So this looks at the text,
/// roughly: what only looks like an alias, in quotes say, hardly ever has an anchor of the same name.
enum AliasGuard {
    /// The most aliases a file may have.
    static let mostAliases = 100

    /// A reason not to follow a file's aliases.
    struct Refusal {
        /// How many Unicode scalars stand before the place.
        let offset: Int
        let problem: String
    }

    /// Why the aliases in `text` are not followed, or nil when they may be.
    static func refusal(of text: String) -> Refusal? {
        guard text.utf8.contains(UInt8(ascii: "&")), text.utf8.contains(UInt8(ascii: "*")) else { return nil }
        return refusal(of: Array(text.unicodeScalars))
    }

    private static func refusal(of text: [Unicode.Scalar]) -> Refusal? {
        let anchors = Set(names(after: "&", in: text).map { text[$0] })
        let aliases = names(after: "*", in: text).filter { anchors.contains(text[$0]) }
        guard let first = aliases.first else { return nil }
        if aliases.count > mostAliases {
            return Refusal(
                offset: aliases[mostAliases].lowerBound - 1, problem: "there are more than \(mostAliases) aliases")
        }
        for alias in aliases where nextVisible(text, from: alias.upperBound) == ":" {
            return Refusal(offset: alias.lowerBound - 1, problem: "an alias stands for a key")
        }
        for (index, scalar) in text.enumerated() {
            let isKeyOfSeveralParts =
                switch scalar {
                case "]", "}": nextVisible(text, from: index + 1) == ":"
                case "?": begins(text, at: index) && (index + 1 == text.count || isSpace(text[index + 1]))
                default: false
                }
            if isKeyOfSeveralParts {
                return Refusal(
                    offset: first.lowerBound - 1, problem: "an alias stands in a file with keys of several parts")
            }
        }
        return nil
    }

    /// Where the names of anchors (`&`) or aliases (`*`) are.
    private static func names(after sign: Unicode.Scalar, in text: [Unicode.Scalar]) -> [Range<Int>] {
        var names: [Range<Int>] = []
        for (index, scalar) in text.enumerated() where scalar == sign && begins(text, at: index) {
            let rest = text[(index + 1)...]
            let end = rest.firstIndex { !isNamePart($0) } ?? text.endIndex
            if end > index + 1 { names.append(index + 1..<end) }
        }
        return names
    }

    /// Whether something of its own could begin at `index`.
    private static func begins(_ text: [Unicode.Scalar], at index: Int) -> Bool {
        index == 0 || isSpace(text[index - 1]) || "[]{},:-?\"'".unicodeScalars.contains(text[index - 1])
    }

    private static func nextVisible(_ text: [Unicode.Scalar], from index: Int) -> Unicode.Scalar? {
        text[index...].first { $0 != " " && $0 != "\t" }
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

    private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
        default: false
        }
    }
}

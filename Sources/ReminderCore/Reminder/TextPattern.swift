/// What a text must look like: it contains some words, or a regular expression matches in it.
package enum TextPattern: Hashable, Sendable {
    /// It contains this, ignoring case and diacritics.
    case contains(FoldedText)
    /// This regular expression matches somewhere in it. Kept as text: a compiled `Regex` is not `Sendable`.
    case expression(String)

    /// The pattern written `words` or `/expression/`.
    ///
    /// - Throws: What is wrong with the expression, in the words of Swift's `Regex`.
    package init(_ text: String) throws {
        if text.utf8.count > 2, text.first == "/", text.last == "/" {
            let expression = String(text.dropFirst().dropLast())
            _ = try Regex(expression)
            self = .expression(expression)
        } else {
            self = .contains(FoldedText(text))
        }
    }

    /// The most characters of a text an expression looks at: what a feed sends is not ours to choose.
    private static let expressionReach = 2000

    /// Whether `text` matches.
    package func matches(_ text: String) -> Bool {
        switch self {
        case .contains(let words):
            return FoldedText(text).contains(words)
        case .expression(let expression):
            // It was compiled once when the configuration was read, so it compiles.
            guard let regex = try? Regex(expression) else { return false }
            return ((try? regex.firstMatch(in: String(text.prefix(Self.expressionReach)))) ?? nil) != nil
        }
    }
}

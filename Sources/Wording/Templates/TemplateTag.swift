/// One tag of a template, such as `{{title}}`.
struct TemplateTag: Hashable {
    /// What a tag does.
    enum Kind: Hashable {
        /// Puts a text in its place: `{{title}}`, `{{{title}}}`, `{{&title}}`.
        case value
        /// Begins what is said for each thing, or when there is something: `{{#items}}`.
        case section
        /// Begins what is said when there is nothing: `{{^place}}`.
        case inverted
        /// Ends either: `{{/items}}`.
        case end
        /// Says nothing: `{{! … }}`.
        case comment
        /// What Mustache has and templates here have not, by its sign: `>`, `<`, `$`, `=`, `%`.
        case refused(Character)
        /// Has no end.
        case unfinished
    }

    let kind: Kind
    /// What stands between the braces, without sign and spaces.
    let name: String
    /// How many `{{` stand before it.
    let number: Int
}

extension TemplateTag {
    /// The tags of `text`, in their order.
    static func tags(in text: String) -> [TemplateTag] {
        var tags: [TemplateTag] = []
        var number = 0
        var rest = text[...]
        while let start = rest.firstRange(of: "{{") {
            let inside = rest[start.upperBound...]
            let isTriple = inside.first == "{"
            let content = isTriple ? inside.dropFirst() : inside
            let sign = isTriple ? nil : content.first
            // A comment may have anything in it; what else has a tag in it was not finished.
            guard let end = content.firstRange(of: isTriple ? "}}}" : "}}"),
                sign == "!" || !content[..<end.lowerBound].contains("{{")
            else {
                let line = content.prefix { !$0.isNewline && $0 != "{" && $0 != "}" }
                tags.append(TemplateTag(kind: .unfinished, name: trimmed(line), number: number))
                number += 1
                rest = inside
                continue
            }
            let kind = kind(of: sign)
            let name =
                kind == .value && sign != "&" ? content[..<end.lowerBound] : content[..<end.lowerBound].dropFirst()
            tags.append(TemplateTag(kind: kind, name: trimmed(name), number: number))
            number += 1 + inside[..<end.lowerBound].ranges(of: "{{").count
            rest = content[end.upperBound...]
        }
        return tags
    }

    private static func kind(of sign: Character?) -> Kind {
        switch sign {
        case "#": .section
        case "^": .inverted
        case "/": .end
        case "!": .comment
        case ">", "<", "$", "=", "%": .refused(sign ?? " ")
        default: .value
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        text.split { $0.isWhitespace }.joined(separator: " ")
    }
}

import ReminderCore

/// Reads what stands under `match`: patterns for fields of an occurrence.
struct MatchReader {
    let faults: FaultCollector

    /// The conditions in `node` in the order written, or nil after noting a fault.
    func read(_ node: LocatedNode) -> [Match]? {
        let example = "match: { title: hội thảo }"
        guard let entries = faults.entries(node, "'match'", example: example) else { return nil }
        var matches: [Match] = []
        let fields = Match.Field.allCases.map(\.rawValue)
        for entry in entries {
            guard let field = Match.Field(rawValue: entry.key.text) else {
                faults.error(
                    at: entry.key.location, "unknown key \(quoted(entry.key.text)) in 'match'",
                    remedy: didYouMean(entry.key.text, among: fields) ?? "the keys of 'match' are \(listed(fields))")
                continue
            }
            guard let text = faults.text(entry.value, "'\(field.rawValue)'", example: "\(field.rawValue): hội thảo"),
                let pattern = faults.checked(at: text.location, { () throws(Objection) in try Self.pattern(text.text) })
            else { continue }
            matches.append(Match(field: field, pattern: pattern, written: text.text))
        }
        return matches.count == entries.count ? matches : nil
    }

    private static func pattern(_ text: String) throws(Objection) -> TextPattern {
        if text.first == "/", text.last != "/", let slash = text.lastIndex(of: "/"), slash > text.startIndex {
            let flags = text[text.index(after: slash)...]
            if flags.count <= 3, flags.allSatisfy({ "gimsux".contains($0) }) {
                let expression = text[text.index(after: text.startIndex)..<slash]
                throw Objection(
                    "the regular expression \(quoted(text)) has \(quoted(String(flags))) after its end",
                    remedy: "write options inside, as in '/(?i)\(expression.prefix(40))/'")
            }
        }
        do {
            return try TextPattern(text)
        } catch {
            throw Objection(
                "the regular expression \(quoted(text)) is not one: \(oneLine(error))",
                remedy: "repair it, or write the words to look for without the '/'")
        }
    }

    private static func oneLine(_ error: any Error) -> String {
        String(String(describing: error).prefix { $0 != "\n" }.prefix(120))
    }
}

package import ReminderCore

/// Reads the phrases of a language: maps of texts, in one another.
package enum LanguageFile {
    /// The phrases in `text` by their dotted keys, such as `weekday.monday`.
    ///
    /// Which phrases there have to be, and what may stand in them, is for others to judge.
    ///
    /// - Parameter file: The path to show in faults.
    /// - Returns: The phrases that could be read, and all that is wrong with the others.
    package static func phrases(
        in text: String, file: String
    ) -> (phrases: [String: LocatedText], faults: [Diagnostic]) {
        let faults = FaultCollector()
        var phrases: [String: LocatedText] = [:]
        let document = ConfigurationText(file: file, text: text)
        if let root = YAMLDocument.root(of: document, veil: nil, faults: faults) {
            collect(root, below: "", into: &phrases, faults)
            let shown = SourceText(file: file, text: text).shown(phrases.values.map(\.location))
            phrases = phrases.mapValues {
                LocatedText($0.text, at: $0.location, sourceLine: shown[$0.location] ?? "")
            }
        }
        return (phrases, faults.diagnostics())
    }

    private static func collect(
        _ node: LocatedNode, below path: String, into phrases: inout [String: LocatedText], _ faults: FaultCollector
    ) {
        var what: String { path.isEmpty ? "the language" : quoted(path) }
        let example = "weekday: { monday: thứ Hai }"
        switch node.content {
        case .map(let entries):
            var seen: Set<String> = []
            // A key that comes twice in one map is noted already.
            for entry in entries where seen.insert(entry.key.text).inserted {
                let key = path.isEmpty ? entry.key.text : "\(path).\(entry.key.text)"
                if phrases[key] != nil {
                    faults.error(
                        at: entry.key.location, "the phrase \(quoted(key)) is written twice", remedy: "keep one of them"
                    )
                } else {
                    collect(entry.value, below: key, into: &phrases, faults)
                }
            }
        case .scalar(let text, _) where node.isText && !path.isEmpty:
            if text.unicodeScalars.contains(where: { isControl($0) && $0 != "\n" }) {
                faults.error(
                    at: node.location, "\(what) has a control character in it", remedy: "write spaces and letters only")
            } else {
                phrases[path] = LocatedText(text, at: node.location)
            }
        case .scalar where path.isEmpty, .null where path.isEmpty:
            faults.error(
                at: node.location, "the language has no phrases", remedy: "write keys and texts, as in '\(example)'")
        case .scalar, .null, .list:
            faults.wrongKind(node, what, wanted: "a text", example: example)
        }
    }
}

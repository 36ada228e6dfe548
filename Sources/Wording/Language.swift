import ReminderCore

/// A language notices are written in: every phrase, checked.
package struct Language: Hashable, Sendable {
    /// The IETF language tag, such as `vi`.
    package let tag: String
    private let templates: [Phrase: PhraseTemplate]

    /// Checks `phrases`, by dotted key, and takes them.
    ///
    /// - Throws: Every missing and unknown key and every phrase with the wrong placeholders at once.
    package init(tag: String, phrases: [String: String]) throws(LanguageFaults) {
        var templates: [Phrase: PhraseTemplate] = [:]
        var faults: [LanguageFaults.Fault] = []
        for phrase in Phrase.allCases {
            do {
                templates[phrase] = try Language.template(of: phrase, in: phrases)
            } catch {
                faults.append(error)
            }
        }
        let known = Set(Phrase.allCases.map(\.rawValue))
        faults += phrases.keys.filter { !known.contains($0) }.sorted().map { Language.unknown($0, among: known) }
        guard faults.isEmpty else { throw LanguageFaults(faults) }
        (self.tag, self.templates) = (tag, templates)
    }

    /// The words of `phrase`, with `values` in place of its placeholders.
    package func text(_ phrase: Phrase, _ values: [String: String] = [:]) -> String {
        guard let template = templates[phrase] ?? phrase.fallback.flatMap({ templates[$0] }) else {
            preconditionFailure("a language without '\(phrase.rawValue)' passed its check")
        }
        return template.filled(with: values)
    }

    /// The template of `phrase`, or nil when it is left out and another serves.
    private static func template(
        of phrase: Phrase, in phrases: [String: String]
    ) throws(Fault) -> PhraseTemplate? {
        let key = phrase.rawValue
        let allowed = phrase.placeholders
        guard let text = phrases[key], text.contains(where: { !$0.isWhitespace }) else {
            if phrase.fallback != nil { return nil }
            throw Fault(
                key: key, kind: .missing, problem: "the phrase '\(key)' is missing",
                remedy: allowed.isEmpty ? "add it" : "add it, with \(list(allowed)) in it")
        }
        let template: PhraseTemplate
        do { template = try PhraseTemplate(text) } catch {
            throw Fault(
                key: key, kind: .unusable, problem: "'\(text)' has a brace without its partner",
                remedy: "write placeholders as in \(list(allowed.isEmpty ? ["count"] : allowed))")
        }
        let used = template.placeholders
        let strange = used.subtracting(allowed)
        let absent = allowed.subtracting(phrase.dispensable).subtracting(used)
        if !strange.isEmpty {
            throw Fault(
                key: key, kind: .unusable, problem: "'\(text)' has \(list(strange)), which means nothing here",
                remedy: allowed.isEmpty ? "leave it out" : "use \(list(allowed))")
        }
        if !absent.isEmpty {
            throw Fault(
                key: key, kind: .unusable, problem: "'\(text)' does not have \(list(absent))",
                remedy: "put \(list(absent)) where it belongs in the sentence")
        }
        return template
    }

    private typealias Fault = LanguageFaults.Fault

    private static func unknown(_ key: String, among known: Set<String>) -> Fault {
        let nearest = Likeness.nearest(to: key, among: known.sorted())
        return Fault(
            key: key, kind: .unknown, problem: "there is no phrase '\(key)'",
            remedy: nearest.map { "did you mean '\($0)'?" } ?? "leave it out")
    }

    private static func list(_ placeholders: Set<String>) -> String {
        placeholders.sorted().map { "{\($0)}" }.joined(separator: ", ")
    }
}

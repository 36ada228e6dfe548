import ReminderCore

/// Reads the phrases of one language, and finds everything that is wrong with them.
struct PhraseReader {
    /// The key that names the plural rule.
    private static let pluralKey = "plural"
    /// What the keys begin with of what the program says in English.
    private static let saidKey = "said."

    let plural: PluralRule
    private(set) var faults: [Fault] = []
    private let phrases: [String: String]
    private var known: Set<String> = [pluralKey]

    typealias Fault = LanguageFaults.Fault

    /// - Parameter phrases: By their dotted keys.
    init(_ phrases: [String: String]) {
        self.phrases = phrases
        let name = phrases[Self.pluralKey]
        let rule = name.map { PluralRule(rawValue: $0) } ?? .english
        plural = rule ?? .english
        if let name, rule == nil {
            let names = PluralRule.allCases.map(\.rawValue)
            faults.append(
                Fault(
                    key: Self.pluralKey, kind: .unusable, problem: "there is no plural rule '\(name)'",
                    remedy: "write the tag of a language whose rule it is: \(names.joined(separator: ", "))"))
        }
    }

    /// The template of a phrase that does not count, or nil after noting a fault.
    mutating func template(of phrase: some PhraseKey) -> PhraseTemplate? {
        template(of: phrase, at: phrase.rawValue, dispensable: phrase.dispensable, isRequired: true)
    }

    /// The forms of a phrase that counts; a form that is left out is not among them.
    mutating func forms(of phrase: some PhraseKey) -> [PluralCategory: PhraseTemplate] {
        var forms: [PluralCategory: PhraseTemplate] = [:]
        for category in plural.categories {
            forms[category] = template(
                of: phrase, at: "\(phrase.rawValue).\(category.rawValue)",
                dispensable: plural.isOneNumber(category) ? ["count"] : [], isRequired: category == .other)
        }
        return forms
    }

    /// What the language says in place of the program's English.
    mutating func sayings() -> Sayings {
        var entries: [Sayings.Entry] = []
        for (key, text) in phrases.sorted(by: { $0.key < $1.key }) where key.hasPrefix(Self.saidKey) {
            known.insert(key)
            guard let english = try? PhraseTemplate(String(key.dropFirst(Self.saidKey.count))),
                let own = try? PhraseTemplate(text), english.literalCount > 0,
                own.placeholders.isSubset(of: english.placeholders)
            else {
                faults.append(
                    Fault(
                        key: key, kind: .unusable, problem: "'\(text)' does not say what '\(key)' says",
                        remedy: "write an English sentence and the same in the language, with the same words in braces")
                )
                continue
            }
            entries.append(Sayings.Entry(english: english, own: own))
        }
        return Sayings(entries)
    }

    /// Notes every key that no phrase has; to be called last.
    mutating func reportUnknownKeys() {
        let categories = PluralCategory.allCases.map(\.rawValue)
        for key in phrases.keys.filter({ !known.contains($0) }).sorted() {
            let parts = key.split(separator: ".").map(String.init)
            let stem = parts.dropLast().joined(separator: ".")
            let isCounted = Phrase(rawValue: stem)?.isCounted ?? Reason(rawValue: stem)?.isCounted ?? false
            if let form = parts.last, categories.contains(form), isCounted {
                faults.append(
                    Fault(
                        key: key, kind: .unknown, problem: "the plural rule '\(plural.rawValue)' has no form '\(form)'",
                        remedy: "leave it out, or name the rule that has it, as in 'plural: ar'"))
                continue
            }
            let nearest = Likeness.nearest(to: key, among: known.sorted())
            faults.append(
                Fault(
                    key: key, kind: .unknown, problem: "there is no phrase '\(key)'",
                    remedy: nearest.map { "did you mean '\($0)'?" } ?? "leave it out"))
        }
    }

    private mutating func template(
        of phrase: some PhraseKey, at key: String, dispensable: Set<String>, isRequired: Bool
    ) -> PhraseTemplate? {
        known.insert(key)
        let allowed = phrase.placeholders
        guard let text = phrases[key], text.contains(where: { !$0.isWhitespace }) else {
            guard isRequired else { return nil }
            return fault(
                key, .missing, "the phrase '\(key)' is missing",
                allowed.isEmpty ? "add it" : "add it, with \(Self.list(allowed)) in it")
        }
        guard let template = try? PhraseTemplate(text) else {
            return fault(
                key, .unusable, "'\(text)' has a brace without its partner",
                "write placeholders as in \(Self.list(allowed.isEmpty ? ["count"] : allowed))")
        }
        let strange = template.placeholders.subtracting(allowed)
        let absent = allowed.subtracting(dispensable).subtracting(template.placeholders)
        if !strange.isEmpty {
            return fault(
                key, .unusable, "'\(text)' has \(Self.list(strange)), which means nothing here",
                allowed.isEmpty ? "leave it out" : "use \(Self.list(allowed))")
        }
        if !absent.isEmpty {
            return fault(
                key, .unusable, "'\(text)' does not have \(Self.list(absent))",
                "put \(Self.list(absent)) where it belongs in the sentence")
        }
        return template
    }

    private mutating func fault(
        _ key: String, _ kind: Fault.Kind, _ problem: String, _ remedy: String
    )
        -> PhraseTemplate?
    {
        faults.append(Fault(key: key, kind: kind, problem: problem, remedy: remedy))
        return nil
    }

    private static func list(_ placeholders: Set<String>) -> String {
        placeholders.sorted().map { "{\($0)}" }.joined(separator: ", ")
    }
}

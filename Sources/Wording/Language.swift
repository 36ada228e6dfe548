import ReminderCore

/// A language notices are written in: every phrase, checked.
package struct Language: Hashable, Sendable {
    /// The IETF language tag, such as `vi`.
    package let tag: String
    private let plural: PluralRule
    private let templates: [Phrase: PhraseTemplate]
    /// The forms of phrases that count.
    private let forms: [Phrase: [PluralCategory: PhraseTemplate]]

    /// Checks `phrases`, by dotted key, and takes them. The key `plural` names a ``PluralRule``; without it the
    /// English one holds.
    ///
    /// - Throws: Every missing and unknown key and every phrase with the wrong placeholders at once.
    package init(tag: String, phrases: [String: String]) throws(LanguageFaults) {
        var reader = PhraseReader(phrases)
        var templates: [Phrase: PhraseTemplate] = [:]
        var forms: [Phrase: [PluralCategory: PhraseTemplate]] = [:]
        for phrase in Phrase.allCases {
            if phrase.isCounted {
                forms[phrase] = reader.forms(of: phrase)
            } else {
                templates[phrase] = reader.template(of: phrase)
            }
        }
        reader.reportUnknownKeys()
        guard reader.faults.isEmpty else { throw LanguageFaults(reader.faults) }
        (self.tag, plural, self.templates, self.forms) = (tag, reader.plural, templates, forms)
    }

    /// The words of `phrase`, with `values` in place of its placeholders.
    package func text(_ phrase: Phrase, _ values: [String: String] = [:]) -> String {
        guard let template = templates[phrase] else {
            preconditionFailure("a language without '\(phrase.rawValue)' passed its check")
        }
        return template.filled(with: values)
    }

    /// The words of a phrase that counts, in its form for `number`, with `values` in place of its other placeholders.
    package func count(_ number: Int, _ phrase: Phrase, _ values: [String: String] = [:]) -> String {
        guard let forms = forms[phrase], let template = forms[plural.category(of: number)] ?? forms[.other] else {
            preconditionFailure("a language without '\(phrase.rawValue).other' passed its check")
        }
        return template.filled(with: values.merging(["count": "\(number)"]) { $1 })
    }
}

import ReminderCore

/// A language notices are written in, and things are explained in: every phrase and every reason, checked.
package struct Language: Hashable, Sendable {
    /// The IETF language tag, such as `vi`.
    package let tag: String
    private let plural: PluralRule
    private let phrases: Words<Phrase>
    private let reasons: Words<Reason>
    private let sayings: Sayings

    /// The texts of one kind of keys.
    private struct Words<Key: PhraseKey>: Hashable, Sendable {
        private var templates: [Key: PhraseTemplate] = [:]
        /// The forms of those that count.
        private var forms: [Key: [PluralCategory: PhraseTemplate]] = [:]

        /// Takes every key from `reader`, which notes what is wrong.
        init(_ reader: inout PhraseReader) {
            for key in Key.allCases {
                if key.isCounted {
                    forms[key] = reader.forms(of: key)
                } else {
                    templates[key] = reader.template(of: key)
                }
            }
        }

        func text(_ key: Key, _ value: (String) -> String?) -> String {
            guard let template = templates[key] else {
                preconditionFailure("a language without '\(key.rawValue)' passed its check")
            }
            return template.filled(value)
        }

        func count(_ number: Int, _ category: PluralCategory, _ key: Key, _ value: (String) -> String?) -> String {
            guard let forms = forms[key], let template = forms[category] ?? forms[.other] else {
                preconditionFailure("a language without '\(key.rawValue).other' passed its check")
            }
            return template.filled { $0 == "count" ? String(number) : value($0) }
        }
    }

    /// Checks `phrases`, by dotted key, and takes them. The key `plural` names a ``PluralRule``; without it the
    /// English one holds.
    ///
    /// - Throws: Every missing and unknown key and every phrase with the wrong placeholders at once.
    package init(tag: String, phrases: [String: String]) throws(LanguageFaults) {
        var reader = PhraseReader(phrases)
        (self.phrases, reasons, sayings) = (Words(&reader), Words(&reader), reader.sayings())
        reader.reportUnknownKeys()
        guard reader.faults.isEmpty else { throw LanguageFaults(reader.faults) }
        (self.tag, plural) = (tag, reader.plural)
    }

    /// The words of `phrase`, with `values` in place of its placeholders.
    package func text(_ phrase: Phrase, _ values: KeyValuePairs<String, String> = [:]) -> String {
        phrases.text(phrase, values.value(of:))
    }

    /// The words of a phrase that counts, in its form for `number`, with `values` in place of its other placeholders.
    package func count(_ number: Int, _ phrase: Phrase, _ values: KeyValuePairs<String, String> = [:]) -> String {
        phrases.count(number, plural.category(of: number), phrase, values.value(of:))
    }

    /// What the program wrote down in English, such as what a service answered, in the language as far as it knows it.
    package func said(_ english: String) -> String { sayings.said(english) }

    /// The words of `reason`, with `values` in place of its placeholders.
    package func reason(_ reason: Reason, _ values: [String: String] = [:]) -> String {
        reasons.text(reason) { values[$0] }
    }

    /// The words of a reason that counts, in its form for `number`, with `values` in place of its other placeholders.
    package func reason(_ reason: Reason, of number: Int, _ values: [String: String] = [:]) -> String {
        reasons.count(number, plural.category(of: number), reason) { values[$0] }
    }
}

extension KeyValuePairs<String, String> {
    /// What stands for `name`. There are a few, and to make a dictionary of them would take longer than to look.
    fileprivate func value(of name: String) -> String? { first { $0.key == name }?.value }
}

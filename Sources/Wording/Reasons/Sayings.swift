/// How a language says what the program wrote down in English when it happened, such as what a service answered.
///
/// The store, the journal and programs have one language. What is shown to people is looked up here: each entry of a
/// language's file, below `said`, is an English sentence with places to be filled in, and the same in the language. What
/// stands at a place is looked up as well. What no entry knows stays in English.
struct Sayings: Hashable, Sendable {
    /// A sentence in English, and in the language.
    struct Entry: Hashable, Sendable {
        let english: PhraseTemplate
        let own: PhraseTemplate
    }

    /// The one that says most first.
    private let entries: [Entry]

    init(_ entries: [Entry]) {
        self.entries = entries.map { ($0.english.literalCount, $0) }.sorted { $0.0 > $1.0 }.map(\.1)
    }

    /// `text`, which is English, in the language.
    func said(_ text: String) -> String {
        for entry in entries {
            // Each place is shorter than the text, so this comes to an end.
            if let values = entry.english.values(in: text) { return entry.own.filled { values[$0].map(said) } }
        }
        return text
    }
}

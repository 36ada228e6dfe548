import Mustache

/// The dashboard's phrases in one language.
///
/// Templates name them below `t`, as in `{{t.nav.agenda}}`.
struct Words: MustacheParent, Sendable {
    /// The IETF language tag, such as `vi`.
    let tag: String
    private let phrases: [String: String]

    init(tag: String, phrases: [String: String]) { (self.tag, self.phrases) = (tag, phrases) }

    /// The phrase `key`, with `values` in place of what stands in braces; the key itself where there is none.
    ///
    /// What is filled in is not read again: a brace in it means nothing.
    subscript(key: String, values: [String: String] = [:]) -> String {
        guard let phrase = phrases[key] else { return key }
        guard !values.isEmpty else { return phrase }
        var text = ""
        var rest = phrase[...]
        while let brace = rest.firstIndex(of: "{"), let end = rest[brace...].firstIndex(of: "}") {
            text += rest[..<brace]
            let name = String(rest[rest.index(after: brace)..<end])
            text += values[name] ?? "{\(name)}"
            rest = rest[rest.index(after: end)...]
        }
        return text + rest
    }

    /// Whether there is a phrase `key`.
    func has(_ key: String) -> Bool { phrases[key] != nil }

    func child(named name: String) -> Any? { WordsBranch(words: self, path: name).value }
}

extension Words: Shown {
    var shown: Any { self }
}

/// The phrases whose keys begin with a path.
private struct WordsBranch: MustacheParent {
    let words: Words
    let path: String

    /// The phrase of that key, or what is below it.
    var value: Any { words.has(path) ? ShownText(text: words[path]) : self }

    func child(named name: String) -> Any? { WordsBranch(words: words, path: "\(path).\(name)").value }
}

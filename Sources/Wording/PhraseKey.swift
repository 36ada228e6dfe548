/// A key of a language's file, and what may stand in its text.
package protocol PhraseKey: RawRepresentable, CaseIterable, Hashable, Sendable where RawValue == String {
    /// What may stand in braces in the text, such as `count` in `{count} ngày`.
    var placeholders: Set<String> { get }
    /// What of ``placeholders`` need not stand in it, because it stays true without.
    var dispensable: Set<String> { get }
}

extension PhraseKey {
    /// Whether it has a form for each category of numbers.
    package var isCounted: Bool { placeholders.contains("count") }
}

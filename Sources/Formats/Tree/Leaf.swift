/// A text in which some parts are open.
struct Leaf: Hashable, Sendable {
    enum Part: Hashable, Sendable {
        /// Written as it is: it may be markup.
        case literal(String)
        /// Escaped for the dialect.
        case value(Value)
    }

    var parts: [Part]
    var dialect = Dialect.plain
    /// The longest text, in the format's unit; nil for any length.
    var limit: Int?
    /// Whether it stays when everything in it came out empty.
    var isKept = false

    /// The values in it.
    var values: [Value] { parts.compactMap { if case .value(let value) = $0 { value } else { nil } } }
}

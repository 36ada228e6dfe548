/// A run of a text that looks alike all over; what it says is not markup in any dialect.
struct Span: Hashable, Sendable {
    /// How it stands out.
    struct Style: OptionSet, Hashable, Sendable {
        let rawValue: UInt8

        static let strong = Style(rawValue: 1)
        static let emphasis = Style(rawValue: 2)
        static let struck = Style(rawValue: 4)
    }

    var text: String
    var style: Style = []
    /// An address that it leads to; empty when there is none.
    var link = ""
    /// The moment that it tells, in seconds since 1970; nil when it tells none.
    var moment: Int64?

    /// Whether it looks like any text.
    var isPlain: Bool { style.isEmpty && link.isEmpty && moment == nil }
}

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

/// A text in lines of spans.
struct StyledText: Hashable, Sendable {
    var lines: [[Span]] = []

    /// Adds a line unless it has no text.
    mutating func add(_ spans: Span...) {
        let spans = spans.filter { !$0.text.isEmpty }
        if !spans.isEmpty { lines.append(spans) }
    }

    /// All of it in as few spans as can be, with the ends of lines as characters.
    var spans: [Span] {
        var spans: [Span] = []
        func add(_ span: Span) {
            if span.isPlain, let last = spans.last, last.isPlain {
                spans[spans.count - 1].text += span.text
            } else {
                spans.append(span)
            }
        }
        for (index, line) in lines.enumerated() {
            if index > 0 { add(Span(text: "\n")) }
            for span in line { add(span) }
        }
        return spans
    }

    /// Adds an empty line, unless there is nothing above it.
    mutating func addGap() {
        if let last = lines.last, !last.isEmpty { lines.append([]) }
    }
}

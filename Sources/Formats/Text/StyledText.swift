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

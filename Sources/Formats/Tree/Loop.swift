/// What a list goes through.
enum Loop: Hashable, Sendable {
    case lines, sections
    /// The lines of the description that are not empty.
    case paragraphs
    /// Those of the section, or of all sections.
    case items
    case spans(Value.Styled)

    /// What is called inside: `line.label`.
    var variable: String {
        switch self {
        case .lines: "line"
        case .sections: "section"
        case .items: "item"
        case .paragraphs: "paragraph"
        case .spans: "span"
        }
    }
}

/// A table in Markdown.
struct MarkdownTable {
    let header: [String]
    var rows: [[String]] = []

    /// A table without rows yet.
    init(_ header: [String]) { self.header = header }

    /// The table, a line for each row.
    var text: String {
        ([header, header.map { _ in "---" }] + rows).map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
    }
}

/// Plain text in short lines that a reader may join again and break where its window ends (RFC 3676, format=flowed).
enum FlowedText {
    /// The longest line that is made, in characters; a longer word stays whole.
    private static let width = 72

    /// `text` in such lines: one that ends with a space goes on in the next.
    static func encoded(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap(lines).map(stuffed)
            .joined(separator: "\n")
    }

    private static func lines(of paragraph: Substring) -> [String] {
        // A space at the end would draw the next paragraph in.
        let end = paragraph.lastIndex { $0 != " " }.map { paragraph.index(after: $0) } ?? paragraph.startIndex
        var lines: [String] = []
        var line = ""
        var (length, isEmpty) = (0, true)
        for word in paragraph[..<end].split(separator: " ", omittingEmptySubsequences: false) {
            if !isEmpty, length + 1 + word.count > width, !line.allSatisfy({ $0 == " " }) {
                lines.append("\(line) ")
                (line, length) = (String(word), word.count)
            } else {
                line += isEmpty ? String(word) : " \(word)"
                length += word.count + (isEmpty ? 0 : 1)
            }
            isEmpty = false
        }
        return lines + [line]
    }

    /// What some program on the way might take for something else gets a space in front, which readers take away.
    private static func stuffed(_ line: String) -> String {
        line.hasPrefix(" ") || line.hasPrefix(">") || line.hasPrefix("From ") ? " \(line)" : line
    }
}

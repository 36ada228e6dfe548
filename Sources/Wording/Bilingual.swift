import ReminderCore

/// What one thing is called in two languages, as one text that readers of either find their way in.
enum Bilingual {
    /// Two sentences: each whole, or one when they are the same.
    static func sentence(_ first: String, _ second: String) -> String {
        if first == second || second.isEmpty { return first }
        return first.isEmpty ? second : "\(first) / \(second)"
    }

    /// Two phrases: what both begin and end with is said once, as in `Đổi giờ / New time: Hội thảo` and
    /// `thứ Năm, 13/2/2020 / Thursday, 13 February 2020, 08:30 (UTC+7)`.
    static func phrase(_ first: String, _ second: String) -> String {
        if first == second { return first }
        let (left, right) = (pieces(of: first), pieces(of: second))
        var before = zip(left, right).prefix { $0 == $1 }.count
        // What begins with the same word need not go on alike: `1 sự kiện`, `1 event`.
        while before > 0, !isMark(left[before - 1]) { before -= 1 }
        let room = min(left.count, right.count) - before
        var after = zip(left.reversed(), right.reversed()).prefix(room).prefix { $0 == $1 }.count
        func middle(_ pieces: [Substring]) -> String { trimmed(pieces[before..<(pieces.count - after)].joined()) }
        while after > 0, !isWhole(middle(left)) || !isWhole(middle(right)) { after -= 1 }
        guard isWhole(middle(left)), isWhole(middle(right)) else { return sentence(first, second) }
        let end = left.count - after
        let gap = after > 0 && end > 0 && left[end - 1].last?.isWhitespace == true ? " " : ""
        return left[..<before].joined() + "\(middle(left)) / \(middle(right))\(gap)" + left[end...].joined()
    }

    /// Two lines of parts with ` · ` between them: part by part.
    static func line(_ first: String, _ second: String) -> String {
        let (left, right) = (first.split(separator: separator), second.split(separator: separator))
        guard left.count == right.count else { return phrase(first, second) }
        return zip(left, right).map { phrase(String($0), String($1)) }.joined(separator: separator)
    }

    private static let separator = " · "

    /// The words of `text`, and what stands between them: runs of spaces, and marks at the edges of words. A mark inside
    /// a word belongs to it, as in `13/2/2020`.
    private static func pieces(of text: String) -> [Substring] {
        var pieces: [Substring] = []
        for run in runs(of: text) {
            guard run.first?.isWhitespace == false else {
                pieces.append(run)
                continue
            }
            let body = run.drop { isMark($0) }
            pieces += run[..<body.startIndex].indices.map { run[$0...$0] }
            let tail = body.reversed().prefix { isMark($0) }.count
            let end = body.index(body.endIndex, offsetBy: -tail)
            if end > body.startIndex { pieces.append(body[..<end]) }
            pieces += body[end...].indices.map { run[$0...$0] }
        }
        return pieces
    }

    /// `text` cut where spaces begin and end.
    private static func runs(of text: String) -> [Substring] {
        var runs: [Substring] = []
        var rest = text[...]
        while let first = rest.first {
            let run = rest.prefix { $0.isWhitespace == first.isWhitespace }
            runs.append(run)
            rest = rest[run.endIndex...]
        }
        return runs
    }

    private static func isMark(_ character: Character) -> Bool { !character.isLetter && !character.isNumber }

    private static func isMark(_ piece: Substring) -> Bool {
        piece.allSatisfy { isMark($0) } && piece.first?.isWhitespace != true
    }

    /// Whether `text` says something, and closes every bracket that it opens.
    private static func isWhole(_ text: String) -> Bool {
        var depth = 0
        for character in text where "()[]".contains(character) {
            depth += "([".contains(character) ? 1 : -1
            if depth < 0 { return false }
        }
        return depth == 0 && !text.isEmpty
    }

    private static func trimmed(_ text: String) -> String {
        String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}

extension Message {
    /// The message in two languages: this one's, and those of `other`, which says the same.
    func with(_ other: Message) -> Message {
        var both = self
        both.heading = Bilingual.phrase(heading, other.heading)
        both.lead = Bilingual.sentence(lead, other.lead)
        both.lines = zip(lines, other.lines).map { $0.with($1) }
        both.sections = zip(sections, other.sections).map { $0.with($1) }
        both.body = Bilingual.sentence(body, other.body)
        both.linkLabel = Bilingual.phrase(linkLabel, other.linkLabel)
        both.momentLabel = Bilingual.phrase(momentLabel, other.momentLabel)
        both.footer = Bilingual.sentence(footer, other.footer)
        both.summary = Bilingual.line(summary, other.summary)
        return both
    }
}

extension Message.Line {
    fileprivate func with(_ other: Message.Line) -> Message.Line {
        Message.Line(
            label: Bilingual.phrase(label, other.label), value: Bilingual.phrase(value, other.value),
            former: Bilingual.phrase(former, other.former), moment: moment)
    }
}

extension Message.Section {
    fileprivate func with(_ other: Message.Section) -> Message.Section {
        Message.Section(
            title: Bilingual.phrase(title, other.title), items: zip(items, other.items).map { $0.with($1) },
            more: Bilingual.phrase(more, other.more), moreCount: moreCount)
    }
}

extension Message.Item {
    fileprivate func with(_ other: Message.Item) -> Message.Item {
        Message.Item(
            title: Bilingual.phrase(title, other.title), details: Bilingual.line(details, other.details), link: link)
    }
}

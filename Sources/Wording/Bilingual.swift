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
        let shorter = min(left.count, right.count)
        let before = zip(left, right).prefix { $0 == $1 }.count
        let after = zip(left.reversed(), right.reversed()).prefix(shorter - before).prefix { $0 == $1 }.count
        let middles = [left, right].map { trimmed($0[before..<($0.count - after)].joined()) }
        // A word that only one of them has would hang in the air.
        guard !middles[0].isEmpty, !middles[1].isEmpty else { return sentence(first, second) }
        return left[..<before].joined() + middles.joined(separator: " / ") + gap(left, before: left.count - after)
            + left[(left.count - after)...].joined()
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

    private static func trimmed(_ text: String) -> String {
        String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }

    /// The space that was trimmed off before what both end with, if it does not begin with one.
    private static func gap(_ pieces: [Substring], before index: Int) -> String {
        guard index > 0, index < pieces.count else { return "" }
        return pieces[index - 1].last?.isWhitespace == true ? " " : ""
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
            more: Bilingual.phrase(more, other.more))
    }
}

extension Message.Item {
    fileprivate func with(_ other: Message.Item) -> Message.Item {
        Message.Item(
            title: Bilingual.phrase(title, other.title), details: Bilingual.line(details, other.details), link: link)
    }
}

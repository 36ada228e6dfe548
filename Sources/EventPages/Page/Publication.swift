import CivilTime
import DateGrammar

/// Finds the day that a page was published: no event's, whatever it looks like.
struct Publication {
    /// The most words of a line with a date and what belongs to it: an author, a counter.
    private static let longest = 18

    let passages: [Passage]
    let title: Int?
    let bare: Bool

    /// The day, and the passage that says it.
    var found: (date: CivilDate, index: Int)? {
        let first = said ?? placed
        guard let first, let date = passages[first].firstDay?.days?.lowerBound else { return nil }
        return (date, first)
    }

    /// The first line that says of itself that it is about the page.
    private var said: Int? {
        passages.indices.prefix(60).first { isLine($0) && passages[$0].isPublishing(bare: bare) }
    }

    /// The line with a day near the title, above the text, on a page that is no list of such lines.
    private var placed: Int? {
        guard let title else { return nil }
        let lines = passages.indices.prefix(400).filter { passages[$0].isDateLine(bare: bare) }
        guard lines.count <= 2 else { return nil }
        let near = max(0, title - 2)..<min(passages.count, title + 4)
        guard let index = near.first(where: { $0 != title && isLine($0) && !isAnnouncement(passages[$0]) }) else {
            return nil
        }
        // Nothing but small things stands between it and the title.
        if index > title, passages[title + 1..<max(title + 1, index)].contains(where: isText) { return nil }
        return passages[max(index, title)...].dropFirst().prefix(12).contains(where: isText) ? index : nil
    }

    /// Whether the passage is a line with one day in it.
    private func isLine(_ index: Int) -> Bool {
        let passage = passages[index]
        guard passage.block.row == nil, passage.words.list.count <= Self.longest, let first = passage.firstDay,
            first.precision == .day, let days = first.days, days.lowerBound == days.upperBound
        else { return false }
        return passage.text.last != UInt8(ascii: ".")
    }

    /// Whether it tells of an event: with a label, a name for one, or a verb.
    private func isAnnouncement(_ passage: Passage) -> Bool {
        if passage.isDateLine(bare: bare) { return false }
        return Label.read(passage, bare: bare) != nil || passage.block.role == .item
            || !EventKind.named(in: passage.words, bare: bare).isEmpty
            || Happening.words.isIn(passage.words, bare: bare)
            || Place.found(in: passage, 0..<passage.text.count, bare: bare)?.isKnown == true
    }

    /// Whether the passage is a piece of running text.
    private func isText(_ passage: Passage) -> Bool {
        let count = passage.words.list.count
        if passage.block.isHeading || Label.read(passage, bare: bare) != nil { return false }
        return count >= 20 || (count >= 8 && passage.text.last == UInt8(ascii: "."))
    }
}

extension Passage {
    /// Whether it is nothing but a day, perhaps with hours.
    func isDateLine(bare: Bool) -> Bool {
        firstDay?.precision == .day && words.list.count <= 24
            && wordsBesideDates(filler: PageWords.filler, bare: bare) <= 1
    }

    /// Whether it says of its date that it is the page's own.
    func isPublishing(bare: Bool) -> Bool {
        isUndated || firstDay != nil && words.list.count <= 24 && PageWords.publishing.isIn(words, bare: bare)
    }
}

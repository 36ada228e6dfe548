import ReminderCore
import Wording

/// How much of a message is kept when the service does not take all of it.
struct Cut: Hashable, Sendable {
    /// How many items, over all sections.
    var items = Int.max
    /// How long the description may be, in UTF-16 code units.
    var body = Int.max
    /// How long any other text may be, in UTF-16 code units.
    var words = Int.max

    static let none = Cut()
}

extension Message {
    /// How many items there are, over all sections.
    var itemCount: Int { sections.reduce(0) { $0 + $1.items.count } }

    /// The message with no more than `cut` keeps: whole items, and texts cut between words.
    func cut(_ cut: Cut) -> Message {
        if cut == .none { return self }
        var message = self
        if cut.items < itemCount { message.sections = sections(keeping: cut.items) }
        message.body = cut.body > 0 ? body.shortened(to: cut.body) : ""
        guard cut.words < .max else { return message }
        message.heading = heading.shortened(to: cut.words)
        message.lead = lead.shortened(to: cut.words)
        message.footer = footer.shortened(to: cut.words)
        message.summary = summary.shortened(to: cut.words)
        message.lines = lines.map { line in
            Line(
                label: line.label.shortened(to: cut.words), value: line.value.shortened(to: cut.words),
                former: line.former.shortened(to: cut.words), moment: line.moment)
        }
        return message
    }

    /// The first `count` items in their sections, and how many others there are.
    private func sections(keeping count: Int) -> [Section] {
        var room = count
        var left = itemCount - count
        var kept: [Section] = []
        for (index, section) in sections.enumerated() {
            if room <= 0, !kept.isEmpty { break }
            let items = Array(section.items.prefix(room))
            room -= items.count
            let isCut = room <= 0 && left > 0
            // One number, for all that are not shown from here on.
            if isCut { left += sections[index...].reduce(0) { $0 + $1.moreCount } }
            kept.append(
                Section(
                    title: section.title, items: items, more: isCut ? "… +\(left)" : section.more,
                    moreCount: isCut ? left : section.moreCount))
        }
        return kept
    }
}

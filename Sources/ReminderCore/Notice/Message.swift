package import CivilTime

/// A notice in words: a small tree of plain texts that each channel dresses in its own way.
///
/// Every text may hold anything a stranger wrote in a calendar. It is never markup: a channel escapes
/// each leaf as it fills it in.
package struct Message: Hashable, Sendable {
    /// A label and what it stands for, such as `Khi nào` and `thứ Năm, 13/2/2020, 08:30`.
    package struct Line: Hashable, Sendable {
        package let label: String
        package let value: String
        /// What it was before; empty when it did not change. Shown struck through where that can be.
        package let former: String
        /// The moment that the value tells, for services that show each reader the time of his own clock; nil for none.
        package let moment: Instant?

        package init(label: String, value: String, former: String = "", moment: Instant? = nil) {
            (self.label, self.value, self.former, self.moment) = (label, value, former, moment)
        }
    }

    /// Several things under one title.
    package struct Section: Hashable, Sendable {
        package let title: String
        package let items: [Item]
        /// How many more there are, in words; empty when there are none.
        package let more: String
        /// The same as a number.
        package let moreCount: Int

        package init(title: String, items: [Item], more: String = "", moreCount: Int = 0) {
            (self.title, self.items, self.more, self.moreCount) = (title, items, more, moreCount)
        }
    }

    /// One of several things.
    package struct Item: Hashable, Sendable {
        package let title: String
        /// When and where, on one line.
        package let details: String
        /// An `http` or `https` address that tells more; empty when there is none.
        package let link: String

        package init(title: String, details: String, link: String = "") {
            (self.title, self.details, self.link) = (title, details, link)
        }
    }

    /// The IETF language tag of the words, such as `vi`.
    package var language: String
    /// What it is about: an occurrence's title, what became of it, or how many there are.
    package var heading: String
    /// One sentence that says what it means to the reader, such as how soon it is.
    package var lead: String
    package var lines: [Line]
    /// What a digest, or a notice of several occurrences, lists.
    package var sections: [Section] = []
    /// The beginning of the occurrence's description; empty when there is none.
    package var body: String
    /// An `http` or `https` address that tells more; empty when there is none.
    package var link: String
    /// What the link is called.
    package var linkLabel: String
    /// What a time by the reader's own clock is called, such as `Giờ của bạn`, where a service shows one beside
    /// ``Line/moment``; empty where nothing is said.
    package var momentLabel = ""
    /// Where the notice comes from.
    package var footer: String
    /// Heading, time and place on one line: a mail's subject, a notification's text.
    package var summary: String

    package init(
        language: String, heading: String, lead: String, lines: [Line], body: String, link: String, linkLabel: String,
        footer: String, summary: String
    ) {
        (self.language, self.heading, self.lead, self.lines) = (language, heading, lead, lines)
        (self.body, self.link, self.linkLabel) = (body, link, linkLabel)
        (self.footer, self.summary) = (footer, summary)
    }

    /// All of it as plain text, one part a line, without a newline at the end.
    package var plainText: String {
        var text = TextBuilder(capacity: 1024)
        var isBegun = false
        func line(_ beginning: String) {
            if isBegun { text.add(ascii: "\n") }
            isBegun = true
            text.add(beginning)
        }
        for part in [heading, lead] where !part.isEmpty { line(part) }
        for item in lines {
            line(item.label)
            text.add(": ")
            if !item.former.isEmpty { text.add("\(item.former) → ") }
            text.add(item.value)
        }
        for section in sections {
            line("")
            if !section.title.isEmpty { line(section.title) }
            for item in section.items {
                line(item.details.isEmpty ? "• \(item.title)" : "• \(item.title) — \(item.details)")
                if !item.link.isEmpty { line("  \(item.link)") }
            }
            if !section.more.isEmpty { line(section.more) }
        }
        for part in [body, link.isEmpty ? "" : "\(linkLabel): \(link)", footer] where !part.isEmpty {
            line("")
            line(part)
        }
        return text.text
    }
}

package import ReminderCore

extension Message {
    /// The message with every leaf fit for plain text: no control characters, no newlines but the body's, no
    /// endless length.
    ///
    /// The writer of notices has seen to it before. Here it is done where it matters, whoever wrote the message.
    package var tamed: Message {
        var tamed = self
        tamed.heading = Self.line(heading)
        tamed.lead = Self.line(lead)
        tamed.lines = lines.map { line in
            Line(
                label: Self.line(line.label), value: Self.line(line.value), former: Self.line(line.former),
                moment: line.moment)
        }
        tamed.sections = sections.map { section in
            Section(
                title: Self.line(section.title), items: section.items.map(\.tamed), more: Self.line(section.more),
                moreCount: section.moreCount)
        }
        tamed.body = TamedText.paragraphs(body, limit: 4000, lines: 150)
        tamed.link = WebLink.address(link) ?? ""
        tamed.linkLabel = Self.line(linkLabel)
        tamed.footer = Self.line(footer)
        tamed.summary = Self.line(summary)
        tamed.momentLabel = Self.line(momentLabel)
        return tamed
    }

    fileprivate static func line(_ text: String) -> String { TamedText.line(text, limit: 500) }
}

extension Message.Item {
    /// The item with every leaf fit for plain text.
    fileprivate var tamed: Message.Item {
        Message.Item(
            title: Message.line(title), details: Message.line(details), link: WebLink.address(link) ?? "")
    }
}

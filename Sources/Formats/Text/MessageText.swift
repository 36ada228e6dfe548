import CivilTime
import ReminderCore
import Wording

/// A message, or a part of it, as lines of styled text.
struct MessageText: Sendable {
    let message: Message
    /// Whether the dialect has words for links; without, addresses are written out.
    let hasLinks: Bool
    /// Whether the service shows moments on each reader's own clock.
    let hasTimes: Bool

    init(_ message: Message, in dialect: Dialect) {
        self.message = message
        hasLinks = dialect.link != nil
        hasTimes = dialect.time != nil
    }

    /// A part of a message that is more than one plain text.
    enum Part: String, Hashable, Sendable, CaseIterable {
        /// All of it.
        case message
        /// All but the heading.
        case details
        /// Without heading, link and footer.
        case text
        /// What a digest or a group lists.
        case list
    }

    /// The lines of `part`.
    func text(_ part: Part) -> StyledText {
        var text = StyledText()
        if part == .message { text.add(Span(text: message.heading, style: .strong)) }
        if part != .list {
            if !message.lead.isEmpty { text.lines.append(spans(of: message.lead)) }
            for line in message.lines {
                text.lines.append(spans(of: line))
                if let time = time(of: line) { text.lines.append(time) }
            }
        }
        for section in message.sections {
            text.addGap()
            text.add(Span(text: section.title, style: .strong))
            for item in section.items { text.lines += lines(of: item) }
            text.add(Span(text: section.more))
        }
        if part != .list, !message.body.isEmpty {
            text.addGap()
            for line in message.body.parts(at: "\n") {
                text.lines.append(line.isEmpty ? [] : spans(of: String(line)))
            }
        }
        guard part == .message || part == .details else { return text }
        if !message.link.isEmpty {
            text.addGap()
            text.lines.append(link(message.link, message.linkLabel))
        }
        if !message.footer.isEmpty {
            if message.link.isEmpty { text.addGap() }
            text.add(Span(text: message.footer, style: .emphasis))
        }
        return text
    }

    /// The label, what it was, and what it is.
    func spans(of line: Message.Line) -> [Span] {
        var spans = [Span(text: "\(line.label):", style: .strong), Span(text: " ")]
        if !line.former.isEmpty { spans += [Span(text: line.former, style: .struck), Span(text: " → ")] }
        return spans + self.spans(of: line.value)
    }

    /// The line's moment on the reader's own clock; nil where it tells none, or the service cannot show it.
    func time(of line: Message.Line) -> [Span]? {
        guard hasTimes, let moment = line.moment, !message.momentLabel.isEmpty else { return nil }
        return [
            Span(text: "\(message.momentLabel):", style: .strong), Span(text: " "),
            Span(text: line.value, moment: moment.unixSeconds),
        ]
    }

    /// One of several things, without the mark of an item in a list.
    func spans(of item: Message.Item) -> [Span] {
        var spans = [Span(text: item.title, link: hasLinks ? item.link : "")]
        if !item.details.isEmpty { spans += [Span(text: " — ")] + self.spans(of: item.details) }
        return spans
    }

    /// A text in which addresses lead where they say.
    private func spans(of text: String) -> [Span] {
        guard Self.mayHoldAddress(text) else { return [Span(text: text)] }
        var spans: [Span] = []
        for (index, word) in text.parts(at: " ").enumerated() {
            if index > 0 { spans.append(Span(text: " ")) }
            let end = word.lastIndex { !".,;:!?)”\"".contains($0) }.map { word.index(after: $0) } ?? word.startIndex
            let address = String(word[..<end])
            if ["http://", "https://"].contains(where: address.hasPrefix), WebLink.address(address) == address {
                spans.append(Span(text: address, link: address))
                if end < word.endIndex { spans.append(Span(text: String(word[end...]))) }
            } else if !word.isEmpty {
                spans.append(Span(text: String(word)))
            }
        }
        // Words without an address between them are one span.
        return spans.reduce(into: []) { joined, span in
            if span.link.isEmpty, let last = joined.last, last.link.isEmpty {
                joined[joined.count - 1].text += span.text
            } else {
                joined.append(span)
            }
        }
    }

    private static func mayHoldAddress(_ text: String) -> Bool {
        var previous: UInt8 = 0
        return text.utf8.contains { byte in
            defer { previous = byte }
            return byte == UInt8(ascii: "/") && previous == UInt8(ascii: ":")
        }
    }

    private func lines(of item: Message.Item) -> [[Span]] {
        let line = [Span(text: "• ")] + spans(of: item)
        return hasLinks || item.link.isEmpty
            ? [line] : [line, [Span(text: "  "), Span(text: item.link, link: item.link)]]
    }

    private func link(_ address: String, _ label: String) -> [Span] {
        if hasLinks { return [Span(text: label.isEmpty ? address : label, link: address)] }
        let words = label.isEmpty ? [] : [Span(text: "\(label): ")]
        return words + [Span(text: address, link: address)]
    }
}

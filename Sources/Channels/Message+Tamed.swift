import ReminderCore
import Wording

extension Message {
    /// The message with every leaf fit for plain text: no control characters, no newlines but the body's, no
    /// endless length.
    ///
    /// The writer of notices has seen to it before. Here it is done where it matters, whoever wrote the message.
    var tamed: Message {
        var tamed = self
        tamed.heading = Self.line(heading)
        tamed.lead = Self.line(lead)
        tamed.lines = lines.map { Line(label: Self.line($0.label), value: Self.line($0.value)) }
        tamed.body = TamedText.paragraphs(body, limit: 2000, lines: 50)
        tamed.link = WebLink.address(link) ?? ""
        tamed.linkLabel = Self.line(linkLabel)
        tamed.footer = Self.line(footer)
        tamed.summary = Self.line(summary)
        return tamed
    }

    private static func line(_ text: String) -> String { TamedText.line(text, limit: 500) }
}

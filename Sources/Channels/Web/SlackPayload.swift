import ReminderCore
import Wording

/// A notice in Slack's blocks, every text of a stranger in one where Slack finds no markup.
enum SlackPayload {
    /// What Slack takes at most, in characters.
    private enum Limit {
        static let header = 150
        static let section = 3000
        static let fields = 10
        static let field = 2000
        /// A value that has its former one before it.
        static let halfField = 900
        static let footer = 2000
        static let item = 500
        /// Slack takes fifty; the others are the heading, the lead with its fields, the body, the link and the footer.
        static let listBlocks = 45
        /// What all lists together may hold; nobody reads more in a chat.
        static let lists = 12_000
    }

    /// The whole of a message.
    static func bytes(_ message: Message) -> [UInt8] {
        var blocks: [JSONValue] = []
        let heading = SlackText(line: message.heading, limit: Limit.header)
        // Slack refuses a block without text.
        if !heading.escaped.isEmpty { blocks.append(["type": "header", "text": plain(heading)]) }
        let lead = SlackText(line: message.lead, limit: Limit.section)
        let fields = message.lines.prefix(Limit.fields).map { plain(field($0)) }
        var section: [JSONValue.Member] = [.init(key: "type", value: "section")]
        if !lead.escaped.isEmpty { section.append(.init(key: "text", value: plain(lead))) }
        if !fields.isEmpty { section.append(.init(key: "fields", value: .list(fields))) }
        if section.count > 1 { blocks.append(.object(section)) }
        blocks += lists(message.sections).map { ["type": "section", "text": plain($0)] }
        let body = SlackText(paragraphs: message.body, limit: Limit.section)
        if !body.escaped.isEmpty { blocks.append(["type": "section", "text": plain(body)]) }
        if let link = link(message) {
            blocks.append(["type": "section", "text": ["type": "mrkdwn", "text": .text(link)]])
        }
        let footer = SlackText(line: message.footer, limit: Limit.footer)
        if !footer.escaped.isEmpty { blocks.append(["type": "context", "elements": [plain(footer)]]) }
        let words = [message.lead, message.summary].filter { !$0.isEmpty }.joined(separator: " · ")
        let payload: JSONValue = [
            // What notifications show, and readers that do not draw blocks.
            "text": .text(SlackText(line: words, limit: Limit.section).escaped),
            "blocks": .list(blocks),
            "unfurl_links": false,
            "unfurl_media": false,
        ]
        return payload.bytes
    }

    /// A notice's summary, and nothing else.
    static func plain(_ summary: String) -> [UInt8] {
        let payload: JSONValue = ["text": .text(SlackText(line: summary, limit: Limit.section).escaped)]
        return payload.bytes
    }

    /// Text in which Slack finds no markup.
    private static func plain(_ text: SlackText) -> JSONValue {
        ["type": "plain_text", "text": .text(text.escaped), "emoji": false]
    }

    /// A label and its value below it. What it was before stands as plain text, too: only markup could strike it out.
    private static func field(_ line: Message.Line) -> SlackText {
        guard !line.former.isEmpty else {
            let value = TamedText.line(line.value, limit: Limit.field)
            return SlackText(paragraphs: "\(line.label):\n\(value)", limit: Limit.field)
        }
        let former = TamedText.line(line.former, limit: Limit.halfField)
        let value = TamedText.line(line.value, limit: Limit.halfField)
        return SlackText(paragraphs: "\(line.label):\n\(former) → \(value)", limit: Limit.field)
    }

    /// The lists, whole items only. Where there are too many, the last ones are counted and not shown.
    private static func lists(_ sections: [Message.Section]) -> [SlackText] {
        var texts: [SlackText] = []
        var room = Limit.lists
        for section in sections {
            let more = SlackText(line: section.more, limit: Limit.item)
            var lines: [SlackText] = [SlackText(line: section.title, limit: Limit.item)]
            var left = section.items.count
            for item in section.items {
                let text = self.item(item)
                room -= text.escaped.utf16.count + 1
                if room < 0 { break }
                lines.append(text)
                left -= 1
            }
            if left > 0 { lines.append(SlackText(line: "… +\(left)", limit: Limit.item)) }
            texts += SlackText.joined((lines + [more]).filter { !$0.escaped.isEmpty }, limit: Limit.section)
        }
        return Array(texts.prefix(Limit.listBlocks))
    }

    /// One line, and below it the address where there is one that fits.
    private static func item(_ item: Message.Item) -> SlackText {
        let details = item.details.isEmpty ? "" : " — \(item.details)"
        let line = SlackText(line: "• \(item.title)\(details)", limit: Limit.item)
        guard let address = WebLink.address(item.link), address.utf16.count <= Limit.item else { return line }
        let link = SlackText(line: address, limit: Limit.section)
        return SlackText.joined([line, link], limit: Limit.section)[0]
    }

    /// The one place where markup is wanted: an address that cannot end it, and our own name for it.
    private static func link(_ message: Message) -> String? {
        guard let address = WebLink.address(message.link) else { return nil }
        let label = SlackText(line: message.linkLabel.filter { $0 != "|" }, limit: 100)
        return "<\(SlackText(line: address, limit: Limit.section).escaped)|\(label.escaped)>"
    }
}

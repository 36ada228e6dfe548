import ReminderCore

/// A message as a small page for mail programs: no scripts, no pictures, nothing that is fetched from anywhere, all styles
/// inline.
///
/// Text has no colour of its own, so that it is light on dark where the reader likes it so; what is less important is
/// paler, and the button has both of its colours.
struct MailPage: Sendable {
    private let message: Message

    /// - Parameter message: Fit to be shown.
    init(_ message: Message) { self.message = message }

    /// The page.
    var html: String {
        let head: [HTML] = [
            .element(.meta, [.fixed("charset", "utf-8")], []),
            .element(
                .meta, [.fixed("name", "viewport"), .fixed("content", "width=device-width, initial-scale=1")], []),
            .element(.meta, [.fixed("name", "color-scheme"), .fixed("content", "light dark")], []),
            .element(.title, [], [.text(message.summary)]),
        ]
        let column: HTML = .styled(.div, "max-width:36em;margin:0 auto", parts.flatMap(\.self))
        let page: HTML = .element(
            .html, [.value("lang", message.language)],
            [
                .element(.head, [], head),
                .styled(.body, "margin:0;padding:16px;font:16px/1.5 sans-serif", [column]),
            ])
        return "<!DOCTYPE html>\n\(page.markup)\n"
    }

    private var parts: [[HTML]] { [top, table, sections, text, button, footer] }

    private var top: [HTML] {
        let heading = HTML.styled(.h1, "font-size:20px;line-height:1.3;margin:0", [.text(message.heading)])
        return [heading] + (message.lead.isEmpty ? [] : [.styled(.p, "margin:4px 0 0", [.text(message.lead)])])
    }

    private var table: [HTML] {
        if message.lines.isEmpty { return [] }
        let rows = message.lines.map { line in
            let former: [HTML] =
                line.former.isEmpty ? [] : [.styled(.del, "opacity:.7", [.text(line.former)]), .text(" → ")]
            return HTML.element(
                .tr, [],
                [
                    .element(
                        .th,
                        [
                            .fixed("scope", "row"),
                            .fixed(
                                "style",
                                "text-align:left;vertical-align:top;font-weight:normal;opacity:.7;padding:2px 16px 2px 0"
                            ),
                        ], [.text(line.label)]),
                    .styled(.td, "vertical-align:top;padding:2px 0", former + [.text(line.value)]),
                ])
        }
        return [.styled(.table, "border-collapse:collapse;margin:16px 0 0", rows)]
    }

    private var sections: [HTML] {
        message.sections.flatMap { section in
            let title: [HTML] =
                section.title.isEmpty
                ? [] : [.styled(.h2, "font-size:17px;line-height:1.3;margin:20px 0 0", [.text(section.title)])]
            let more: [HTML] =
                section.more.isEmpty ? [] : [.styled(.p, "margin:4px 0 0;opacity:.7", [.text(section.more)])]
            return title + [.styled(.ul, "margin:4px 0 0;padding-left:20px", section.items.map(item))] + more
        }
    }

    private func item(_ item: Message.Item) -> HTML {
        let title: HTML =
            item.link.isEmpty ? .text(item.title) : .element(.a, [.value("href", item.link)], [.text(item.title)])
        let details: [HTML] = item.details.isEmpty ? [] : [.element(.br, [], []), .text(item.details)]
        return .styled(.li, "margin:4px 0", [title] + details)
    }

    private var text: [HTML] {
        let lines = message.body.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.split(separator: "").map { paragraph in
            let pieces = paragraph.map { [HTML.text(String($0))] }.joined(separator: [.element(.br, [], [])])
            return .styled(.p, "margin:16px 0 0", Array(pieces))
        }
    }

    private var button: [HTML] {
        if message.link.isEmpty { return [] }
        let link: HTML = .element(
            .a,
            [
                .value("href", message.link),
                .fixed(
                    "style",
                    "display:inline-block;padding:10px 18px;border-radius:6px;background:#1a5fb4;color:#ffffff;text-decoration:none"
                ),
            ], [.text(message.linkLabel.isEmpty ? message.link : message.linkLabel)])
        return [.styled(.p, "margin:20px 0 0", [link])]
    }

    private var footer: [HTML] {
        message.footer.isEmpty
            ? [] : [.styled(.p, "margin:24px 0 0;font-size:13px;opacity:.7", [.text(message.footer)])]
    }
}

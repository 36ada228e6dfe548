import Foundation
import ReminderCore
import Testing
import Wording

@testable import Channels

@Suite("Mails")
struct MailMessageTests {
    /// Every kind of notice, and what it is called in `Fixtures`.
    static let recorded: [(name: String, story: Story, settings: [String: KindSettings.Value])] = [
        (
            "reminder", .workshop,
            ["list": .text("workshops.example.org"), "unsubscribe": .text("https://example.org/leave")]
        ),
        ("title", .longTitle, [:]), ("change", .moved, [:]), ("gone", .vanished, ["calendar": .text("request")]),
        ("group", .group, [:]), ("digest", .longDigest, [:]), ("hostile", .hostile, [:]),
        ("trouble", .trouble, ["unsubscribe": .text("mailto:leave@example.org?subject=x")]),
    ]

    @Test("Python's email reads every part as it was recorded, and finds no fault", arguments: recorded.map(\.name))
    func fixtures(name: String) async throws {
        let given = try #require(Self.recorded.first { $0.name == name })
        let mail = try await Mail(message(given.settings).bytes(given.story.message, for: given.story.notice))
        #expect(mail.defects.isEmpty)
        var text = mail.headers.map { "\($0[0]): \($0[1])" }.joined(separator: "\n")
        for part in mail.parts {
            let parameters = part.parameters.sorted { $0.key < $1.key }.map { "; \($0)=\($1)" }.joined()
            text += "\n\n--- \(part.type)\(parameters)\n\(part.content.replacing("\r\n", with: "\n"))"
        }
        try expectSnapshot("mail-\(name).txt", text)
    }

    @Test("the bytes of a mail are as they were recorded")
    func bytes() throws {
        let bytes = message().bytes(Story.moved.message, for: Story.moved.notice)
        try expectSnapshot("mail-change.eml", String(decoding: bytes, as: UTF8.self))
    }

    @Test("a mail says the same three times, the event last and not as an attachment", arguments: Story.all)
    func forms(story: Story) async throws {
        let mail = try await Mail(message().bytes(story.message, for: story.notice))
        let types = mail.parts.map(\.type)
        #expect(types.prefix(2) == ["text/plain", "text/html"])
        #expect(types.dropFirst(2).allSatisfy { $0 == "text/calendar" } && types.count <= 3)
        #expect(mail.parts.allSatisfy { $0.disposition == nil })
        #expect(mail.parts[0].parameters == ["charset": "utf-8", "format": "flowed"])
        let isAboutEvents = ["reminder", "change", "group"].contains(story.notice.subject.name)
        #expect((types.count == 3) == isAboutEvents)
    }

    @Test("a mail is short lines of ASCII that end with a line feed, whatever is in it", arguments: Story.all)
    func lines(story: Story) {
        let mail = message().bytes(story.message, for: story.notice)
        #expect(mail.allSatisfy { $0 == 10 || (0x20...0x7E).contains($0) })
        #expect(mail.split(separator: 10, omittingEmptySubsequences: false).allSatisfy { $0.count <= 78 })
        #expect(mail.last == 10)
    }

    @Test("the same notice is the same mail, to the boundary", arguments: Story.all)
    func repeatable(story: Story) {
        let mail = message()
        #expect(mail.bytes(story.message, for: story.notice) == mail.bytes(story.message, for: story.notice))
    }

    /// What somebody writes who wants to add a header, or to end them.
    static let injections = [
        "x\r\nBcc: victim@example.org", "x\nBcc: victim@example.org", "x\rBcc: v@example.org", "x\r\n\r\n<script>",
        "x\u{2028}Bcc: v@example.org", "x\u{85}Bcc: v@example.org", "x\u{0}\r\n.\r\nQUIT", "=?UTF-8?Q?x=0ABcc:_v?=",
        "x>\r\nBcc: v@example.org, <y", "x\u{B}Bcc: v\u{C}Bcc: w", "\" <v@example.org>, \"",
    ]

    @Test("nothing can add a header: title, calendar, uid, language, host, names, list", arguments: injections)
    func injection(text: String) async throws {
        let usual = Story.workshop
        let occurrence = Occurrence(
            id: .init(calendar: text, uid: text, recurrenceID: text), span: Occurrence.workshop.span, title: text,
            location: text, details: text, link: "https://example.org/\(text)")
        let notice = Notice(
            id: usual.notice.id, subject: .reminder(occurrence), channel: text, rule: text, lead: text,
            due: morning, now: morning, expires: morning)
        let hostile = Message(
            language: text, heading: text, lead: text, lines: [.init(label: text, value: text, former: text)],
            body: text, link: "https://example.org/\(text)", linkLabel: text, footer: text, summary: text)
        let settings: [String: KindSettings.Value] = [
            "from": .text("\(text) <nhaclich@example.org>"),
            "to": .texts(["\(text) <a@example.org>", "b\(text)@example.org"]),
            "list": .text(text), "unsubscribe": .text("mailto:\(text)"),
        ]
        for manner in ["publish", "request"] {
            let all = settings.merging(["calendar": .text(manner)]) { $1 }
            let bytes = message(all, hostname: text).bytes(hostile, for: notice)
            #expect(bytes.allSatisfy { $0 == 10 || (0x20...0x7E).contains($0) })
            let mail = try await Mail(bytes)
            let names = mail.headers.map { $0[0] }
            #expect(Set(names).isSubset(of: Self.names), "\(names)")
            #expect(Set(names).count == names.count)
            #expect(mail.parts.map(\.type) == ["text/plain", "text/html", "text/calendar"])
            let calendar = try #require(mail.part("text/calendar")).content
            let properties = Set(
                calendar.split(whereSeparator: \.isNewline).filter { $0.first != " " }.map {
                    $0.prefix { !":;".contains($0) }
                })
            #expect(properties.isSubset(of: Self.properties), "\(properties)")
        }
    }

    /// Every header a mail may have.
    static let names: Set = [
        "Date", "From", "To", "Subject", "Message-ID", "References", "In-Reply-To", "List-Id", "List-Unsubscribe",
        "Auto-Submitted", "X-Auto-Response-Suppress", "MIME-Version", "Content-Language",
        "Content-Type",
    ]

    /// Every property its calendar may have.
    static let properties: Set<Substring> = [
        "BEGIN", "VERSION", "PRODID", "CALSCALE", "METHOD", "UID", "RECURRENCE-ID", "DTSTAMP", "DTSTART", "DTEND",
        "SEQUENCE", "STATUS", "SUMMARY", "LOCATION", "DESCRIPTION", "URL", "ORGANIZER", "ATTENDEE", "END",
    ]

    @Test("a list is named, and how to leave it")
    func lists() async throws {
        let read = { (settings: [String: KindSettings.Value]) async throws -> [[String]] in
            try await Mail(message(settings).bytes(Story.workshop.message, for: Story.workshop.notice)).headers
                .filter { $0[0].hasPrefix("List-") }
        }
        #expect(try await read([:]).isEmpty)
        #expect(
            try await read(["list": .text("a.example.org"), "unsubscribe": .text("https://example.org/l?x=1")]) == [
                ["List-Id", "<a.example.org>"], ["List-Unsubscribe", "<https://example.org/l?x=1>"],
            ])
        #expect(
            try await read(["unsubscribe": .text("mailto:leave@example.org")]) == [
                ["List-Unsubscribe", "<mailto:leave@example.org>"]
            ])
    }

    @Test("the page fetches nothing, runs nothing, and leads only to the web", arguments: Story.all)
    func page(story: Story) async throws {
        let bytes = message().bytes(story.message, for: story.notice)
        let page = try #require(await Mail(bytes).part("text/html")).content
        let report = try await python(Self.inspectPage, input: Array(page.utf8))
        let found = try JSONDecoder().decode(Page.self, from: Data(report.utf8))
        #expect(Set(found.tags).isSubset(of: Self.tags), "\(found.tags)")
        #expect(Set(found.attributes).isSubset(of: ["charset", "name", "content", "style", "scope", "href", "lang"]))
        #expect(found.links.allSatisfy { $0.hasPrefix("https://") || $0.hasPrefix("http://") })
        #expect(found.unclosed.isEmpty)
        #expect(!page.contains("url(") && !page.contains("@import"))
        let text = found.text.replacing(/\s+/, with: " ")
        for word in [story.message.tamed.heading, story.message.tamed.lead, story.message.tamed.footer] {
            #expect(text.contains(word), "\(word)")
        }
    }

    private struct Page: Decodable {
        let tags: [String]
        let attributes: [String]
        let links: [String]
        let unclosed: [String]
        let text: String
    }

    private static let tags: Set = [
        "html", "head", "meta", "title", "body", "div", "h1", "h2", "p", "table", "tr", "th", "td", "del", "ul", "li",
        "br", "a",
    ]

    private static let inspectPage = """
        import html.parser, json, sys
        class Reader(html.parser.HTMLParser):
            def __init__(self):
                super().__init__()
                self.found = {"tags": [], "attributes": [], "links": [], "unclosed": [], "text": ""}
            def handle_starttag(self, tag, attributes):
                self.found["tags"].append(tag)
                self.found["attributes"] += [name for name, _ in attributes]
                self.found["links"] += [value for name, value in attributes if name in ("href", "src")]
                if tag not in ("meta", "br"): self.found["unclosed"].append(tag)
            def handle_endtag(self, tag):
                if self.found["unclosed"].pop() != tag: raise SystemExit(1)
            def handle_data(self, text): self.found["text"] += text + " "
        reader = Reader()
        reader.feed(sys.stdin.read())
        print(json.dumps(reader.found))
        """

    private func message(
        _ settings: [String: KindSettings.Value] = [:], hostname: String = "calendar.example.org"
    ) -> MailMessage {
        let usual: [String: KindSettings.Value] = [
            "from": .text("Nhắc Lịch <nhaclich@example.org>"),
            "to": .texts(["Phòng họp <room@example.org>", "an@example.org"]),
        ]
        return MailMessage(
            KindSettings(kind: "smtp", values: usual.merging(settings) { $1 }), in: .test(hostname: hostname))
    }
}

import CivilTime
import ReminderCore
import Testing
import Wording

@Suite("Templates")
struct NoticeTemplateTests {
    /// What an organisation may want: one line to read at a glance, and what to do.
    static let template = """
        {{#change}}{{#cancelled}}KHÔNG CÒN{{/cancelled}}{{^cancelled}}ĐỔI{{/cancelled}}: {{/change}}{{title}}{{#tentative}} (?){{/tentative}}
        {{#reminder}}
        {{lead}}: {{weekday}} {{date}}{{#time}} lúc {{time}}{{/time}}
        {{/reminder}}
        {{#changes}}
        {{label}}: {{former}} → {{value}}
        {{/changes}}
        {{#place}}
        Đến: {{place}}
        {{/place}}
        {{^place}}
        Chưa rõ ở đâu
        {{/place}}

        {{! Chỗ này không ai đọc. }}
        {{#rule}}(theo {{rule}}, trước {{before}}, trên {{channel}}){{/rule}}
        """

    /// A digest or a group as a table of contents.
    static let list = """
        {{heading}}
        {{#sections}}
        == {{title}} ==
        {{#items}}
        {{date}} {{time}} {{title}}{{#place}} @ {{place}}{{/place}}{{#note}} [{{note}}]{{/note}}
        {{/items}}
        {{more}}
        {{/sections}}
        """

    @Test("an event in an administrator's words", arguments: NoticeWriterTests.scenes + ChangeWordingTests.oneThing)
    func ofEvents(scene: Scene) throws { try expect(scene, Self.template, "template") }

    @Test("a list in an administrator's words", arguments: DigestWordingTests.scenes)
    func ofLists(scene: Scene) throws { try expect(scene, Self.list, "template") }

    private func expect(_ scene: Scene, _ template: String, _ suffix: String) throws {
        let message = scene.message("vi", template: template)
        try expectSnapshot("\(scene.name).\(suffix)", "\(message.plainText)\n----\n\(message.summary)")
        let without = scene.message("vi")
        #expect(message.link == without.link && message.summary == without.summary)
        #expect(message.lines.isEmpty && message.sections.isEmpty)
    }

    @Test("a template in two languages gets each value in both, with what is equal said once")
    func bilingual() {
        let message = NoticeWriterTests.scenes[0].message("vi+en", template: "{{title}}\n{{lead}}\n{{when}}\n{{place}}")
        #expect(message.heading == "Hội thảo “Việc làm bền vững trong chuỗi cung ứng”")
        #expect(
            message.body == """
                Còn 7 ngày / In 7 days
                thứ Năm, 13/2/2020 / Thursday, 13 February 2020, 08:30–11:30 (UTC+7)
                Khách sạn Melia, 44B Lý Thường Kiệt, Hà Nội
                """)
    }

    @Test("the first line that says something is the heading, and the lines below keep their order")
    func lines() {
        let message = NoticeWriterTests.scenes[0].message("vi", template: "\n  \n\n{{kind}} A\n\n\n\nB\n  C\n\n")
        #expect(message.heading == "reminder A")
        #expect(message.body == "B\nC")
        #expect(message.lead == "" && message.footer == "")
    }

    @Test("a template that says nothing of a notice leaves it as it is")
    func silent() {
        let scene = NoticeWriterTests.scenes[0]
        #expect(scene.message("vi", template: "{{#digest}}x{{/digest}}\n \n") == scene.message("vi"))
    }

    @Test("a template that knows of one event leaves lists as they are", arguments: DigestWordingTests.scenes)
    func ofOneEvent(scene: Scene) {
        let template = "{{#change}}ĐỔI: {{/change}}{{title}}\n{{lead}}: {{when}}"
        #expect(scene.message("vi", template: template) == scene.message("vi"))
        #expect(scene.message("vi", template: "\(template){{#digest}} x{{/digest}}") != scene.message("vi"))
    }

    @Test("markup and tags in a template or in a value are text, and nothing is escaped for HTML")
    func plainText() {
        let event = Occurrences.plain(
            "2026-11-25 09:00/2026-11-25 10:00", "<b>&amp; \"{{place}}\" {{#items}} {{{x}}} 'A' & B",
            location: "<i>Đà Nẵng</i>")
        let message = Scene("x", .reminder(event), due: "2026-11-25 08:00")
            .message("vi", template: "<u>{{title}}</u>\n{{{place}}} & {{&place}}")
        #expect(message.heading == "<u><b>&amp; \"{{place}}\" {{#items}} {{{x}}} 'A' & B</u>")
        #expect(message.body == "<i>Đà Nẵng</i> & <i>Đà Nẵng</i>")
    }

    @Test("what an item does not have is not taken from the event around it")
    func scopes() {
        let digest = Digest(
            name: "tuan", days: day("2020-02-10")...day("2020-02-16"),
            sections: [Digest.Section(.starting, [Digest.Item(Occurrences.plain("2020-02-11/2020-02-11", "A"))])])
        let message = Scene("x", .digest(digest), rule: "tuan", due: "2020-02-10 07:00")
            .message(
                "vi",
                template: "x\n{{#sections}}{{#items}}[{{note}}{{^note}}-{{/note}}]{{channel}}{{/items}}{{/sections}}")
        #expect(message.body == "[-]room")
    }

    @Test("a test says that it is one, around what the template says")
    func test() {
        let scene = Scene("x", .test(Occurrences.workshop()), rule: "", due: "2020-02-12 08:30")
        let message = scene.message("vi+en", template: "Mời: {{title}}\n{{when}}")
        #expect(message.heading == "[Thử nghiệm / Test] Mời: Hội thảo “Việc làm bền vững trong chuỗi cung ứng”")
        #expect(message.lead == scene.message("vi+en").lead && message.footer == scene.message("vi+en").footer)
        #expect(message.body == "thứ Năm, 13/2/2020 / Thursday, 13 February 2020, 08:30–11:30 (UTC+7)")
    }

    @Test("what operators are told of troubles has its own words")
    func trouble() {
        let scene = TroubleWordingTests.scenes[0]
        #expect(scene.message("vi", template: "{{title}} x") == scene.message("vi"))
    }

    @Test("the longest template about the longest list makes a message of bounded size, quickly")
    func bounds() {
        let long = Occurrences.plain(
            "2026-11-25 09:00/2026-11-25 10:00", Occurrences.longTitle, location: Occurrences.longTitle)
        let scene = Scene("x", .group(Array(repeating: long, count: 60)), due: "2026-11-25 08:00")
        let tags = String(repeating: "{{title}}{{place}}\n", count: 149)
        let start = ContinuousClock.now
        let message = scene.message("vi", template: "{{#items}}\(tags){{/items}}")
        #expect(ContinuousClock.now - start < .seconds(5))
        #expect(message.heading.utf16.count <= 200 && message.body.utf16.count <= 4000)
        #expect(message.body.split(separator: "\n").count <= 150)
    }
}

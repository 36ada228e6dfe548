import Testing
import Wording

@Suite("Faults of templates")
struct TemplateCheckTests {
    struct Row: CustomTestStringConvertible {
        let template: String
        /// The number of the tag, what is wrong, and what to do.
        let faults: [String]
        var testDescription: String { template }

        init(_ template: String, _ faults: String...) { (self.template, self.faults) = (template, faults) }
    }

    static let rows = [
        Row("{{titel}}", "0: there is no value 'titel': did you mean 'title'?"),
        Row("{{title}} {{#items}}{{titel}}{{/items}}", "2: there is no value 'titel': did you mean 'title'?"),
        Row("{{#items}}x", "0: the section 'items' has no end: write {{/items}} where it ends"),
        Row(
            "{{#place}}{{#time}}{{/place}}",
            "1: the section 'time' has no end before '{{/place}}': write {{/time}} before it"),
        Row("{{title}}{{/place}}", "1: '{{/place}}' ends nothing that has begun: leave it out"),
        Row(
            "{{#time}}{{/place}}{{/time}}",
            "1: '{{/place}}' ends nothing that has begun: write {{/time}}, which is due here"),
        Row("{{> header}}", "0: a template cannot take in another one, as '{{>' asks for: write its text here"),
        Row("{{<a}}", "0: a template cannot take in another one, as '{{<' asks for: write its text here"),
        Row("{{=<% %>=}}", "0: the braces of tags cannot be changed: write tags as in '{{title}}'"),
        Row("{{% CONTENT_TYPE: HTML}}", "0: '{{%' means nothing here: leave it out; nothing needs to be escaped"),
        Row("{{$a}}", "0: '{{$' means nothing here: leave it out; nothing needs to be escaped"),
        Row("{{title", "0: the tag '{{title' has no end: close it, as in '{{title}}'"),
        Row(
            "{{title {{when}} {{plac}}", "0: the tag '{{title' has no end: close it, as in '{{title}}'",
            "2: there is no value 'plac': did you mean 'place'?"),
        Row("{{{title}}", "0: the tag '{{title' has no end: close it, as in '{{title}}'"),
        Row("{{items}}", "0: 'items' is a list and no text: write {{#items}} … {{/items}}"),
        Row("{{change}}", "0: 'change' is yes or no and no text: write {{#change}} … {{/change}}"),
        Row(
            "{{#items}}{{#lines}}{{/lines}}{{/items}}",
            "1: the list 'lines' stands in the list 'items': "
                + "end {{#items}} first; the one list in a list is 'items' in 'sections'"),
        Row(
            "{{#items}}{{#items}}{{/items}}{{/items}}",
            "1: the list 'items' stands in the list 'items': "
                + "end {{#items}} first; the one list in a list is 'items' in 'sections'"),
        Row(
            "{{uppercased(title)}}",
            "0: 'uppercased(title)' asks for a function, and there are none: write the name of a value"),
        Row(" \n ", "-: the template is empty: write what to say, as in '{{title}}'"),
    ]

    @Test("each fault says which tag, what is wrong and what to do", arguments: rows)
    func faults(row: Row) { #expect(Self.faults(in: row.template) == row.faults) }

    @Test("what is no name of anything gets the list of names, which fits where it stands")
    func names() {
        let fault = Self.faults(in: "{{#lines}}{{.}}{{/lines}}").first ?? ""
        #expect(fault.hasPrefix("1: there is no value '.': the values are before, calendar, cancelled, change,"))
        #expect(fault.contains("label") && !fault.contains("note"))
        #expect(Self.faults(in: "{{}}").first?.hasPrefix("0: the tag has no name: the values are") == true)
    }

    @Test(
        "what Mustache allows is allowed",
        arguments: [
            "{{title}}", "{{ title }}", "{{{title}}}", "{{& title}}", "{{! anything {{at all}}", "a { b } }} c",
            "{{#place}}{{^time}}x{{/time}}{{/place}}", "{{#sections}}{{#items}}{{former-title}}{{/items}}{{/sections}}",
            "{{#items}}x{{/items}}{{#items}}y{{/items}}{{^items}}none{{/items}}", "{{title}}\r\n{{when}}\r\n",
            "chỉ có chữ",
        ])
    func allowed(template: String) { #expect(Self.faults(in: template) == []) }

    @Test("size, number of tags and depth are bounded")
    func bounds() {
        let deep = String(repeating: "{{#place}}", count: 9) + String(repeating: "{{/place}}", count: 9)
        #expect(Self.faults(in: deep) == ["8: sections stand more than 8 deep in one another: end some of them first"])
        #expect(
            Self.faults(in: String(repeating: "{{title}}", count: 301)) == [
                "300: the template has 301 tags, more than 300: say less"
            ])
        #expect(
            Self.faults(in: String(repeating: "x", count: 16_385)) == [
                "-: the template has 16385 bytes, more than 16384: say less, or leave out comments"
            ])
    }

    @Test("nonsense is refused or taken, and never stops the program")
    func nonsense() {
        let pieces = [
            "{{", "}}", "{", "}", "#", "/", "^", "!", ">", "items", "title", " ", "\n", "é", "=", "&", "{{{", "}}}",
        ]
        var state: UInt64 = 7
        for _ in 0..<5_000 {
            var text = ""
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
            }
            if Self.faults(in: text).isEmpty { _ = NoticeWriterTests.scenes[0].message("vi", template: text) }
        }
    }

    private static func faults(in template: String) -> [String] {
        do throws(TemplateFaults) {
            _ = try NoticeTemplate(template)
            return []
        } catch {
            return error.faults.map { "\($0.tag.map(String.init) ?? "-"): \($0.problem): \($0.remedy)" }
        }
    }
}

import ReminderCore
import Testing

@testable import Dashboard

@Suite("The dashboard's templates")
struct SiteTests {
    @Test("are read as they are shipped, and escape everything")
    func shipped() throws {
        let files = try Files.shipped()
        _ = try Site(files)
        for (name, text) in files.texts where name.hasSuffix(".mustache") {
            #expect(!text.contains("{{{") && !text.contains("{{&"), "\(name)")
            #expect(!text.contains(" style=") && !text.contains("http://") && !text.contains("https://"), "\(name)")
        }
    }

    @Test("tell where they are wrong")
    func faults() throws {
        var files = try Files.shipped()
        files.texts["agenda.mustache"] = "<p>\n{{#days}}\n</p>\n{{/day}}\n"
        files.texts["month.mustache"] = nil
        do {
            _ = try Site(files)
            Issue.record("it was taken")
        } catch {
            let faults = error.faults.map(\.description)
            #expect(faults.contains { $0.hasPrefix("dashboard/agenda.mustache:4:") }, "\(faults)")
            #expect(faults.contains { $0.hasPrefix("dashboard/month.mustache: error: there is no such file") })
        }
    }

    @Test(
        "show what a stranger wrote as text, in a text and in an attribute",
        arguments: [
            ("<script>", "&lt;script&gt;"), ("\"\u{301} onclick=\"x", "&quot;\u{301} onclick=&quot;x"),
            ("<\u{301}b", "&lt;\u{301}b"), ("'&", "&#39;&amp;"), ("{{title}} {{{x}}}", "{{title}} {{{x}}}"),
            ("a\u{202E}b\u{2067}c", "abc"),
        ])
    func escaping(text: String, shown: String) throws {
        var files = try Files.shipped()
        files.texts["agenda.mustache"] = "<a title=\"{{name}}\">{{name}}</a>"
        let page = try Site(files).page("agenda", ["name": text])
        #expect(page == "<a title=\"\(shown)\">\(shown)</a>")
    }

    @Test("do not look around for what is empty")
    func emptiness() throws {
        var files = try Files.shipped()
        files.texts["agenda.mustache"] = "{{#rows}}[{{place}}{{#place}}x{{/place}}{{^place}}-{{/place}}]{{/rows}}"
        let rows: [Fields] = [["place": ""], ["place": "Huế"], ["place": Optional<String>.none]]
        #expect(try Site(files).page("agenda", ["place": "around", "rows": rows]) == "[-][Huếx][-]")
    }
}

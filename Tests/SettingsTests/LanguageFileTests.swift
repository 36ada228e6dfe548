import ReminderCore
import Settings
import Testing

@Suite("Language files")
struct LanguageFileTests {
    @Test("nested maps become dotted keys with their places")
    func flattened() {
        let (phrases, faults) = LanguageFile.phrases(
            in: "weekday:\n  monday: thứ Hai\n  short: { monday: T2 }\nnotice.title: \"{title}\"\n", file: "vi.yaml")
        #expect(faults.isEmpty)
        #expect(
            phrases.mapValues(\.text) == [
                "weekday.monday": "thứ Hai", "weekday.short.monday": "T2", "notice.title": "{title}",
            ])
        let fault = phrases["weekday.short.monday"]?.fault("odd", remedy: "repair it")
        #expect(
            fault?.report == """
                vi.yaml:3:20: error: odd
                 3 |   short: { monday: T2 }
                   |                    ^
                help: repair it
                """)
    }

    @Test(
        "whatever is not a text is a fault",
        arguments: [
            ("a: [b]", "'a' is a list, not a text"), ("a:", "'a' has no value"),
            ("a: 5", "'a' is a number, not a text"),
            ("", "the language has no phrases"), ("just words", "the language has no phrases"),
            ("a: b\na: c", "the key 'a' is written twice"),
            ("a: { b: c }\na.b: d", "the phrase 'a.b' is written twice"),
            ("a: \"\\e[31m\"", "'a' has a control character in it"),
        ])
    func faults(text: String, problem: String) {
        #expect(LanguageFile.phrases(in: text, file: "vi.yaml").faults.map(\.problem) == [problem])
    }

    @Test("a text over several lines stays one")
    func lines() {
        #expect(LanguageFile.phrases(in: "a: |\n  x\n  y\n", file: "vi.yaml").phrases["a"]?.text == "x\ny\n")
    }
}

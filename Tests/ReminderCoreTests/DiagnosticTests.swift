import ReminderCore
import Testing

@Suite("Diagnostics")
struct DiagnosticTests {
    @Test(
        "a place is written as compilers write it",
        arguments: [
            (Diagnostic.Location(file: "a.yaml", line: 7, column: 12), "a.yaml:7:12"),
            (Diagnostic.Location(file: "a.yaml", line: 7), "a.yaml:7"), (Diagnostic.Location(file: "a.yaml"), "a.yaml"),
            (Diagnostic.Location(file: "a.yaml", line: 0, column: 3), "a.yaml"),
        ])
    func location(location: Diagnostic.Location, text: String) { #expect(location.description == text) }

    @Test("a fault on one line has its place, severity and problem")
    func oneLine() {
        let fault = Diagnostic(.warning, at: .init(file: "a.ics", line: 3), "has no UID", remedy: "add one")
        #expect(fault.description == "a.ics:3: warning: has no UID")
        #expect(fault.report == "a.ics:3: warning: has no UID\nhelp: add one")
        #expect(Diagnostic(at: .init(file: "a.ics"), "is empty").report == "a.ics: error: is empty")
    }

    @Test("a report shows the line, a caret below the place and what to do")
    func report() {
        let fault = Diagnostic(
            at: .init(file: "nhaclich.yaml", line: 12, column: 11), "lead time '15' has no unit",
            remedy: "end it with m, h or d, as in '15m'", sourceLine: "  remind: [15, 1d]")
        #expect(
            fault.report == """
                nhaclich.yaml:12:11: error: lead time '15' has no unit
                 12 |   remind: [15, 1d]
                    |           ^
                help: end it with m, h or d, as in '15m'
                """)
    }

    @Test(
        "the caret stands below its place, with tabs, Vietnamese letters and at the ends of the line",
        arguments: [
            ("\tkey:\tvalue", 7, "\t    \t^"), ("\t\tx", 3, "\t\t^"), ("hội thảo: x", 11, "          ^"),
            ("ho\u{323}\u{302}i: x", 6, "     ^"), ("x", 1, "^"), ("x", 2, " ^"), ("x", 99, " ^"),
        ])
    func caret(line: String, column: Int, caret: String) {
        let fault = Diagnostic(at: .init(file: "a", line: 7, column: column), "is wrong", sourceLine: line)
        #expect(fault.report == "a:7:\(column): error: is wrong\n 7 | \(line)\n   | \(caret)")
    }

    @Test("a fault of a whole line has no caret")
    func noCaret() {
        let fault = Diagnostic(at: .init(file: "a", line: 7), "is wrong", sourceLine: "key")
        #expect(fault.report == "a:7: error: is wrong\n 7 | key")
    }
}

@Suite("Likeness")
struct LikenessTests {
    @Test(
        "what somebody may have meant is found",
        arguments: [
            ("titel", "title"), ("tilte", "title"), ("Title", "title"), ("locations", "location"),
            ("descripton", "description"), ("loction", "location"), ("xdescription", "description"), ("tle", nil),
            ("colour", nil), ("", nil), ("nonsense", nil), (String(repeating: "title", count: 1000), nil),
        ] as [(String, String?)])
    func nearest(word: String, meant: String?) {
        #expect(Likeness.nearest(to: word, among: ["location", "title", "description"]) == meant)
    }

    @Test("marks and case make no difference, the nearest wins, and among equals the first of the alphabet")
    func choice() {
        #expect(Likeness.nearest(to: "hop", among: ["HỌP", "hội"]) == "HỌP")
        #expect(Likeness.nearest(to: "rooms", among: ["rooma", "room", "rooms2"]) == "room")
        #expect(Likeness.nearest(to: "rooms", among: ["rooma", "rooms"]) == "rooms")
        #expect(Likeness.nearest(to: "rooms", among: []) == nil)
    }
}

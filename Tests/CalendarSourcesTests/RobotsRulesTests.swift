import Testing

@testable import CalendarSources

@Suite("robots.txt")
struct RobotsRulesTests {
    private func allows(_ text: String, _ path: String) -> Bool {
        RobotsRules(Array(text.utf8), agent: "nhaclich").allow(path)
    }

    @Test("no rules allow everything")
    func none() {
        #expect(allows("", "/"))
        #expect(allows("User-agent: *\nDisallow:\n", "/a"))
        #expect(allows("<html>not found</html>", "/a"))
    }

    @Test("the own group goes before the one for all, and several names share a group")
    func groups() {
        let text =
            "User-agent: *\nDisallow: /\n\nUser-agent: other\nUser-agent: NhacLich\nDisallow: /private # secret\n"
        #expect(allows(text, "/events"))
        #expect(!allows(text, "/private/x"))
        #expect(!RobotsRules(Array(text.utf8), agent: "another").allow("/events"))
    }

    @Test("the longest rule that fits decides, and of two as long the kinder")
    func longest() {
        let text = "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /same\nAllow: /same\n"
        #expect(!allows(text, "/a/c"))
        #expect(allows(text, "/a/b/c"))
        #expect(allows(text, "/same"))
    }

    @Test(
        "stars stand for anything and a dollar for the end",
        arguments: [
            ("/*.pdf$", "/x/y.pdf", false), ("/*.pdf$", "/x/y.pdf?z", true), ("/a*b*c", "/a-b-c-d", false),
            ("/a*b*c", "/a-c-b", true), ("/$", "/", false), ("/$", "/x", true), ("*", "/x", false),
        ])
    func patterns(pattern: String, path: String, isAllowed: Bool) {
        #expect(allows("User-agent: *\nDisallow: \(pattern)\n", path) == isAllowed)
    }

    @Test("a pattern full of stars is no burden")
    func hostile() {
        let pattern = String(repeating: "*a", count: 900)
        #expect(allows("User-agent: *\nDisallow: \(pattern)$\n", "/" + String(repeating: "a", count: 800) + "b"))
    }
}

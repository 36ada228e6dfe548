import Testing
import Wording

@Suite("Text from strangers")
struct TamedTextTests {
    @Test(
        "what moves, hides or piles up is taken away, and the words stay",
        arguments: [
            ("Hội thảo 2020", "Hội thảo 2020"),
            ("Ho\u{302}\u{323}i tha\u{309}o", "Hội thảo"),
            ("  a \t\r\n b\u{A0}\u{2003}c  ", "a b c"),
            ("a\u{2028}b\u{2029}c\u{B}d\u{C}e\u{85}f", "a b c d e f"),
            ("\u{1B}[1;31mred\u{1B}[0m", "red"),
            ("\u{9B}31mred", "red"),
            ("\u{1B}[", ""),
            ("\u{1B}cx", "cx"),
            ("a\u{202E}b\u{202C}\u{2066}c\u{2069}\u{200E}\u{200F}\u{61C}d", "abcd"),
            ("a\u{200B}\u{2060}\u{FEFF}\u{AD}\u{180E}\u{34F}\u{3164}\u{115F}b", "ab"),
            ("a\u{200D}\u{200D}b\u{200C}", "ab"),
            ("\u{E0041}\u{E0042}x", "x"),
            ("👩‍👩‍👧‍👦 ❤️ 👍🏽", "👩‍👩‍👧‍👦 ❤️ 👍🏽"),
            ("می\u{200C}خواهم", "می\u{200C}خواهم"),
            ("שָׁלוֹם", "שָׁלוֹם"),
            ("a \u{301}\u{302}b", "a b"),
            ("\u{FFFE}x", "x"),
            ("\u{0}\u{7F}\u{80}", ""),
        ])
    func lines(text: String, expected: String) {
        #expect(TamedText.line(text, limit: 200) == expected)
    }

    @Test("a letter carries at most four marks")
    func marksAreBounded() {
        let zalgo = "o" + String(repeating: "\u{301}", count: 1000) + "k"
        #expect(TamedText.line(zalgo, limit: 200).unicodeScalars.count <= 6)
        #expect(TamedText.line("o" + String(repeating: "\u{FE0F}", count: 90) + "k", limit: 200).utf16.count == 6)
    }

    @Test("lines are kept, empty ones once, and there are not too many")
    func paragraphs() {
        #expect(TamedText.paragraphs("\n\na\r\n\r\n\r\n b \r c\n\n", limit: 99, lines: 9) == "a\n\nb\nc")
        #expect(TamedText.paragraphs("1\n2\n3\n4", limit: 99, lines: 3) == "1\n2\n…")
        #expect(TamedText.paragraphs("\u{1B}[2J\n\u{200B}\n", limit: 99, lines: 3) == "")
    }

    @Test("taming twice changes nothing more")
    func isStable() {
        let once = TamedText.paragraphs("a\u{1B}[1m \u{301}b\n\n\n👩‍👧 \u{200D}c", limit: 50, lines: 5)
        #expect(TamedText.paragraphs(once, limit: 50, lines: 5) == once)
    }

    @Test("it costs the same however long the text is")
    func longTextIsNotRead() {
        let junk = String(repeating: "\u{200B}", count: 1_000_000)
        #expect(TamedText.line(junk + "x", limit: 200) == "")
    }

    @Test(
        "a text is cut between words, never inside a character",
        arguments: [
            ("một hai ba", 10, "một hai ba"),
            ("một hai ba", 9, "một hai…"),
            ("một hai, ba bốn", 13, "một hai, ba…"),
            ("một hai, ba bốn", 10, "một hai…"),
            ("abcdefghij", 5, "abcd…"),
            ("a bcdefghijkl", 8, "a bcdef…"),
            ("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 13, "👩‍👩‍👧‍👦…"),
            ("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 11, "…"),
            ("abc", 1, "…"),
            ("abc", 0, ""),
        ])
    func shortened(text: String, limit: Int, expected: String) {
        #expect(text.shortened(to: limit) == expected)
        #expect(text.shortened(to: limit).utf16.count <= limit)
    }

    @Test(
        "an address is a link when it is one of the web, in characters that end nothing",
        arguments: [
            ("https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e"),
            ("HTTPS://example.org", "HTTPS://example.org"),
            ("https://example.org/hội", "https://example.org/h%E1%BB%99i"),
            ("https://example.org/a|b>c<\"d", "https://example.org/a%7Cb%3Ec%3C%22d"),
            ("https://example.org/\u{202E}x", "https://example.org/%E2%80%AEx"),
            ("https://example.org/a b", nil), ("https://a\r\nX: y", nil), ("https:/a", nil), ("https://", nil),
            ("mailto:a@b", nil), ("", nil), ("://", nil),
            ("https://example.org/" + String(repeating: "a", count: 2000), nil),
        ])
    func addresses(text: String, expected: String?) { #expect(WebLink.address(text) == expected) }
}

import Foundation
import ReminderCore
import Testing

@Suite("Patterns and folded texts")
struct TextPatternTests {
    @Test(
        "case and diacritics fall away",
        arguments: [
            ("HỘI THẢO", "hoi thao"), ("hội thảo", "hoi thao"), ("Đường Đại học", "duong dai hoc"),
            ("ĐỨC", "duc"), ("ăâđêôơư", "aadeoou"), ("ÀẢÃÁẠẰẲẴẮẶẦẨẪẤẬ", "aaaaaaaaaaaaaaa"), ("ỲỶỸÝỴ", "yyyyy"),
            ("Straße", "strasse"), ("Łódź", "lodz"), ("İstanbul", "istanbul"), ("Tổng kết 2020!", "tong ket 2020!"),
            ("МОСКВА", "москва"), ("会議", "会議"), ("", ""),
        ])
    func folded(text: String, expected: String) {
        #expect(FoldedText(text).utf8 == Array(expected.utf8))
        #expect(
            FoldedText(text.decomposedStringWithCanonicalMapping)
                == FoldedText(text.precomposedStringWithCanonicalMapping))
    }

    @Test(
        "words are found whatever their case, marks and form",
        arguments: [
            ("hội thảo", "HỘI THẢO quốc gia", true), ("hoi thao", "Lịch: hội thảo", true),
            ("HỘI THẢO", "hoi thao", true), ("đà nẵng", "DA NANG", true), ("da nang", "Đà Nẵng", true),
            ("hội thảo", "hội  thảo", false), ("hội thảo", "hội nghị", false), ("thao", "thả", false), ("", "gì", true),
            ("x", "", false), ("aab", "aaab", true), ("hội thảo", "hội thả", false),
        ])
    func contains(words: String, text: String, isFound: Bool) throws {
        for word in [words.decomposedStringWithCanonicalMapping, words.precomposedStringWithCanonicalMapping] {
            let pattern = try TextPattern(word)
            #expect(pattern.matches(text.decomposedStringWithCanonicalMapping) == isFound)
            #expect(pattern.matches(text.precomposedStringWithCanonicalMapping) == isFound)
        }
    }

    @Test(
        "a pattern between slashes is a regular expression",
        arguments: [
            ("/^Họp/", "Họp giao ban", true), ("/^Họp/", "Cuộc Họp", false), ("/(?i)WEBINAR \\d+/", "webinar 12", true),
            ("/Webinar/", "webinar", false), ("/hội (thảo|nghị)/", "một hội nghị", true), ("/a\\/b/", "a/b", true),
            ("/hop/", "họp", false),
        ])
    func expression(pattern: String, text: String, matches: Bool) throws {
        #expect(try TextPattern(pattern).matches(text) == matches)
    }

    @Test("slashes that hold nothing are words", arguments: ["/", "//"])
    func slashes(text: String) throws {
        #expect(try TextPattern(text) == .contains(FoldedText(text)))
        #expect(try TextPattern("/x/") == .expression("x"))
        #expect(try TextPattern("/x") == .contains(FoldedText("/x")))
    }

    @Test("an expression that is none is refused", arguments: ["/(/", "/[a/", "/*a/", "/(?<x/"])
    func broken(text: String) {
        #expect(throws: (any Error).self) { try TextPattern(text) }
    }

    @Test("an expression looks at the first 2,000 characters only")
    func reach() throws {
        let long = String(repeating: "a", count: 1999)
        #expect(try TextPattern("/b/").matches(long + "b"))
        #expect(try !TextPattern("/b/").matches(long + "ab"))
        #expect(try TextPattern("b").matches(long + "ab"))
    }
}

import DateGrammar
import Testing

/// The same words, written in other ways.
@Suite("Ways of writing")
struct WritingTests {
    @Test("capitals mean the same", arguments: VietnameseExamples.all)
    func upperCase(_ example: Example) throws { try expect(example, as: example.text.uppercased()) }

    @Test("decomposed letters mean the same", arguments: VietnameseExamples.all)
    func decomposed(_ example: Example) throws { try expect(example, as: Letters.decomposed(example.text)) }

    @Test("decomposed letters on pages mean the same", arguments: PageExamples.all)
    func decomposedPages(_ example: Example) throws { try expect(example, as: Letters.decomposed(example.text)) }

    @Test("letters without marks mean the same", arguments: VietnameseExamples.all)
    func unmarked(_ example: Example) throws { try expect(example, as: Letters.unmarked(example.text)) }

    @Test("other spaces mean the same", arguments: ["\u{A0}", "\u{202F}", "  ", "\t", " \u{200B}"])
    func spaces(_ space: String) throws {
        for example in VietnameseExamples.all {
            try expect(example, as: example.text.split(separator: " ").joined(separator: space))
        }
    }

    @Test(
        "other dashes mean the same",
        arguments: ["\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}", "~"])
    func dashes(_ dash: String) throws {
        for example in VietnameseExamples.spans {
            let dashed = example.text.map { "-–—".contains($0) ? dash : String($0) }.joined()
            try expect(example, as: dashed)
        }
    }

    @Test("tone marks may stand on either vowel")
    func toneMarks() throws {
        #expect(try Reading.of("qúy 3 năm 2020, tại Hoà Bình") == ["2020-07-01...2020-09-30 quarter"])
    }

    private func expect(_ example: Example, as text: String) throws {
        #expect(try Reading.of(text) == [example.reading], "\(text)")
    }
}

/// Vietnamese letters in other forms, made from a table so that no library of Unicode is needed.
enum Letters {
    /// Each vowel with its mark or tone, and the letters it is made of.
    private static let parts: [Character: [Unicode.Scalar]] = {
        let vowels: [(Character, String)] = [
            ("a", "a"), ("ă", "a\u{306}"), ("â", "a\u{302}"), ("e", "e"), ("ê", "e\u{302}"), ("i", "i"), ("o", "o"),
            ("ô", "o\u{302}"), ("ơ", "o\u{31B}"), ("u", "u"), ("ư", "u\u{31B}"), ("y", "y"),
        ]
        let tones: [String] = ["", "\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"]
        var table: [Character: [Unicode.Scalar]] = [:]
        for (vowel, letters) in vowels {
            for tone in tones {
                let lower = String(vowel) + tone
                // Characters are equal when they are canonically equivalent, so either form finds its parts.
                table[Character(lower)] = Array((letters + tone).unicodeScalars)
                table[Character(lower.uppercased())] = Array((letters.uppercased() + tone).unicodeScalars)
            }
        }
        return table
    }()

    /// `text` with each mark as a scalar of its own.
    static func decomposed(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for character in text { result.append(contentsOf: parts[character] ?? Array(character.unicodeScalars)) }
        return String(result)
    }

    /// `text` without marks.
    static func unmarked(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for character in text {
            switch character {
            case "đ": result.append("d")
            case "Đ": result.append("D")
            default:
                result.append(
                    contentsOf: (parts[character] ?? Array(character.unicodeScalars)).filter {
                        !(0x300...0x36F).contains($0.value)
                    })
            }
        }
        return String(result)
    }
}

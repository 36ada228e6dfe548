import Testing
import Wording

@Suite("Texts that are tame as they stand")
struct TameScanTests {
    private static let pieces = [
        "a", "Z", " ", "\n", "\t", "ộ", "Đ", "–", "“", "…", "→", "·", "é", "\u{301}", "\u{AD}", "\u{A0}", "\u{200D}",
        "\u{202E}", "👩‍👩‍👧", "漢", "\u{1B}[31m", "\u{7F}", "\u{85}", "\u{2028}", "•", "𝒳", "<", "\"",
    ]

    /// Texts of up to seven pieces, some of every kind, and the same ones every time.
    private static let texts: [String] = {
        var seed: UInt64 = 20_200_213
        func next(below bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % bound
        }
        return (0..<20_000).map { number in
            // Every other one of what is nearly always tame.
            let some = number % 2 == 0 ? pieces.count : 12
            return (0..<next(below: 8)).map { _ in pieces[next(below: some)] }.joined()
        }
    }()

    @Test("looking at them quickly or closely comes to the same")
    func quickAndClose() {
        for text in Self.texts {
            for limit in [3, 100] {
                // What is dropped in front has the text looked at closely.
                let close = "\u{200B}\(text)"
                #expect(TamedText.line(text, limit: limit) == TamedText.line(close, limit: limit))
                #expect(
                    TamedText.paragraphs(text, limit: limit, lines: 2)
                        == TamedText.paragraphs(close, limit: limit, lines: 2))
            }
        }
    }
}

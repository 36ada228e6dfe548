import Testing

@testable import nhaclich

@Suite("Tables")
struct TableTests {
    private let plain = Style(isColoured: false)

    @Test(
        "a text is as wide as a terminal shows it",
        arguments: [
            ("hoi thao", 8), ("hội thảo", 8), ("ho\u{323}\u{302}i tha\u{309}o", 8), ("", 0), ("会議", 4), ("ｶﾅ", 2),
            ("📅", 2), ("👩‍👩‍👧‍👦", 2), ("🇻🇳", 2), ("☎", 1), ("☎\u{FE0F}", 2), ("❤️", 2), ("a\u{200B}b", 2), ("한국어", 6),
            ("ẻ…", 2), ("👍🏽", 2),
        ])
    func widths(text: String, columns: Int) { #expect(text.columns == columns, "\(text.debugDescription)") }

    @Test("what is cut ends with an ellipsis, and no character is cut in two")
    func cuts() {
        #expect("Hội thảo".cut(to: 8) == "Hội thảo")
        #expect("Ho\u{323}\u{302}i thảo".cut(to: 4) == "Ho\u{323}\u{302}i…")
        #expect("会議室".cut(to: 4) == "会…")
        #expect("👩‍👩‍👧‍👦👩‍👩‍👧‍👦".cut(to: 3) == "👩‍👩‍👧‍👦…")
        #expect("abc".cut(to: 1) == "…")
        #expect("abc".cut(to: 0) == "")
    }

    @Test("where there is room, nothing gives way and columns are parted by two spaces")
    func room() {
        let table = Table(["START", "TITLE"], [["01/12/2026 08:30", "Hội thảo"], ["-", "会議"]])
        let expected = "START             TITLE\n01/12/2026 08:30  Hội thảo\n-                 会議"
        #expect(table.text(room: nil, style: plain) == expected)
        #expect(table.text(room: 40, style: plain) == expected)
    }

    @Test("the widest columns give way, times and names do not")
    func widestGiveWay() {
        #expect(Table.fitted([8, 16, 9, 40, 60], to: 80) == [8, 16, 9, 19, 20])
        #expect(Table.fitted([8, 16, 9, 18, 60], to: 80) == [8, 16, 9, 18, 21])
        #expect(Table.fitted([8, 16, 9], to: 10) == [8, 16, 9], "what is short stays; the line is cut instead")
        #expect(Table.fitted([8, 200], to: nil) == [8, 200])
    }

    /// Rows of every kind of text there is, by a fixed sequence of numbers.
    private static func rows(seed: UInt64, columns: Int) -> [[String]] {
        var state = seed
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
        let pieces = ["a", "ộ", "o\u{323}\u{302}", "会", "👩‍👩‍👧‍👦", "🇻🇳", " ", "☎\u{FE0F}", "\u{1B}[31m", "\n", "…", "đ"]
        return (0..<next(6) + 1).map { _ in
            (0..<columns).map { _ in (0..<next(40)).map { _ in pieces[next(pieces.count)] }.joined() }
        }
    }

    @Test(
        "whatever stands in it, no line is wider than the terminal, and columns begin below each other",
        arguments: 1...200)
    func neverTooWide(seed: Int) {
        let columns = seed % 5 + 1
        let heads = ["ID", "CHANGED", "STATE", "NOTICE", "NOTE"].prefix(columns).map { Table.Column(stringLiteral: $0) }
        let table = Table(heads, Self.rows(seed: UInt64(seed), columns: columns))
        for room in [1, 5, 20, 40, 80, 132, 500] {
            let lines = table.text(room: room, style: plain).split(separator: "\n", omittingEmptySubsequences: false)
            for line in lines { #expect(String(line).columns <= room, "\(room): \(line)") }
            let coloured = table.text(room: room, style: Style(isColoured: true))
            #expect(coloured.replacing(/\u{1B}\[\d+m/, with: "") == lines.joined(separator: "\n"))
        }
    }

    @Test("nothing that strangers write gets through as a command to the terminal")
    func controls() {
        let text = Table(["TITLE"], [["\u{1B}[31mred\u{7}"]]).text(room: nil, style: Style(isColoured: true))
        #expect(text == "\u{1B}[1mTITLE\u{1B}[0m\n␛[31mred␇")
    }

    @Test(
        "a state has a colour by what it means",
        arguments: [
            ("delivered", Tone.good), ("good", .good), ("good: 6 events to come", .good),
            ("good, 2 to review", .doubtful),
            ("failed", .bad), ("FAILS: connection refused", .bad), ("deferred", .doubtful),
            ("HELD: lost 5 events", .doubtful),
            ("left alone since 01/12/2026", .bad),
        ])
    func tones(state: String, tone: Tone) { #expect(Tone(ofState: state) == tone) }
}

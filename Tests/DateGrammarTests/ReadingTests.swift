import DateGrammar
import Testing

@Suite("Reading dates")
struct ReadingTests {
    @Test("Vietnamese is read", arguments: VietnameseExamples.all)
    func vietnamese(_ example: Example) throws { #expect(try Reading.of(example.text) == [example.reading]) }

    @Test("English is read", arguments: EnglishExamples.all)
    func english(_ example: Example) throws { #expect(try Reading.of(example.text) == [example.reading]) }

    @Test("what stands on Vietnamese pages is read", arguments: PageExamples.all)
    func vietnamesePages(_ example: Example) throws { #expect(try Reading.of(example.text) == [example.reading]) }

    @Test("what stands on English pages is read", arguments: EnglishPageExamples.all)
    func englishPages(_ example: Example) throws { #expect(try Reading.of(example.text) == [example.reading]) }

    @Test(
        "a label, a bullet or a bracket before a span of times changes nothing",
        arguments: [
            "Thời gian: ", "Thời gian:", "Thời gian – ", "Time: ", "When: ", "When:", "⏰ ", "- ", "• ", "(", "| ", "|",
            "",
        ])
    func labels(_ label: String) throws {
        for dash in ["-", "–", "—", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2015}", "\u{2212}", "~"] {
            for sign in [dash, " \(dash) ", "  \(dash)  "] {
                for (first, last) in [("13:00", "16:30"), ("13h00", "16h30"), ("13h", "16h30")] {
                    let times = "\(label)\(first)\(sign)\(last)" + (label == "(" ? ")" : "")
                    #expect(try Reading.of("\(times), ngày 01/10/2026") == ["2026-10-01 13:00-16:30"], "\(times)")
                }
                let morning = "\(label)8:30\(sign)11:30 a.m., 25 November"
                #expect(try Reading.of(morning) == ["2021-11-25 08:30-11:30"], "\(morning)")
            }
        }
    }

    @Test("a date is read in the middle of a sentence", arguments: VietnameseExamples.days)
    func inSentences(_ example: Example) throws {
        let readings = try Reading.of("Hội thảo sẽ được tổ chức vào \(example.text), tại Hà Nội.")
        #expect(readings == [example.reading])
    }

    @Test("a mention is quoted as it stands, and no more")
    func quotes() throws {
        let text = "Cuộc họp “ngày 13/2/2020” – lúc 8h30 – ở Huế; hạn chót: 20/2/2020."
        let quotes = try Reading.mentions(text).map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }
        #expect(quotes == ["ngày 13/2/2020", "lúc 8h30", "20/2/2020"])
    }

    @Test("a list ends where its days end")
    func listEnds() throws {
        let text = "ngày 12/8/2021 và 7 người; ngày 5, 12/8/2021 và 7 người"
        let quotes = try Reading.mentions(text).map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }
        #expect(quotes == ["ngày 12/8/2021", "ngày 5, 12/8/2021"])
    }

    @Test("two moments are two mentions")
    func apart() throws {
        #expect(try Reading.of("29/9 lúc 8h, 30/9 lúc 14h") == ["2021-09-29 08:00", "2021-09-30 14:00"])
        #expect(try Reading.of("Huế (5/10) và Cần Thơ (26/10)") == ["2021-10-05", "2021-10-26"])
        #expect(try Reading.of("8h-11h, 14h-17h ngày 5/12/2021") == ["08:00-11:00", "2021-12-05 14:00-17:00"])
        #expect(try Reading.of("Ngày 05/12/2021, thời gian: 8h30") == ["2021-12-05", "08:30"])
        #expect(try Reading.of("sáng 4/12, chiều 5/12") == ["2021-12-04 morning", "2021-12-05 afternoon"])
        #expect(try Reading.of("20/2/2020, 25/2/2020") == ["2020-02-20", "2020-02-25"])
        #expect(try Reading.of("8h00: đón khách\n8h30: khai mạc") == ["08:00", "08:30"])
    }
}

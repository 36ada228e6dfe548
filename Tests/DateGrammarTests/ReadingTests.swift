import DateGrammar
import Testing

@Suite("Reading dates")
struct ReadingTests {
    @Test("Vietnamese is read", arguments: VietnameseExamples.all)
    func vietnamese(_ example: Example) throws { #expect(try Reading.of(example.text) == [example.reading]) }

    @Test("English is read", arguments: EnglishExamples.all)
    func english(_ example: Example) throws { #expect(try Reading.of(example.text) == [example.reading]) }

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
        #expect(try Reading.of("20/2/2020, 25/2/2020") == ["2020-02-20", "2020-02-25"])
        #expect(try Reading.of("8h00: đón khách\n8h30: khai mạc") == ["08:00", "08:30"])
    }
}

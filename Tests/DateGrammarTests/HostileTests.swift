import CivilTime
import DateGrammar
import Testing

@Suite("Hostile text")
struct HostileTests {
    /// A fixed sequence of numbers that looks like chance, so a failure can be seen again.
    private struct Numbers {
        var state: UInt64

        mutating func next(below bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(truncatingIfNeeded: state >> 33) % bound
        }
    }

    private let reader: DateReader

    init() throws {
        reader = DateReader(DateContext(reference: try #require(CivilDate(iso8601: "2021-11-10"))))
    }

    private func expectSound(_ text: [UInt8]) {
        var end = 0
        for mention in reader.mentions(in: text) {
            #expect(mention.range.lowerBound >= end)
            #expect(!mention.range.isEmpty)
            #expect(mention.range.upperBound <= text.count)
            end = mention.range.upperBound
        }
    }

    @Test("any bytes are read, and mentions lie in them, in order", arguments: 0..<40)
    func bytes(seed: Int) {
        var numbers = Numbers(state: UInt64(seed))
        expectSound((0..<4000).map { _ in UInt8(numbers.next(below: 256)) })
    }

    @Test("any words of the grammar in any order are read", arguments: 0..<200)
    func words(seed: Int) {
        let examples = VietnameseExamples.all + PageExamples.all + EnglishExamples.all
        var words: [String] = examples.flatMap { example in example.text.split(separator: " ").map(String.init) }
        words += ["/", "-", ".", ",", ":", "(", ")", "99", "0", "999999999999", "31", "12", "2020", "h", "\n"]
        words += ["tháng", "ngày", "và", "đến"]
        var numbers = Numbers(state: UInt64(seed) + 1000)
        let glue = ["", " ", " ", "\n"]
        var text = ""
        for _ in 0..<600 { text += words[numbers.next(below: words.count)] + glue[numbers.next(below: glue.count)] }
        expectSound(Array(text.utf8))
    }

    @Test("text cut anywhere is read")
    func cuts() {
        let text = Array("từ 8h00 ngày 13/2 đến 17h00 ngày 14/2/2020 (tức 20 tháng Giêng âm lịch)".utf8)
        for end in text.indices { expectSound(Array(text[..<end])) }
        for start in text.indices { expectSound(Array(text[start...])) }
    }

    @Test("huge numbers overflow nothing")
    func hugeNumbers() {
        let huge = String(repeating: "9", count: 400)
        for text in [
            "\(huge)/\(huge)/\(huge)", "ngày \(huge) tháng \(huge) năm \(huge)", "\(huge)h\(huge)", "\(huge) ngày nữa",
        ] {
            #expect(reader.mentions(in: text).isEmpty)
        }
    }

    @Test("contexts at the ends of time overflow nothing", arguments: [-99_999, 0, 99_999])
    func contexts(year: Int) throws {
        let reference = try #require(CivilDate(year: year, month: 6, day: 15))
        for number in [Int.min, -1, 0, 13, Int.max] {
            let reader = DateReader(DateContext(reference: reference, year: number, month: number))
            for example in VietnameseExamples.all + PageExamples.all + EnglishExamples.all {
                _ = reader.mentions(in: example.text)
            }
        }
    }

    @Test("no more mentions are reported than promised")
    func mostMentions() {
        let text = String(repeating: "ngày 13/2/2020. ", count: DateReader.mostMentions + 10)
        #expect(reader.mentions(in: text).count == DateReader.mostMentions)
    }

    @Test("empty text has none")
    func empty() { #expect(reader.mentions(in: "").isEmpty && reader.mentions(in: [UInt8]()).isEmpty) }
}

import CivilTime
import DateGrammar
import Testing

@Suite("Plain dates")
struct PlainDateTests {
    @Test("a date in digits is day, month, year")
    func digits() throws {
        let reference = try #require(CivilDate(year: 2020, month: 1, day: 15))
        let mentions = DateReader(DateContext(reference: reference)).mentions(in: "Họp ngày 13/2/2020 tại Hà Nội")
        #expect(mentions.map(\.days) == [CivilDate(year: 2020, month: 2, day: 13).map { $0...$0 }])
    }
}

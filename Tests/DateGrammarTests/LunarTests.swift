import DateGrammar
import Testing

/// The first days of lunar years as they were kept in Vietnam; three of them differ from China's.
@Suite("The lunar calendar")
struct LunarTests {
    @Test(
        "the new year is Vietnam's",
        arguments: [
            (1985, "1985-01-21"), (1995, "1995-01-31"), (2000, "2000-02-05"), (2005, "2005-02-09"),
            (2007, "2007-02-17"),
            (2015, "2015-02-19"), (2017, "2017-01-28"), (2020, "2020-01-25"), (2021, "2021-02-12"),
            (2023, "2023-01-22"),
            (2024, "2024-02-10"), (2025, "2025-01-29"), (2026, "2026-02-17"), (2030, "2030-02-02"),
        ])
    func newYear(year: Int, day: String) throws { #expect(try Reading.of("mùng 1 Tết năm \(year)") == [day]) }

    @Test("the year's name settles the year")
    func cycle() throws {
        #expect(try Reading.of("mùng 1 Tết Canh Tuất 2030") == ["2030-02-02"])
        #expect(try Reading.of("mùng 2 Tết Giáp Thìn") == ["2024-02-11"])
        #expect(try Reading.of("rằm tháng Bảy năm Quý Mão") == ["2023-08-30"])
    }

    @Test("months after a leap month are counted on")
    func leapMonths() throws {
        #expect(try Reading.of("rằm tháng 4 năm 2020") == ["2020-05-07"])
        #expect(try Reading.of("rằm tháng 4 nhuận năm 2020") == ["2020-06-06"])
        #expect(try Reading.of("rằm tháng 5 năm 2020") == ["2020-07-05"])
        #expect(try Reading.of("rằm tháng 8 năm 2023") == ["2023-09-29"])
    }
}

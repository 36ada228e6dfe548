import CivilTime
import DateGrammar
import Testing

@Suite("Doubts, bounds and contexts")
struct DoubtTests {
    private func only(_ text: String, on reference: String = "2021-11-10") throws -> DateMention {
        let mentions = try Reading.mentions(text, on: reference)
        #expect(mentions.count == 1, "\(text)")
        return try #require(mentions.first)
    }

    @Test("the date wins over a weekday that is not its own")
    func weekday() throws {
        let mention = try only("thứ Tư, ngày 4/1/2019")
        #expect(Reading.line(mention) == "2019-01-04")
        #expect(mention.doubts == [.weekdayDisagrees])
    }

    @Test(
        "a day that no calendar has is told, not guessed",
        arguments: ["31/2/2021", "ngày 32/10/2021", "13/13/2021", "29/02/2021", "ngày 31 tháng 11"])
    func noSuchDay(_ text: String) throws {
        let mention = try only(text)
        #expect(mention.days == nil)
        #expect(mention.doubts.contains(.noSuchDay))
    }

    @Test("a time that no clock shows is told", arguments: ["25:00 ngày 20/10/2021", "8h75 ngày 20/10/2021"])
    func noSuchTime(_ text: String) throws {
        let mention = try only(text)
        #expect(mention.startTime == nil)
        #expect(mention.doubts.contains(.noSuchTime))
    }

    @Test("digits that English reads the other way round are doubted, in English only")
    func dayMonthOrder() throws {
        #expect(try only("on 04/05/2021").doubts == [.dayMonthOrder])
        #expect(try only("on 25/05/2021").doubts == [])
        #expect(try only("ngày 04/05/2021").doubts == [])
        #expect(try Reading.line(only("Thu, 04/21/16 8:00 p.m.")) == "2016-04-21 20:00")
    }

    @Test("an end before the start is told")
    func endBeforeStart() throws {
        #expect(try only("từ 20/12/2021 đến 10/12/2021").doubts == [.endBeforeStart])
        #expect(try only("16h - 14h ngày 20/12/2021").doubts == [.endBeforeStart])
    }

    @Test("lunar dates are marked, and those that do not exist too")
    func lunar() throws {
        #expect(try only("rằm tháng 8 năm 2021").doubts == [.lunar])
        #expect(try only("ngày 5 tháng 5 nhuận năm 2021").doubts == [.lunar, .lunarUnknown])
        #expect(try only("28-9-2017 (tức 9-8 âm lịch)").doubts == [])
    }

    @Test("a month with a lunar name is the solar one until something says that it is lunar, and is doubted")
    func lunarNames() throws {
        #expect(try only("tháng Giêng").doubts == [.lunarUnknown])
        #expect(Reading.line(try only("tháng Giêng")) == "2022-01-01...2022-01-31 month")
        #expect(try only("tháng Chạp năm Tân Sửu").doubts == [.lunar])
        #expect(try only("tháng Giêng năm 2022").doubts == [.lunar])
        #expect(try only("tháng 8 (âm lịch)").doubts == [.lunar])
        #expect(try only("tháng 8").doubts == [])
    }

    @Test("the eve of the new year is named for the year that begins")
    func newYearsEve() throws {
        for text in ["giao thừa 2022", "giao thừa Tết Nhâm Dần", "30 Tết Nhâm Dần 2022", "29 Tết năm 2022"] {
            let mention = try only(text)
            #expect(Reading.line(mention) == "2022-01-31", "\(text)")
            #expect(mention.doubts == [.lunar])
        }
    }

    @Test(
        "limits are ends",
        arguments: [
            "trước ngày 20/11/2021", "đến hết ngày 20/11/2021", "hạn chót nộp bài: 20/11/2021",
            "chậm nhất ngày 20/11/2021",
            "hạn đăng ký là ngày 20/11/2021", "no later than 20 November 2021", "deadline: 20 November 2021",
            "by 20 November 2021",
        ])
    func until(_ text: String) throws { #expect(try only(text).bound == .until) }

    @Test(
        "what only begins is open",
        arguments: ["từ ngày 20/11/2021", "kể từ 8h ngày 20/11/2021", "since 20 November 2021"])
    func since(_ text: String) throws { #expect(try only(text).bound == .since) }

    @Test(
        "a span has no open end",
        arguments: ["từ ngày 20 đến 22/11/2021", "từ 8h đến 9h ngày 20/11/2021", "20/11/2021"])
    func closed(_ text: String) throws { #expect(try only(text).bound == nil) }

    @Test("a date without a year is the nearest sensible one")
    func nearest() throws {
        #expect(try Reading.of("ngày 5/1", on: "2020-12-20") == ["2021-01-05"])
        #expect(try Reading.of("ngày 5/12", on: "2020-12-20") == ["2020-12-05"])
        #expect(try Reading.of("ngày 5/6", on: "2020-12-20") == ["2021-06-05"])
        #expect(try Reading.of("ngày 5/12", on: "2020-12-20", tense: .future) == ["2021-12-05"])
        #expect(try Reading.of("ngày 5/6", on: "2020-12-20", tense: .past) == ["2020-06-05"])
        #expect(try Reading.of("ngày 29/2", on: "2021-11-10") == ["2024-02-29"])
    }

    @Test("a heading gives the year and the month")
    func heading() throws {
        #expect(try Reading.of("ngày 5/6", year: 2019) == ["2019-06-05"])
        #expect(try Reading.of("từ 30/12 đến 2/1", year: 2019) == ["2019-12-30...2020-01-02"])
        #expect(try Reading.of("ngày 12, tại Huế", year: 2019, month: 6) == ["2019-06-12"])
        #expect(try Reading.mentions("ngày 5/6", year: 2019).map(\.basis) == [.context])
    }

    @Test("a page with diacritics has no words without them")
    func accentedPage() throws {
        let day = try #require(CivilDate(iso8601: "2021-11-10"))
        let page = DateReader(DateContext(reference: day, isAccented: true))
        #expect(page.mentions(in: "Nam 2020").isEmpty)
        #expect(page.mentions(in: "04/05/2021").map(\.doubts) == [[]])
        #expect(try Reading.of("nam 2020") == ["2020-01-01...2020-12-31 year"])
    }

    @Test("the basis says where the year comes from")
    func basis() throws {
        #expect(try only("13/2/2020").basis == .written)
        #expect(try only("ngày 13/2").basis == .reference)
        #expect(try only("sáng mai").basis == .relative)
    }
}

import CivilTime
import DateGrammar
import EventPages
import Foundation
import Testing

@Suite("Articles: events told in running text")
struct ArticleTests {
    @Test("what is announced in a sentence is found with its date, place and organisers")
    func announced() throws {
        let page = """
            Đối thoại về tiền lương tối thiểu

            Liên đoàn Lao động tỉnh phối hợp với Sở Nội vụ tổ chức hội thảo "Tiền lương đủ sống" vào sáng 12/3/2026 tại \
            thành phố Hải Phòng.
            """
        let event = try #require(events(page).first)
        #expect(event.summary == "2026-03-12 Hội thảo \"Tiền lương đủ sống\"")
        #expect(event.location == "thành phố Hải Phòng")
        #expect(event.organizer == "Liên đoàn Lao động tỉnh; Sở Nội vụ")
        #expect(event.time.partOfDay == .morning)
        #expect(event.time.start == nil, "a part of the day is no time on a clock")
    }

    @Test("the day a page was posted is not the day of its event")
    func posted() throws {
        let page = """
            Hội thảo “Thu hẹp khoảng cách”

            01/10/2021

            Hội thảo “Thu hẹp khoảng cách” do Mạng lưới tổ chức đã diễn ra sáng qua, 30 tháng 9, với sự tham gia của đông \
            đảo người lao động và đại diện các doanh nghiệp trong tỉnh.
            """
        let reading = read(page, on: "2026-03-02")
        #expect(reading.published == date("2021-10-01"))
        #expect(reading.events.map(\.summary) == ["2021-09-30 Hội thảo “Thu hẹp khoảng cách”"])
        #expect(reading.events.first?.tense == .past)
    }

    @Test("what is planned for a month is tentative and known to the month")
    func month() throws {
        let page = """
            Tin hoạt động

            Kết quả của dự án sẽ được trình bày tại Diễn đàn Lao động 2026 (dự kiến tổ chức vào tháng 10/2026) ở Hà Nội.
            """
        let event = try #require(events(page).first { $0.kind == .forum })
        #expect(event.summary == "2026-10-01 – 2026-10-31 Diễn đàn Lao động 2026")
        #expect(event.precision == .month)
        #expect(event.status == .tentative)
    }

    @Test("what was only said on a day is no event of that day")
    func reported() {
        let page = """
            Liên đoàn bóng đá ra thông báo

            Liên đoàn ngày 23/2 đã ra thông báo cho biết giải công nhân sẽ diễn ra từ ngày 20-25/3 tại Bình Dương.
            """
        #expect(events(page).map(\.time.days) == [date("2026-03-20")...date("2026-03-25")])
    }

    @Test(
        "histories, accidents, prices and press conferences are no events",
        arguments: [
            "Ngày 22.2, Bộ Tài chính công bố giá xăng dầu mới.",
            "Ngày 1/3, tại vùng biển huyện Tĩnh Gia người dân phát hiện xác một con cá voi.",
            "Nhóm công tác được thành lập vào tháng 10 năm 2009 tại Băng Cốc, Thái Lan.",
            "Cơ quan chức năng tổ chức họp báo sáng qua để thông báo tiến trình tìm kiếm nạn nhân.",
            "Ông được bổ nhiệm làm tổng giám đốc từ ngày 23/2.",
            "Nghị định 45/2019/NĐ-CP có hiệu lực từ ngày 15/3/2026.",
        ])
    func none(sentence: String) {
        let page = "Tin trong ngày\n\n\(sentence) Sự việc đang được các bên liên quan tiếp tục theo dõi và xử lý.\n"
        #expect(events(page).isEmpty)
    }

    @Test("English articles are read as Vietnamese ones")
    func english() {
        let page = """
            Newsletter March 2026

            The network and the union hold a workshop on policy lobbying and advocacy on March 14.
            The special meeting of the Labour Working Group has been postponed until the afternoon of April 6.
            """
        #expect(
            events(page).map(\.summary) == [
                "2026-03-14 A workshop on policy lobbying and advocacy",
                "2026-04-06 The special meeting of the Labour Working Group",
            ])
    }

    @Test(
        "a page without diacritics, in capitals, in NFD, or full of no-break spaces says the same",
        arguments: ["bare", "upper", "nfd", "nbsp"])
    func writings(_ way: String) {
        let page = """
            Khai giảng lớp tập huấn

            Ngày 12/3/2026, tại Hà Nội, Mạng lưới sẽ tổ chức hội thảo về quyền của người lao động giúp việc gia đình.
            """
        let written =
            switch way {
            case "bare":
                page.decomposedStringWithCanonicalMapping.replacing("đ", with: "d").replacing("Đ", with: "D")
                    .unicodeScalars.filter { !(0x300...0x36F).contains($0.value) }.map(String.init).joined()
            case "upper": page.uppercased()
            case "nfd": page.decomposedStringWithCanonicalMapping
            default: page.replacing(" ", with: "\u{A0}")
            }
        #expect(events(written).map(\.time.days) == [date("2026-03-12")...date("2026-03-12")])
    }
}

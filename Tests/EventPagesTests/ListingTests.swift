import CivilTime
import EventPages
import Testing

@Suite("Listings and letters that leave things out")
struct ListingTests {
    @Test("an item without a date takes its standing for itself, not for the one above it")
    func undated() {
        let page = """
            <html><body><h1>Lịch hoạt động tháng 12</h1><ul>
            <li><h3>1. Hội thảo an toàn lao động</h3><p>Thời gian: 8h, ngày 15/12/2026</p></li>
            <li><h3>2. Lễ tổng kết</h3><p>Đã hủy vì bão</p></li>
            <li><h3>3. Tọa đàm lương</h3><p>Thời gian: 9h, ngày 18/12/2026</p></li>
            <li><h3>4. Diễn đàn công nhân</h3><p>Dự kiến cuối tháng 12/2026</p></li></ul></body></html>
            """
        let found = events(page, on: "2026-11-27")
        #expect(found.map(\.title) == ["Hội thảo an toàn lao động", "Tọa đàm lương"])
        #expect(found.allSatisfy { $0.status == .confirmed })
    }

    @Test("what is said below a title of the same event is still said of it")
    func cancelled() {
        let page = """
            <html><body><h1>Lịch hoạt động tháng 12</h1><ul>
            <li><h3>1. Hội thảo an toàn lao động</h3><p>Thời gian: 8h, ngày 15/12/2026</p><p>Đã hủy vì bão</p></li>
            <li><h3>2. Tọa đàm lương</h3><p>Thời gian: 9h, ngày 18/12/2026</p></li></ul></body></html>
            """
        #expect(events(page, on: "2026-11-27").map(\.status) == [.cancelled, .confirmed])
    }

    @Test("days without a month are those of the month that the heading names, in the year that one above it names")
    func months() {
        let page = """
            <html><body><h1>Lịch hoạt động năm 2027</h1><h2>Tháng 4</h2>
            <ul><li>1. Hội thảo tiền lương: ngày 12, Hà Nội</li></ul><h2>Tháng 5</h2>
            <ul><li>2. Hội thảo lao động nữ: ngày 8, Huế</li></ul></body></html>
            """
        #expect(
            events(page, on: "2026-11-27").map(\.time.days.lowerBound) == [date("2027-04-12"), date("2027-05-08")])
    }

    @Test("a weekday that is not the date's waits for somebody's word, wherever it stands")
    func weekday() {
        let pages = [
            "Hội thảo tiền lương\n\nThời gian: 9h, thứ Hai, ngày 25/12/2026\nĐịa điểm: 12 Trần Phú, Hà Nội\n",
            "Tin\n\nThứ Hai, 25/12/2026, Sở Nội vụ sẽ tổ chức hội thảo về tiền lương tại Hà Nội.\n",
        ]
        for page in pages {
            #expect(events(page, on: "2026-11-27").isEmpty, "\(page)")
            #expect(events(page, on: "2026-11-27", all: true).map(\.needsReview) == [true], "\(page)")
        }
    }

    @Test(
        "a letter is called by what it invites to, not by its courtesies or the number to call",
        arguments: [
            (
                """
                Kính mời anh chị dự Hội thảo "Quyền của lao động nữ".
                Thời gian: 8h30 – 11h30, thứ Sáu ngày 11/12/2026
                Địa điểm: 12 Trần Phú, Hà Nội

                Mọi chi tiết liên hệ văn phòng, 0912 345 678.
                """, "Hội thảo \"Quyền của lao động nữ\""
            ),
            (
                """
                THƯ MỜI

                Kính gửi: Các thành viên mạng lưới

                Ban điều phối trân trọng kính mời quý vị tham dự buổi Tọa đàm về quyền của lao động nữ.

                Thời gian: từ 8h30 đến 11h30, thứ Sáu, ngày 11 tháng 12 năm 2026
                Địa điểm: Hội trường tầng 2, 12 Trần Phú, Hà Nội
                """, "Tọa đàm về quyền của lao động nữ"
            ),
            (
                """
                You are invited: Launch of the report "Work after the flood"

                When: Friday, 4 December 2026, 9:00-11:30 (Hanoi time)
                Where: 304 Kim Ma, Ha Noi, and online via Zoom
                RSVP by 1 December 2026 to events@example.org
                """, "You are invited: Launch of the report \"Work after the flood\""
            ),
        ])
    func letter(page: String, title: String) {
        #expect(events(page, on: "2026-11-27").map(\.title) == [title])
    }

    @Test("a day that was moved is the new one only")
    func moved() {
        let page = "Hội thảo tổng kết\n\nThời gian: ngày 24/12/2026 (dời sang 28/12/2026)\nĐịa điểm: Hà Nội\n"
        #expect(events(page, on: "2026-11-27").map(\.time.days.lowerBound) == [date("2026-12-28")])
    }

    @Test("the hour of a weekday of next week is not that of the week")
    func hourOfWeek() {
        let page = "Tin\n\nTuần sau, vào lúc 14h thứ Ba, Sở sẽ tổ chức buổi đối thoại với công nhân tại Bắc Ninh.\n"
        #expect(events(page, on: "2026-11-27").isEmpty)
    }

    @Test("a deadline beside a date is not the date, whichever stands first")
    func deadline() {
        let page = """
            <html><body><h1>Lịch</h1><ul>
            <li><h3>Hội thảo A</h3><p>8h 15/12/2026. Hạn đăng ký: 05/12/2026</p></li>
            <li><h3>Hội thảo B</h3><p>Hạn đăng ký: 05/12/2026. Thời gian: 8h 16/12/2026</p></li></ul></body></html>
            """
        #expect(
            events(page, on: "2026-11-27").map(\.summary) == [
                "2026-12-15 08:00 Hội thảo A", "2026-12-16 08:00 Hội thảo B",
            ])
    }

    @Test("a page on one line is read as one on many: what is said of one event is not said of the next")
    func oneLine() {
        let page =
            "<html><body><h1>Lịch</h1><ul><li><h3>Hội thảo A</h3><p>Thời gian: 15/12/2026</p></li>"
            + "<li><h3>Hội thảo B</h3><p>Thời gian: 16/12/2026</p><p>Đã hủy</p></li>"
            + "<li><h3>Hội thảo C</h3><p>Thời gian: 17/12/2026</p></li></ul></body></html>"
        #expect(events(page, on: "2026-11-27").map(\.status) == [.confirmed, .cancelled, .confirmed])
    }
}

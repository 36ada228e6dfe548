import CivilTime
import EventPages
import Testing

@Suite("The shapes of pages")
struct PageShapeTests {
    @Test(
        "the line with the author and the day is no event, whatever stands in it",
        arguments: [
            "02/03/2026 09:12", "Đăng ngày 02/03/2026 bởi admin", "08:15 | 02/03/2026",
            "Tác giả: Mai - 02/03/2026 | 10:15",
            "Posted by admin on March 2, 2026", "Thứ Hai, 02/03/2026, 10:15 (GMT+7)",
        ])
    func byline(line: String) {
        let page = """
            <html><head><title>Sở Lao động</title></head><body><h1>Hội nghị giao ban công tác trẻ em</h1><div>\(line)</div>
            <p>Ngày 27/2, Cục Trẻ em tổ chức hội nghị giao ban tại Hà Nội.</p></body></html>
            """
        #expect(events(page, on: "2026-03-05").map(\.time.days) == [date("2026-02-27")...date("2026-02-27")])
    }

    @Test("titles may stand below their dates")
    func below() {
        let page = """
            <html><body><h1>Sự kiện</h1><div>25/3/2026</div><a href="1">Hội thảo quỹ khởi nghiệp</a>
            <div>02/4/2026</div><a href="2">Lễ phát động</a><div>09/4/2026</div><a href="3">Tập huấn báo chí</a></body></html>
            """
        #expect(
            events(page).map(\.summary) == [
                "2026-03-25 Hội thảo quỹ khởi nghiệp", "2026-04-02 Lễ phát động", "2026-04-09 Tập huấn báo chí",
            ])
    }

    @Test("hours may stand on a line, behind a label or in a cell of their own")
    func hours() {
        let pages = [
            "Tọa đàm lương\n\n📅 12/3/2026\n⏰ 18h00 - 21h00\n📍 Hội trường B\n",
            "Tọa đàm lương\n\nNgày: 12/3/2026\nGiờ: 18h00 - 21h00\n",
            "Tọa đàm lương\n\nBắt đầu: 18h00 ngày 12/3/2026\nKết thúc: 21h00\n",
            """
            <html><body><h1>Tọa đàm lương</h1><table><tr><th>Ngày</th><td>12/3/2026</td></tr>
            <tr><th>Giờ</th><td>18:00 – 21:00</td></tr></table></body></html>
            """,
        ]
        for page in pages {
            #expect(events(page).map(\.summary) == ["2026-03-12 18:00 – 2026-03-12 21:00 Tọa đàm lương"], "\(page)")
        }
    }

    @Test("the heads of a table say what its columns are")
    func columns() {
        let page = """
            <html><body><h1>Kế hoạch tập huấn</h1><table>
            <tr><th>Nội dung</th><th>Thời gian</th><th>Địa điểm</th><th>Hạn đăng ký</th></tr>
            <tr><td>Tập huấn luật</td><td>12/3/2026</td><td>Hà Tĩnh</td><td>05/3/2026</td></tr>
            <tr><td>Tập huấn kỹ năng</td><td>19/3/2026</td><td>Nghệ An</td><td>12/3/2026</td></tr></table></body></html>
            """
        let found = events(page)
        #expect(found.map(\.summary) == ["2026-03-12 Tập huấn luật", "2026-03-19 Tập huấn kỹ năng"])
        #expect(found.map(\.location) == ["Hà Tĩnh", "Nghệ An"])
    }

    @Test("a calendar by days has an event for each of its hours")
    func schedule() {
        let page = """
            Lịch công tác tuần

            Thứ Hai (23/3/2026)
            - 08h00: Giao ban lãnh đạo. Địa điểm: Phòng họp A
            - 14h00: Làm việc với đoàn kiểm tra
            Thứ Tư (25/3/2026)
            - 08h30: Hội nghị nữ công
            """
        #expect(
            events(page, all: true).map(\.summary) == [
                "2026-03-23 08:00 Giao ban lãnh đạo", "2026-03-23 14:00 Làm việc với đoàn kiểm tra",
                "2026-03-25 08:30 Hội nghị nữ công",
            ])
    }

    @Test("a date that a design takes apart is one date")
    func split() {
        let page = """
            <html><body><h1>Sự kiện</h1><div>05</div><div>Tháng 4</div><div>2026</div><h3>Hội thảo việc làm</h3>
            <div>12</div><div>Tháng 4</div><div>2026</div><h3>Hội thảo kinh tế</h3></body></html>
            """
        #expect(events(page).map(\.summary) == ["2026-04-05 Hội thảo việc làm", "2026-04-12 Hội thảo kinh tế"])
    }

    @Test("a page that proves once that it writes the month first is read so throughout")
    func monthFirst() {
        let page = """
            <html><body><h1>Calendar of meetings</h1><ul><li>04/08/2026 - Planning committee meeting</li>
            <li>04/22/2026 - Council meeting</li></ul></body></html>
            """
        #expect(
            events(page).map(\.summary) == ["2026-04-08 Planning committee meeting", "2026-04-22 Council meeting"])
    }

    @Test("what machines are told beside vague words is exact")
    func machineTime() {
        let page = """
            <html><body><h1>Upcoming events</h1><h2>Forum on fair recruitment</h2>
            <time datetime="2026-04-08T09:00:00+07:00">8 Apr</time><h2>Webinar on wages</h2>
            <time datetime="2026-04-15">in six weeks</time></body></html>
            """
        #expect(
            events(page).map(\.summary) == [
                "2026-04-08 09:00 Forum on fair recruitment", "2026-04-15 Webinar on wages",
            ])
    }

    @Test(
        "what is struck out, hidden, or of other pages is not read",
        arguments: [
            "<p>Thời gian: <del>8h30 ngày 25/3/2026</del> <b>13h30 ngày 27/3/2026</b></p>",
            "<p>Thời gian: 13h30 ngày 27/3/2026</p><div style=\"display: none\"><p>Hội thảo: 1/4/2026</p></div>",
            "<p>Thời gian: 13h30 ngày 27/3/2026</p><h3>Tin liên quan</h3><p>Hội nghị công nhân (17/3/2026)</p>",
            "<p>Thời gian: 13h30 ngày 27/3/2026</p><aside><p>Tập huấn: 2/4/2026</p></aside>",
        ])
    func unread(body: String) {
        let page = "<html><body><h1>Hội thảo lương</h1>\(body)</body></html>"
        #expect(events(page).map(\.summary) == ["2026-03-27 13:30 Hội thảo lương"])
    }

    @Test(
        "notices with a time that nobody goes to are no events",
        arguments: [
            "Thông báo lịch ngừng cung cấp điện\n\nThời gian: từ 7h00 đến 17h00 ngày 12/3/2026\n",
            "Lịch nghỉ Tết của cơ quan\n\nThời gian: từ 12/3/2026 đến 15/3/2026\n",
            "Biên bản họp hội đồng\n\n12/3/2026\n", "404 - Không tìm thấy trang\n\n12/3/2026\n",
        ])
    func services(page: String) {
        #expect(events(page).isEmpty)
    }
}

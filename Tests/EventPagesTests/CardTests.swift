import EventPages
import Testing

@Suite("Cards: announcements and listings")
struct CardTests {
    @Test("an announcement with labels is one event with its hours and place")
    func announcement() throws {
        let page = """
            HỘI THẢO QUYỀN CỦA LAO ĐỘNG DI CƯ

            Mời các tổ chức thành viên tham dự và chia sẻ kinh nghiệm.
            ⏰ Thời gian: 8h30 – 11h30, thứ Năm, ngày 12/3/2026
            📍 Địa điểm: Hội trường B, Nhà văn hóa Lao động, Hà Nội
            Đơn vị tổ chức: Mạng lưới Bảo vệ Lao động Di cư
            """
        let event = try #require(events(page).first)
        #expect(event.summary == "2026-03-12 08:30 – 2026-03-12 11:30 HỘI THẢO QUYỀN CỦA LAO ĐỘNG DI CƯ")
        #expect(event.location == "Hội trường B, Nhà văn hóa Lao động, Hà Nội")
        #expect(event.organizer == "Mạng lưới Bảo vệ Lao động Di cư")
        #expect(event.kind == .workshop)
        #expect(event.evidence.contains { $0.field == .time && $0.line == 4 })
    }

    @Test("a listing under month headings gives each item its date line, and takes years from nowhere else")
    func listing() {
        let page = """
            Sự kiện

            Tháng Ba 2026

             1. Tập huấn thương lượng tập thể

              2026/03/10 - 2026/03/11

              Lớp dành cho cán bộ công đoàn cơ sở tại thành phố Cần Thơ.

             2. 30 năm công đoàn khu công nghiệp

              2026/03/05

            Tháng Hai 2026

             1. Khảo sát tiền lương đủ sống

              2026/02/01 - 2026/04/30
            """
        let found = events(page)
        #expect(
            found.map(\.summary) == [
                "2026-03-10 – 2026-03-11 Tập huấn thương lượng tập thể",
                "2026-03-05 30 năm công đoàn khu công nghiệp",
                "2026-02-01 – 2026-04-30 Khảo sát tiền lương đủ sống",
            ])
        #expect(found.map(\.precision) == [.day, .day, .range])
        #expect(found.map(\.location) == ["thành phố Cần Thơ", "", ""])
        #expect(found.map(\.kind.isAttendable) == [true, true, false])
    }

    @Test("a span that only stands in for a vaguer date is a window, and tentative")
    func window() throws {
        let page = """
            Sự kiện

            Tháng Tư 2026

             1. Hội thảo tổng kết dự án

              2026/04/01 - 2026/04/07

              Liên đoàn sẽ tổ chức một hội thảo tổng kết vào tháng 4/2026.

             2. Tập huấn hòa giải

              2026/04/14
            """
        let found = events(page)
        #expect(found.map(\.precision) == [.window, .day])
        #expect(found.map(\.status) == [.tentative, .confirmed])
    }

    @Test("a date that disagrees with its month heading waits for review")
    func heading() {
        let page = """
            Sự kiện

            Tháng Tư 2026

             1. Hội thảo tổng kết dự án

              2026/08/01

             2. Tập huấn hòa giải

              2026/04/14
            """
        #expect(events(page).map(\.title) == ["Tập huấn hòa giải"])
        #expect(events(page, all: true).count == 2)
    }

    @Test("a table of dates and places is about what stands above it")
    func table() {
        let page = """
            <html><body><h1>Planning calendar</h1>
            <p>The council holds its regular monthly meeting here. Members are welcome.</p>
            <table><tr><td>Date</td><td>Place</td></tr>
            <tr><td>March 24, 2026 at 10:30 am</td><td><p>Union Hall</p><p>5 Ly Thuong Kiet</p></td></tr>
            <tr><td>April 28, 2026 at 10:30 am</td><td>Union Hall</td></tr></table></body></html>
            """
        let found = events(page)
        #expect(
            found.map(\.summary) == [
                "2026-03-24 10:30 Regular monthly meeting", "2026-04-28 10:30 Regular monthly meeting",
            ])
        #expect(found.map(\.location) == ["Union Hall, 5 Ly Thuong Kiet", "Union Hall"])
    }

    @Test("one date over several hours is several events, with the way of taking part of each")
    func slots() {
        let page = """
            Tập huấn an toàn lao động

            Thời gian: ngày 11/6/2026
            Hình thức:
            - Offline: vào lúc 9h30 tại phòng họp số 2, Hà Nội
            - Online: vào lúc 19h00 qua Zoom
            """
        let found = events(page)
        #expect(
            found.map(\.summary) == [
                "2026-06-11 09:30 Tập huấn an toàn lao động", "2026-06-11 19:00 Tập huấn an toàn lao động",
            ])
        #expect(found.map(\.mode) == [.inPerson, .online])
    }

    @Test("a deadline is no event that people are reminded of unasked")
    func deadline() {
        let page = """
            Trại hè công nhân trẻ 2026

            Thời gian đăng ký: 04/05/2026 - 19/05/2026
            Thời gian: 08/06/2026 - 12/06/2026
            Địa điểm: Đà Nẵng
            """
        #expect(events(page).map(\.summary) == ["2026-06-08 – 2026-06-12 Trại hè công nhân trẻ 2026"])
        #expect(events(page, all: true).contains { $0.kind == .deadline && $0.needsReview })
    }

    @Test("a cancelled event says so")
    func cancelled() {
        let page = """
            Lịch hội thảo

            Hội thảo về tiền lương (đã hủy)

            12/3/2026

            Hội thảo về bảo hiểm

            13/3/2026
            """
        #expect(events(page).map(\.status) == [.cancelled, .confirmed])
    }

    @Test("items are what an XPath says they are")
    func items() {
        let page = """
            <div class="box"><h3>Lớp luật lao động</h3><p>Ngày 5/4/2026, tại Huế</p><a href="/luat">Xem</a></div>
            <div class="ad"><h3>Giảm giá</h3><p>Ngày 6/4/2026</p></div>
            <div class="box"><h3>Lớp kỹ năng đàm phán</h3><p>Ngày 7/4/2026</p></div>
            """
        let reading = read("<html><body>\(page)</body></html>", item: "//div[@class='box']")
        #expect(
            reading.events.map(\.summary) == ["2026-04-05 Lớp luật lao động", "2026-04-07 Lớp kỹ năng đàm phán"])
        #expect(read("<p>x</p>", item: "//div[").faults.count == 1)
        #expect(read("<p>x</p>", item: "//div").faults.count == 1)
    }
}

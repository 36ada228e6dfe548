import CivilTime
import EventPages
import Testing

/// The events that a page with one paragraph of running text tells of.
private func told(_ text: String, on day: String = "2026-07-20", title: String = "Chuyện làng nghề") -> [PageEvent] {
    events("\(title)\n\n\(text)\n", on: day)
}

@Suite("Articles: what a date in a sentence is the date of")
struct ArticleDateTests {
    @Test(
        "a day without a year is in the past or the future as the sentence is",
        arguments: [
            ("Ngày 12/3, tại Nam Định, hội thảo về nghề dệt đã được tổ chức với 80 đại biểu.", "2026-03-12"),
            ("Trước đó, ngày 4/2, Hội Làm vườn tổ chức hội nghị nông dân giỏi tại Thái Bình.", "2026-02-04"),
            ("Hội thảo về nghề dệt sẽ được tổ chức ngày 12/3 tại Nam Định.", "2027-03-12"),
            ("A workshop on weaving was held in Nam Dinh on 12 March.", "2026-03-12"),
            ("Ban tổ chức đã công bố: hội thảo về nghề dệt sẽ diễn ra ngày 2/8 tại Nam Định.", "2026-08-02"),
        ])
    func tense(sentence: String, day: String) {
        let all = events("Chuyện làng nghề\n\n\(sentence)\n", on: "2026-07-20", all: true)
        #expect(all.map(\.time.days.lowerBound).contains(date(day)), "\(all.map(\.summary))")
        #expect(!all.contains { $0.time.days.lowerBound != date(day) }, "\(all.map(\.summary))")
    }

    @Test("a year guessed more than half a year ahead is never sure enough")
    func farAhead() {
        #expect(told("Hội thảo về nghề dệt, ngày 12/3 tại Nam Định.").isEmpty)
    }

    @Test(
        "of what was put off only the new day is believed",
        arguments: [
            "Hội thảo nghề gốm dự kiến diễn ra ngày 17/8/2026 được dời sang ngày 24/8/2026 vì mưa lớn.",
            "Ban đầu dự kiến tổ chức ngày 17/8/2026, hội thảo nghề gốm nay lùi đến ngày 24/8/2026.",
            "Thay vì ngày 17/8/2026, hội thảo nghề gốm sẽ diễn ra ngày 24/8/2026.",
            "Hội thảo nghề gốm được chuyển từ ngày 17/8/2026 sang ngày 24/8/2026.",
            "The workshop on pottery, originally scheduled for 17 August 2026, will now be held on 24 August 2026.",
            "The workshop on pottery was moved from 17 August 2026 to 24 August 2026.",
        ])
    func moved(sentence: String) {
        let found = told(sentence)
        #expect(found.map(\.time.days) == [date("2026-08-24")...date("2026-08-24")], "\(found.map(\.summary))")
        #expect(found.allSatisfy { $0.status == .confirmed })
    }

    @Test(
        "the day of an occasion, of a document and of words is no event's",
        arguments: [
            "Nhân dịp kỷ niệm ngày 22/8/2026, hội thảo nghề gốm sẽ được tổ chức ngày 24/8/2026 tại Bắc Ninh.",
            "Chào mừng ngày 22/8/2026, Hội Gốm sẽ tổ chức hội thảo nghề gốm ngày 24/8/2026 tại Bắc Ninh.",
            "Theo công văn số 15/CV-HG ngày 22/7/2026, hội thảo nghề gốm sẽ được tổ chức ngày 24/8/2026.",
            "Trao đổi với phóng viên ngày 22/7/2026, ông Hội trưởng cho biết hội thảo nghề gốm diễn ra ngày 24/8/2026.",
            "Speaking to reporters on 22 July 2026, the director said the pottery workshop would take place on 24 August 2026.",
        ])
    func others(sentence: String) {
        let found = told(sentence)
        #expect(found.map(\.time.days.lowerBound) == [date("2026-08-24")], "\(found.map(\.summary))")
    }

    @Test("a celebration keeps its day")
    func celebration() {
        let found = told("Lễ kỷ niệm 30 năm thành lập xưởng gốm sẽ diễn ra ngày 24/8/2026 tại Bắc Ninh.")
        #expect(found.map(\.time.days.lowerBound) == [date("2026-08-24")])
    }

    @Test(
        "until when something goes on is its end, not another event",
        arguments: [
            "Triển lãm gốm sẽ khai mạc ngày 24/8/2026 tại Bắc Ninh và kéo dài đến hết ngày 30/8/2026.",
            "Triển lãm gốm sẽ khai mạc ngày 24/8/2026 tại Bắc Ninh. Triển lãm kéo dài đến ngày 30/8/2026.",
            "Triển lãm gốm sẽ khai mạc ngày 24/8/2026 tại Bắc Ninh, kéo dài trong bảy ngày.",
            "The pottery exhibition opens on 24 August 2026 and runs until 30 August 2026.",
            "The pottery exhibition opens on 24 August 2026 in Hanoi and lasts seven days.",
        ])
    func end(sentence: String) {
        let found = told(sentence)
        #expect(found.map(\.time.days) == [date("2026-08-24")...date("2026-08-30")], "\(found.map(\.summary))")
    }

    @Test("an hour at which it ends is its end")
    func endingHour() {
        let found = told("Đêm nhạc gốm sẽ bắt đầu lúc 19h ngày 24/8/2026 và kết thúc lúc 21h30 tại Bắc Ninh.")
        #expect(found.map(\.summary) == ["2026-08-24 19:00 – 2026-08-24 21:30 Đêm nhạc gốm"])
    }

    @Test(
        "what only happened before, after, at or on the way to an event is none",
        arguments: [
            "Khoảng 19h ngày 19/7/2026, một vụ cháy xảy ra tại hội chợ gốm ở phường 3, thiêu rụi 12 gian hàng.",
            "Chiều 19/7/2026, xe chở đoàn đi dự hội nghị va chạm với xe tải trên quốc lộ.",
            "Tối 19/7/2026, sau khi dự hội nghị khách hàng, 20 người nhập viện.",
            "Đường Trần Phú cấm xe từ ngày 24/8/2026 để tổ chức lễ hội.",
            "Phiên tòa sẽ được mở ngày 24/8/2026 tại Bắc Ninh.",
            "Máy mới được mở bán ngày 24/8/2026 tại các đại lý, theo thông báo của hãng.",
            "Vé đêm nhạc được bán từ ngày 24/8/2026 tại quầy.",
        ])
    func circumstances(sentence: String) { #expect(told(sentence, title: "Tin trong ngày").isEmpty) }

    @Test("only the first sentence may leave what takes place to the page's title")
    func openings() {
        let title = "Hội thảo quốc tế về gốm"
        let first = "Chiều 19/7/2026 tại Bắc Ninh, hơn 40 nghệ nhân đã gặp nhau để nói về nghề của mình và của ông cha."
        #expect(told(first, title: title).map(\.time.days.lowerBound) == [date("2026-07-19")])
        let second =
            "\(title) là nơi gặp gỡ của nhiều thế hệ nghệ nhân. Ngày 15/7/2026, danh sách được gửi đến mọi người."
        #expect(told(second, title: title).isEmpty)
        #expect(told("Thông báo chấp nhận bài viết gửi đến ban tổ chức: 15/8/2026", title: title).isEmpty)
    }
}

import CivilTime
import EventPages
import Testing

@Suite("Articles: what an event is called")
struct ArticleNameTests {
    private func titles(_ sentence: String, title: String = "Chuyện làng nghề") -> [String] {
        events("\(title)\n\n\(sentence)\n", on: "2026-07-20").map(\.title)
    }

    @Test(
        "a name ends with what belongs to it, not in the middle of a word",
        arguments: [
            ("nâng cao chất lượng nguồn nhân lực sẽ", "Hội thảo nâng cao chất lượng nguồn nhân lực"),
            ("sáng kiến cộng đồng sẽ", "Hội thảo sáng kiến cộng đồng"),
            ("các tổ chức xã hội sẽ", "Hội thảo các tổ chức xã hội"),
            ("theo dõi và đánh giá dự án sẽ", "Hội thảo theo dõi và đánh giá dự án"),
            ("công nhân nhập cư sẽ", "Hội thảo công nhân nhập cư"),
            ("lao động tự do sẽ", "Hội thảo lao động tự do"),
            ("gốm Bát Tràng nhân dịp năm mới sẽ", "Hội thảo gốm Bát Tràng"),
            ("gốm Bát Tràng không", "Hội thảo gốm Bát Tràng"),
        ])
    func ends(name: String, title: String) {
        #expect(titles("Hội thảo \(name) được tổ chức ngày 24/8/2026 tại Bắc Ninh.") == [title])
    }

    @Test("a quotation is preferred to a title that does not have it")
    func quotations() {
        #expect(
            titles(
                "Ngày 24/8/2026, tại Bắc Ninh, Hội Gốm sẽ tổ chức hội thảo “Đất và lửa: hai trăm năm một nghề”.",
                title: "Người làm nghề nói về ngày mai") == ["Hội thảo “Đất và lửa: hai trăm năm một nghề”"])
    }

    @Test("the next event is not the one that the page is about")
    func next() {
        let page = """
            Cuộc họp lần thứ 8 Nhóm công tác về nghề gốm

            Ngày 18/7/2026, cuộc họp lần thứ 8 Nhóm công tác về nghề gốm đã được tổ chức tại Bắc Ninh.

            Cuộc họp tiếp theo sẽ được tổ chức ngày 24/8/2026 tại Nam Định.
            """
        #expect(
            events(page, on: "2026-07-20").map(\.summary) == [
                "2026-07-18 Cuộc họp lần thứ 8 Nhóm công tác về nghề gốm", "2026-08-24 Cuộc họp tiếp theo",
            ])
    }

    @Test("an issue of a newsletter names no event, and invitations are no part of a name")
    func newsletters() {
        #expect(
            titles("We invite members to a workshop on pottery on 24 August 2026.", title: "Bulletin No. 7, July 2026")
                == ["A workshop on pottery"])
        #expect(
            titles("Hội thảo gốm Bát Tràng sẽ diễn ra ngày 24/8/2026.", title: "Bản tin nghề gốm số 7")
                == ["Hội thảo gốm Bát Tràng"])
    }

    @Test(
        "what is called an event of a new kind is found",
        arguments: [
            "Giải bóng đá thợ gốm sẽ khởi tranh ngày 24/8/2026 tại sân vận động Bắc Ninh.",
            "Vở kịch Lửa lò sẽ được công diễn tối 24/8/2026 tại nhà hát Bắc Ninh.",
            "Phiên chợ gốm sẽ bắt đầu ngày 24/8/2026 tại Bắc Ninh.",
            "The Pottery Working Group will meet on 24 August 2026 in Hanoi.",
            "The club will celebrate its 10th anniversary with a gala dinner on 24 August 2026 in Hanoi.",
        ])
    func kinds(sentence: String) {
        let found = events("Chuyện làng nghề\n\n\(sentence)\n", on: "2026-07-20")
        #expect(found.map(\.time.days.lowerBound) == [date("2026-08-24")])
    }
}

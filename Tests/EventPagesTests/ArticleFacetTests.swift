import CivilTime
import EventPages
import Testing

@Suite("Articles: where an event is and who holds it")
struct ArticleFacetTests {
    private func event(_ sentence: String) -> PageEvent? {
        let title = sentence.allSatisfy(\.isASCII) ? "From the kilns" : "Chuyện làng nghề"
        return events("\(title)\n\n\(sentence)\n", on: "2026-07-20").first
    }

    @Test(
        "a place is named as far as it goes",
        arguments: [
            ("Ngày 24/8/2026, tại Hà Nội, Viện Gốm phối hợp với Hội Sứ tổ chức hội thảo nghề gốm.", "Hà Nội"),
            (
                "Hội thảo nghề gốm sẽ diễn ra ngày 24/8/2026 tại Bảo tàng Gốm, quận 7, TP.HCM và được truyền hình trực tiếp.",
                "Bảo tàng Gốm, quận 7, TP.HCM"
            ),
            ("Hội thảo nghề gốm sẽ diễn ra ngày 24/8/2026 tại 12 Lê Lợi, Quận 1.", "12 Lê Lợi, Quận 1"),
            ("Hội thảo nhà ở xã hội sẽ diễn ra ngày 24/8/2026 ở Bắc Ninh.", "Bắc Ninh"),
            ("The pottery exhibition opens on 24 August 2026 at the Women's Museum, Hanoi.", "Women's Museum, Hanoi"),
            (
                "The pottery workshop is on 24 August 2026, 9:00 - 11:30, Lotus Hotel, 4 Ly Thai To.",
                "Lotus Hotel, 4 Ly Thai To"
            ),
            ("The pottery meeting takes place on 24 August 2026 at 5pm in the community hall.", "community hall"),
            ("Hoi thao nghe gom se dien ra ngay 24/8/2026 tai Da Nang.", "Da Nang"),
        ])
    func place(sentence: String, place: String) { #expect(event(sentence)?.location == place) }

    @Test(
        "who holds it is no event, and nobody where it is held",
        arguments: [
            ("Hội thảo nghề gốm đã được tổ chức ngày 18/7/2026 tại Bắc Ninh.", ""),
            ("Ngày 18/7/2026, tại Bắc Ninh, Hội Gốm tổ chức hội thảo nghề gốm.", "Hội Gốm"),
            ("Hội chợ gốm khai mạc ngày 24/8/2026 tại Bắc Ninh.", ""),
            ("Ban tổ chức sẽ mở hội chợ gốm ngày 24/8/2026 tại Bắc Ninh.", ""),
        ])
    func organizer(sentence: String, organizer: String) { #expect(event(sentence)?.organizer == organizer) }

    @Test("somewhere and online is both")
    func mode() {
        let found = event("Hội thảo nghề gốm sẽ diễn ra ngày 24/8/2026 tại Bảo tàng Gốm, Hà Nội và qua Zoom.")
        #expect(found?.mode == .hybrid)
        #expect(found?.location == "Bảo tàng Gốm, Hà Nội")
    }

    @Test("a short word with a capital does not keep a sentence from ending")
    func sentences() {
        let found = events(
            "Our office has moved\n\nFrom 2 August 2026 our office will be at 12 Ly Nam De. Meetings will be held there.\n",
            on: "2026-07-20")
        #expect(found.isEmpty)
    }
}

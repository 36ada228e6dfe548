import CivilTime
import EventPages
import Testing

@Suite("Articles: whether an event takes place")
struct ArticleStandingTests {
    private func standing(_ sentence: String) -> EventStanding? {
        events("Chuyện làng nghề\n\n\(sentence)\n", on: "2026-07-20").first?.status
    }

    @Test(
        "what is said not to take place is cancelled",
        arguments: [
            "Hội thảo nghề gốm ngày 24/8/2026 tại Bắc Ninh đã bị hủy do mưa lớn.",
            "Hội thảo nghề gốm sẽ không diễn ra vào ngày 24/8/2026 tại Bắc Ninh.",
            "Hội thảo nghề gốm dự kiến tổ chức ngày 24/8/2026 đã được hoãn.",
            "The pottery workshop planned for 24 August 2026 has been cancelled.",
            "The pottery workshop will not be held on 24 August 2026.",
        ])
    func cancelled(sentence: String) { #expect(standing(sentence) == .cancelled) }

    @Test(
        "what may be cancelled, or something else that was, says nothing of the event",
        arguments: [
            "Hội thảo nghề gốm sẽ diễn ra ngày 24/8/2026 tại Bắc Ninh, phí hủy vé là 10%.",
            "Nếu mưa lớn phải hoãn, ban tổ chức sẽ báo trước; hội thảo nghề gốm sẽ diễn ra ngày 24/8/2026.",
            "Sau hai lần phải hoãn, hội thảo nghề gốm được tổ chức ngày 24/8/2026 tại Bắc Ninh.",
            "The pottery workshop will be held on 24 August 2026; see our refund policy if it is cancelled.",
        ])
    func conditional(sentence: String) { #expect(standing(sentence) == .confirmed) }

    @Test(
        "a plan and a season are tentative",
        arguments: [
            "The network plans to hold a pottery workshop on 24 August 2026 in Hanoi.",
            "Hội thảo nghề gốm sẽ được tổ chức vào đầu tháng 9/2026 tại Bắc Ninh.",
        ])
    func tentative(sentence: String) { #expect(standing(sentence) == .tentative) }
}

import CivilTime
import ReminderCore
import Testing
import Wording

@Suite("Notices in two languages")
struct BilingualTests {
    static let scenes: [Scene] =
        NoticeWriterTests.scenes + GroupWordingTests.scenes.filter { !$0.name.hasPrefix("group-of") }
        + DigestWordingTests.scenes + ChangeWordingTests.oneThing + ChangeWordingTests.known
        + ChangeWordingTests.several + ChangeWordingTests.spans + ChangeWordingTests.strange
        + TroubleWordingTests.scenes

    @Test("what a reader of either language sees", arguments: scenes)
    func snapshots(scene: Scene) throws { try scene.expectFixture("vi+en") }

    @Test("the message's language is the first, and the other order puts the other words first")
    func order() {
        let scene = NoticeWriterTests.scenes[0]
        let (both, reverse) = (scene.message("vi+en"), scene.message("en+vi"))
        #expect(both.language == "vi" && reverse.language == "en")
        #expect(both.lead == "Còn 7 ngày / In 7 days" && reverse.lead == "In 7 days / Còn 7 ngày")
        #expect(both.lines.map(\.label) == ["Thời gian / When", "Địa điểm / Where", "Lịch / Calendar"])
        #expect(both.linkLabel == "Chi tiết / Details" && both.momentLabel == "Giờ của bạn / Your time")
    }

    @Test("what does not differ is said once: titles, places, descriptions, links, moments")
    func once() {
        let scene = NoticeWriterTests.scenes[0]
        let (both, one) = (scene.message("vi+en"), scene.message("vi"))
        #expect(both.heading == one.heading && both.body == one.body && both.link == one.link)
        #expect(both.lines[1].value == one.lines[1].value)
        #expect(both.lines.map(\.moment) == one.lines.map(\.moment))
    }

    @Test("the same language twice is the language once")
    func same() {
        for scene in Self.scenes where !scene.name.hasSuffix("hostile") {
            #expect(scene.message("vi+vi") == scene.message("vi"), "\(scene.name)")
        }
    }

    @Test(
        "what both begin or end with is said once, and never half a date or half a word",
        arguments: [
            ("Đổi giờ: {}", "New time: {}", "Đổi giờ / New time: X"),
            ("{} (dự kiến)", "{} (tentative)", "X (dự kiến / tentative)"),
            ("[Thử nghiệm] {}", "[Test] {}", "[Thử nghiệm / Test] X"),
            ("{}", "{}", "X"),
            ("{} mới", "{}", "X mới / X"),
            ("1 {} mới", "1 new {}", "1 X mới / 1 new X"),
            ("({}) (dự kiến)", "({}) (tentative)", "(X) (dự kiến / tentative)"),
            ("{} (cả ngày)", "Day {} (all day)", "X (cả ngày) / Day X (all day)"),
            ("13/2/{}", "13 Feb {}", "13/2/X / 13 Feb X"),
        ])
    func phrases(first: String, second: String, expected: String) throws {
        var (vietnamese, english) = (try Languages.phrases("vi"), try Languages.phrases("en"))
        vietnamese["change.heading.vanished"] = first.replacing("{}", with: "{title}")
        english["change.heading.vanished"] = second.replacing("{}", with: "{title}")
        let writer = NoticeWriter(
            language: try Language(tag: "vi", phrases: vietnamese), and: try Language(tag: "en", phrases: english),
            zone: FixedZone.vietnam)
        let change = OccurrenceChange(before: Occurrences.plain("2020-02-13/2020-02-13", "X"), after: nil)
        let message = writer.message(for: Scene("x", .change(change), due: "2020-02-06 09:00").notice)
        #expect(message.heading == expected)
    }
}

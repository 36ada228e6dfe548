import CivilTime
import ReminderCore
import Testing
import Wording

@Suite("Changes in words")
struct ChangeWordingTests {
    /// What became of `before`, told on 6 February 2020 unless said otherwise.
    private static func scene(
        _ name: String, from before: Occurrence = Occurrences.workshop(), wasGone: Bool = false, to after: Occurrence?,
        rule: String = "workshops", due: String = "2020-02-06 09:00"
    ) -> Scene {
        let change = OccurrenceChange(before: before, wasGone: wasGone, after: after)
        return Scene("change-\(name)", .change(change), rule: rule, due: due)
    }

    private static func vague(_ precision: DatePrecision) -> EventFacts {
        var facts = EventFacts()
        facts.precision = precision
        return facts
    }

    static let oneThing: [Scene] = [
        scene("cancelled", to: Occurrences.workshop(status: .cancelled, title: "ĐÃ HỦY")),
        scene("vanished", to: nil),
        scene("reappeared", wasGone: true, to: Occurrences.workshop()),
        scene("date", to: Occurrences.workshop("2020-02-20 08:30/2020-02-20 11:30")),
        scene("date-and-time", to: Occurrences.workshop("2020-02-20 14:00/2020-02-20 16:00")),
        scene("time", to: Occurrences.workshop("2020-02-13 14:00/2020-02-13 16:00")),
        scene("time-soon", to: Occurrences.workshop("2020-02-13 09:30/2020-02-13 12:30"), due: "2020-02-13 07:00"),
        scene("place", to: Occurrences.workshop(location: "Trực tuyến qua Zoom")),
        scene("place-unknown", to: Occurrences.workshop(location: "")),
        scene("title", to: Occurrences.workshop(title: "Hội thảo “Việc làm tử tế trong chuỗi cung ứng”")),
    ]

    static let known: [Scene] = [
        scene(
            "date-set", from: Occurrences.workshop("2020-02-01/2020-02-29", facts: vague(.month)),
            to: Occurrences.workshop()),
        scene("time-set", from: Occurrences.workshop("2020-02-13/2020-02-13"), to: Occurrences.workshop()),
        scene("place-set", from: Occurrences.workshop(location: ""), to: Occurrences.workshop()),
    ]

    static let several: [Scene] = [
        scene(
            "time-place-title",
            to: Occurrences.workshop(
                "2020-02-14 14:00/2020-02-14 16:00", title: "Hội thảo “Việc làm tử tế”", location: "Trực tuyến")),
        scene("place-title", to: Occurrences.workshop(title: "Hội thảo “Việc làm tử tế”", location: "Trực tuyến")),
        scene(
            "reappeared-moved-tentative", from: Occurrences.workshop(status: .cancelled),
            to: Occurrences.workshop("2020-02-14 08:30/2020-02-14 11:30", status: .tentative)),
    ]

    static let spans: [Scene] = [
        scene(
            "all-day", from: Occurrences.plain("2020-02-13/2020-02-13", "Ngày hội hiến máu"),
            to: Occurrences.plain("2020-02-14/2020-02-14", "Ngày hội hiến máu"), rule: "", due: "2020-02-13 07:00"),
        scene(
            "over-days", from: Occurrences.plain("2020-02-13/2020-02-15", "Hội chợ việc làm"),
            to: Occurrences.plain("2020-02-20/2020-02-22", "Hội chợ việc làm")),
        scene(
            "over-nights", from: Occurrences.plain("2020-02-13 08:00/2020-02-15 17:00", "Tập huấn"),
            to: Occurrences.plain("2020-02-13 08:00/2020-02-14 17:00", "Tập huấn")),
    ]

    static let strange: [Scene] = [
        scene(
            "long",
            from: Occurrences.workshop(title: "A " + Occurrences.longTitle, location: "A " + Occurrences.longTitle),
            to: Occurrences.workshop(title: "B " + Occurrences.longTitle, location: "B " + Occurrences.longTitle)),
        scene(
            "hostile", from: Occurrences.hostile(), to: Occurrences.hostile("2026-11-25 14:00/2026-11-25 15:00"),
            due: "2026-11-20 08:00"),
    ]

    @Test("one thing changed", arguments: oneThing, ["vi", "en"])
    func tellsOneThing(scene: Scene, tag: String) throws { try scene.expectFixture(tag) }

    @Test("what was not known is known", arguments: known, ["vi", "en"])
    func tellsWhatIsKnown(scene: Scene, tag: String) throws { try scene.expectFixture(tag) }

    @Test("several things changed", arguments: several, ["vi", "en"])
    func tellsSeveralThings(scene: Scene, tag: String) throws { try scene.expectFixture(tag) }

    @Test("days, and times over days", arguments: spans, ["vi", "en"])
    func tellsDays(scene: Scene, tag: String) throws { try scene.expectFixture(tag) }

    @Test("long and hostile texts", arguments: strange, ["vi", "en"])
    func tamesTexts(scene: Scene, tag: String) throws { try scene.expectFixture(tag) }

    @Test("only what changed has a former value")
    func formerValues() {
        let lines = Self.oneThing[5].message("vi").lines
        #expect(lines.map(\.label) == ["Thời gian", "Địa điểm", "Lịch"])
        #expect(lines.map(\.former) == ["thứ Năm, 13/2/2020, 08:30–11:30 (UTC+7)", "", ""])
        #expect(lines[0].value == "thứ Năm, 13/2/2020, 14:00–16:00 (UTC+7)")
    }

    @Test("a text that changed beyond what is shown is not put beside itself")
    func sameAfterCut() {
        let (old, new) = (Occurrences.longTitle + "1", Occurrences.longTitle + "2")
        let change = OccurrenceChange(
            before: Occurrences.workshop(title: old), after: Occurrences.workshop(title: new))
        let message = Scene("cut", .change(change), due: "2020-02-06 09:00").message("vi")
        #expect(change.kinds == [.retitled])
        #expect(message.lines[0].former == "")
        #expect(!message.summary.contains("→"))
    }

    @Test("a change in which nothing changed is put into words all the same")
    func nothing() {
        let change = OccurrenceChange(before: Occurrences.workshop(), after: Occurrences.workshop())
        let message = Scene("nothing", .change(change), due: "2020-02-06 09:00").message("vi")
        #expect(message.heading == "Có thay đổi: Hội thảo “Việc làm bền vững trong chuỗi cung ứng”")
        #expect(message.lead == "")
    }
}

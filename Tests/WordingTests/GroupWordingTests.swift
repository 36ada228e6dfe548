import CivilTime
import ReminderCore
import Testing
import Wording

@Suite("Several reminders in words")
struct GroupWordingTests {
    private static let morning = [
        Occurrences.workshop(),
        Occurrences.plain(
            "2020-02-13 08:30/2020-02-13 09:00", "Họp giao ban", location: "Phòng 201",
            link: "https://example.org/giao-ban", status: .tentative),
        Occurrences.plain("2020-02-13 08:30/2020-02-13 17:00", ""),
    ]

    static let scenes: [Scene] = [
        Scene("group-at-one-time", .group(morning), due: "2020-02-12 08:30"),
        Scene(
            "group-late",
            .group(
                morning.prefix(1) + [
                    Occurrences.plain("2020-02-13 14:00/2020-02-13 15:00", "Họp dự án"),
                    Occurrences.plain("2020-02-14/2020-02-14", "Ngày hội hiến máu"),
                    Occurrences.plain("2020-02-14/2020-02-16", "Hội chợ việc làm", location: "Quận 7"),
                ]), due: "2020-02-13 06:30", late: "2020-02-13 07:00"),
        Scene("group-of-60", .group(Occurrences.meetings(60)), due: "2020-02-09 08:00"),
        Scene("group-of-41", .group(Occurrences.meetings(41)), due: "2020-02-09 08:00"),
        Scene(
            "group-strange",
            .group([
                Occurrences.hostile(),
                Occurrences.workshop(
                    "2026-11-25 09:00/2026-11-25 10:00", title: Occurrences.longTitle,
                    location: Occurrences.longTitle),
            ]), rule: "a\u{202E}\u{1B}[1mb", due: "2026-11-25 08:00"),
    ]

    @Test("what a notice of several occurrences says", arguments: scenes, ["vi", "en"])
    func snapshots(scene: Scene, tag: String) throws { try scene.expectFixture(tag) }

    @Test("at most 40 are listed, in one section without a title")
    func atMostForty() {
        let sections = Self.scenes[2].message("vi").sections
        #expect(sections.map(\.title) == [""])
        #expect(sections.map(\.items.count) == [40])
        #expect(sections.map(\.more) == ["… và 20 sự kiện nữa"])
        let forty = Scene("40", .group(Occurrences.meetings(40)), due: "2020-02-09 08:00")
        #expect(forty.message("vi").sections.map(\.more) == [""])
    }

    @Test("one, and none, make a message too")
    func fewerThanTwo() {
        let one = Scene("1", .group(Occurrences.meetings(1)), due: "2020-02-09 08:00").message("en")
        #expect(one.heading == "1 upcoming event" && one.lead == "Tomorrow at 08:00")
        #expect(Scene("0", .group([]), due: "2020-02-09 08:00").message("en").heading == "0 upcoming events")
    }
}

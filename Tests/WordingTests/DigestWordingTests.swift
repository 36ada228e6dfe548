import CivilTime
import ReminderCore
import Testing
import Wording

@Suite("Digests in words")
struct DigestWordingTests {
    private static let week = day("2020-02-10")...day("2020-02-16")

    private static func scene(
        _ name: String, days: ClosedRange<CivilDate> = week, _ sections: [Digest.Section]
    ) -> Scene {
        let digest = Digest(name: "tuan", days: days, sections: sections)
        return Scene("digest-\(name)", .digest(digest), rule: "tuan", due: "2020-02-10 07:00")
    }

    private static func changed(_ before: Occurrence, wasGone: Bool = false, _ after: Occurrence?) -> Digest.Item {
        let change = OccurrenceChange(before: before, wasGone: wasGone, after: after)
        return Digest.Item(change.occurrence, change: change)
    }

    private static let cancelled = Digest.Section(
        .cancelled,
        [
            changed(
                Occurrences.workshop(),
                Occurrences.workshop("2020-02-20 08:30/2020-02-20 11:30", status: .cancelled, title: "HỦY")),
            changed(Occurrences.plain("2020-02-14/2020-02-14", "Ngày hội hiến máu", location: "Quận 7"), nil),
        ])

    private static let moved = Digest.Section(
        .changed,
        [
            changed(
                Occurrences.plain("2020-02-12 08:00/2020-02-12 09:00", "Họp giao ban"),
                Occurrences.plain("2020-02-12 14:00/2020-02-12 15:00", "Họp giao ban")),
            changed(
                Occurrences.plain("2020-02-12 08:00/2020-02-12 09:00", "Họp dự án", location: "Phòng 201"),
                Occurrences.plain("2020-02-13 08:00/2020-02-13 09:00", "Họp dự án Bến Nghé", location: "Phòng 305")),
            changed(
                Occurrences.plain("2020-02-12 08:00/2020-02-12 09:00", "Tập huấn"),
                Occurrences.plain("2020-02-14 13:30/2020-02-14 16:00", "Tập huấn", status: .tentative)),
            changed(
                Occurrences.plain("2020-02-15/2020-02-15", "Hội chợ việc làm", status: .cancelled),
                Occurrences.plain("2020-02-15/2020-02-16", "Hội chợ việc làm")),
        ])

    private static let rest: [Digest.Section] = [
        Digest.Section(
            .ongoing,
            [Digest.Item(Occurrences.plain("2020-02-01/2020-03-31", "Khảo sát việc làm", precision: .range))]),
        Digest.Section(
            .starting,
            [
                Digest.Item(
                    Occurrences.plain(
                        "2020-02-11 08:30/2020-02-11 11:30", "Hội nghị tổng kết", location: "Hội trường A",
                        link: "https://example.org/tong-ket")),
                Digest.Item(Occurrences.plain("2020-02-13 22:00/2020-02-14 01:00", "Bảo trì hệ thống")),
                Digest.Item(Occurrences.plain("2020-02-16/2020-02-16", "", status: .tentative)),
            ]),
        Digest.Section(
            .new, [Digest.Item(Occurrences.plain("2020-03-20 08:30/2020-03-20 11:30", "Hội thảo quý I"))]),
        Digest.Section(
            .undated, [Digest.Item(Occurrences.plain("2020-02-01/2020-02-29", "Tọa đàm", precision: .month))]),
    ]

    static let scenes: [Scene] = [
        scene("whole", [cancelled, moved] + rest),
        scene("calm", rest),
        scene("one-cancelled", [Digest.Section(.cancelled, Array(cancelled.items.prefix(1)))]),
        scene("empty", []),
        scene("of-one-day", days: week.lowerBound...week.lowerBound, [rest[1]]),
        scene(
            "over-new-year", days: day("2019-12-30")...day("2020-01-05"),
            [Digest.Section(.new, [Digest.Item(Occurrences.workshop())])]),
        scene(
            "strange",
            [
                Digest.Section(
                    .starting,
                    [
                        Digest.Item(Occurrences.hostile()),
                        changed(
                            Occurrences.workshop(
                                title: "A " + Occurrences.longTitle, location: "A " + Occurrences.longTitle),
                            Occurrences.workshop(
                                title: "B " + Occurrences.longTitle, location: "B " + Occurrences.longTitle)),
                    ])
            ]),
    ]

    @Test("what a digest says", arguments: scenes, ["vi", "en"])
    func snapshots(scene: Scene, tag: String) throws { try scene.expectFixture(tag) }

    @Test("at most 40 are listed in all sections together, and the last one says how many more there are")
    func atMostForty() {
        let meetings = Occurrences.meetings(70).map { Digest.Item($0) }
        let sections = [
            Digest.Section(.ongoing, Array(meetings[..<30])), Digest.Section(.starting, Array(meetings[30..<60])),
            Digest.Section(.new, Array(meetings[60...])),
        ]
        let message = Self.scene("long", sections).message("vi")
        #expect(message.heading == "Lịch 10–16/2/2020: 70 sự kiện")
        #expect(message.sections.map(\.title) == ["Đang diễn ra", "Sắp diễn ra"])
        #expect(message.sections.map(\.items.count) == [30, 10])
        #expect(message.sections.map(\.more) == ["", "… và 30 sự kiện nữa"])

        let exactly = Self.scene("exact", [Digest.Section(.ongoing, Array(meetings[..<40])), sections[2]])
        #expect(exactly.message("en").sections.map(\.more) == ["… and 10 more"])
        let whole = Self.scene("40", [Digest.Section(.ongoing, Array(meetings[..<40]))])
        #expect(whole.message("en").sections.map(\.more) == [""])
    }
}

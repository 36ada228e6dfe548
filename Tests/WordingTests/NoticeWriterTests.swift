import CivilTime
import ReminderCore
import Testing
import Wording

@Suite("Reminders in words")
struct NoticeWriterTests {
    static let scenes: [Scene] = [
        Scene("workshop-in-a-week", .reminder(Occurrences.workshop()), due: "2020-02-06 08:30"),
        Scene(
            "workshop-late", .reminder(Occurrences.workshop()), due: "2020-02-13 07:30", late: "2020-02-13 07:42"),
        Scene(
            "workshop-tentative", .reminder(Occurrences.workshop(status: .tentative)), due: "2020-02-12 08:30"),
        Scene("workshop-test", .test(Occurrences.workshop()), rule: "", due: "2020-02-12 08:30"),
        Scene(
            "holiday-on-several-days",
            .reminder(
                Occurrence(
                    id: Occurrence.ID(calendar: "nghi-le", uid: "tet-2026", recurrenceID: ""),
                    span: span("2026-02-14/2026-02-22"), title: "Nghỉ Tết Nguyên đán Bính Ngọ")),
            rule: "nghi-le", due: "2026-02-11 08:00"),
        Scene(
            "bare-event", .reminder(Occurrences.plain("2026-11-25 09:00/2026-11-25 09:00", "")), rule: "all",
            due: "2026-11-25 09:00"),
        Scene("hostile-event", .reminder(Occurrences.hostile()), rule: "all", due: "2026-11-25 08:00"),
    ]

    @Test("what a reminder says", arguments: scenes, ["vi", "en"])
    func snapshots(scene: Scene, tag: String) throws { try scene.expectFixture(tag) }

    @Test("a reminder is reckoned from when it is sent: sent again, it tells how soon it is then")
    func leadIsReckoned() {
        let again = Scene(
            "again", .reminder(Occurrences.workshop()), due: "2020-02-06 08:30", late: "2020-02-11 08:30")
        #expect(again.message("vi").lead.hasPrefix("Còn 2 ngày. Nhắc muộn, "))
    }

    @Test("no leaf is longer than its bound, even for 100 kB of title and place")
    func everythingIsBounded() {
        let long = String(repeating: "Hội thảo ", count: 12_000)
        let event = Occurrence(
            id: Occurrence.ID(calendar: "team", uid: "x", recurrenceID: ""),
            span: span("2026-11-25 09:00/2026-11-25 10:00"), title: long, location: long, details: long)
        let message = Scene("long", .reminder(event), due: "2026-11-25 08:00").message("vi")
        #expect(message.heading.count <= 200 && message.heading.hasSuffix("thảo…"))
        #expect(message.lines[1].value.count <= 200)
        #expect(message.body.count <= 500 && message.body.hasSuffix("Hội…"))
        #expect(message.summary.count <= 300)
    }

    @Test(
        "only addresses of the web are links", arguments: ["javascript:alert(1)", "file:///etc/passwd", "http://", "a"])
    func linksAreWebLinks(link: String) {
        let event = Occurrences.plain("2026-11-25 09:00/2026-11-25 10:00", "x", link: link)
        let subjects: [Notice.Subject] = [
            .reminder(event), .group([event, event]), .change(OccurrenceChange(before: event, after: nil)),
        ]
        for subject in subjects {
            let message = Scene("link", subject, due: "2026-11-25 08:00").message("en")
            #expect(message.link.isEmpty)
            #expect(message.sections.allSatisfy { $0.items.allSatisfy(\.link.isEmpty) })
        }
    }
}

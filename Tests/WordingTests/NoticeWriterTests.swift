import CivilTime
import Foundation
import ReminderCore
import Testing
import Wording

@Suite("Notices in words")
struct NoticeWriterTests {
    struct Scene: Sendable, CustomTestStringConvertible {
        let name: String
        let notice: Notice
        var testDescription: String { name }
    }

    static let scenes: [Scene] = [
        Scene(
            name: "workshop-in-a-week",
            notice: notice(
                workshop(), rule: "workshops", lead: "7d", due: "2020-02-06 08:30", now: "2020-02-06 08:30")),
        Scene(
            name: "workshop-late",
            notice: notice(
                workshop(), rule: "workshops", lead: "1h", due: "2020-02-13 07:30", now: "2020-02-13 07:42", late: true)
        ),
        Scene(
            name: "workshop-tentative",
            notice: notice(
                workshop(status: .tentative), rule: "workshops", lead: "1d", due: "2020-02-12 08:30",
                now: "2020-02-12 08:30")),
        Scene(
            name: "workshop-test",
            notice: notice(
                workshop(), kind: .test, rule: "test", lead: "0m", due: "2020-02-12 08:30", now: "2020-02-12 08:30")),
        Scene(
            name: "holiday-on-several-days",
            notice: notice(
                Occurrence(
                    id: Occurrence.ID(calendar: "nghi-le", uid: "tet-2026", recurrenceID: ""),
                    span: span("2026-02-14/2026-02-22"), title: "Nghỉ Tết Nguyên đán Bính Ngọ"),
                rule: "nghi-le", lead: "3d", due: "2026-02-11 08:00", now: "2026-02-11 08:00")),
        Scene(
            name: "bare-event",
            notice: notice(
                Occurrence(
                    id: Occurrence.ID(calendar: "team", uid: "x", recurrenceID: ""),
                    span: span("2026-11-25 09:00/2026-11-25 09:00"), title: ""),
                rule: "all", lead: "0m", due: "2026-11-25 09:00", now: "2026-11-25 09:00")),
        Scene(
            name: "hostile-event",
            notice: notice(
                hostile(), rule: "all", lead: "1h", due: "2026-11-25 08:00", now: "2026-11-25 08:00")),
    ]

    @Test("what a notice says", arguments: scenes, ["vi", "en"])
    func snapshots(scene: Scene, tag: String) throws {
        let message = writer(tag).message(for: scene.notice)
        try expectSnapshot("\(scene.name).\(tag)", "\(message.plainText)\n----\n\(message.summary)")
    }

    @Test("no placeholder is left, whatever the notice", arguments: scenes, ["vi", "en"])
    func nothingIsLeftInBraces(scene: Scene, tag: String) {
        let message = writer(tag).message(for: scene.notice)
        #expect(!(message.plainText + message.summary).contains("{"))
        #expect(message == writer(tag).message(for: scene.notice))
    }

    @Test("the configured lead is never repeated: a notice sent again tells how soon it is then")
    func leadIsReckoned() {
        let again = Self.notice(
            Self.workshop(), rule: "workshops", lead: "7d", due: "2020-02-06 08:30", now: "2020-02-11 08:30",
            late: true)
        #expect(writer("vi").message(for: again).lead.hasPrefix("Còn 2 ngày. Nhắc muộn, "))
    }

    @Test("no leaf is longer than its bound, even for 100 kB of title and place")
    func everythingIsBounded() {
        let long = String(repeating: "Hội thảo ", count: 12_000)
        let event = Occurrence(
            id: Occurrence.ID(calendar: "team", uid: "x", recurrenceID: ""),
            span: span("2026-11-25 09:00/2026-11-25 10:00"), title: long, location: long, details: long)
        let notice = Self.notice(event, rule: "all", lead: "1h", due: "2026-11-25 08:00", now: "2026-11-25 08:00")
        let message = writer("vi").message(for: notice)
        #expect(message.heading.count <= 200 && message.heading.hasSuffix("thảo…"))
        #expect(message.lines[1].value.count <= 200)
        #expect(message.body.count <= 500 && message.body.hasSuffix("Hội…"))
        #expect(message.summary.count <= 300)
    }

    @Test(
        "only addresses of the web are links", arguments: ["javascript:alert(1)", "file:///etc/passwd", "http://", "a"])
    func linksAreWebLinks(link: String) {
        let event = Occurrence(
            id: Occurrence.ID(calendar: "team", uid: "x", recurrenceID: ""),
            span: span("2026-11-25 09:00/2026-11-25 10:00"), title: "x", link: link)
        let notice = Self.notice(event, rule: "all", lead: "1h", due: "2026-11-25 08:00", now: "2026-11-25 08:00")
        #expect(writer("en").message(for: notice).link.isEmpty)
    }

    private func writer(_ tag: String) -> NoticeWriter {
        NoticeWriter(language: Languages.named(tag), zone: FixedZone.vietnam)
    }

    private static func notice(
        _ occurrence: Occurrence, kind: Notice.Kind = .reminder, rule: String, lead: String, due: String, now: String,
        late: Bool = false
    ) -> Notice {
        let zone = FixedZone.vietnam
        let reminder = Reminder(
            occurrence: occurrence.id, rule: rule, lead: lead, due: wall(due), start: occurrence.span.start(in: zone),
            end: occurrence.span.end(in: zone))
        return Notice(
            kind: kind, channel: "room", occurrence: occurrence, reminder: reminder, now: wall(now), isLate: late,
            expires: reminder.end)
    }

    private static func workshop(status: EventStatus = .confirmed) -> Occurrence {
        Occurrence(
            id: Occurrence.ID(calendar: "hoi-thao", uid: "dseza-2020", recurrenceID: ""),
            span: span("2020-02-13 08:30/2020-02-13 11:30"), status: status,
            title: "Hội thảo “Việc làm bền vững trong chuỗi cung ứng”",
            location: "Khách sạn Melia, 44B Lý Thường Kiệt, Hà Nội",
            details: """
                Kính mời Quý vị tham dự hội thảo.

                • 08:00 Đón tiếp đại biểu
                • 08:30 Khai mạc
                • 11:00 Thảo luận


                Vui lòng xác nhận trước ngày 10/2.
                """,
            link: "https://example.org/hội-thảo?id=7")
    }

    private static func hostile() -> Occurrence {
        let zalgo = "Z" + String(repeating: "\u{0301}\u{0316}", count: 40) + "algo"
        return Occurrence(
            id: Occurrence.ID(calendar: "team", uid: "x", recurrenceID: ""),
            span: span("2026-11-25 09:00/2026-11-25 10:00"),
            title:
                "\u{1B}[31mHọp\u{1B}[0m\r\nBcc: victim@example.org \u{202E}gnp.exe\u{202C} <!channel> \(zalgo) \u{200B}👩‍👩‍👧\u{0}",
            location: "Phòng\u{7}\u{2028}họp\u{FEFF}\u{E0041}\u{2066}số 1\u{2069}",
            details: "dòng 1\r\rdòng 2\u{85}\u{85}\u{85}\u{85}dòng 3\n\u{1B}]8;;http://evil.example\u{7}x",
            link: "https://example.org/a|b\"><script>")
    }
}

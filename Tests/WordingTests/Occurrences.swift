import CivilTime
import ReminderCore

/// The occurrences that scenes are about.
enum Occurrences {
    /// A workshop on the morning of 13 February 2020, with what is different about it.
    static func workshop(
        _ when: String = "2020-02-13 08:30/2020-02-13 11:30", status: EventStatus = .confirmed,
        title: String = "Hội thảo “Việc làm bền vững trong chuỗi cung ứng”",
        location: String = "Khách sạn Melia, 44B Lý Thường Kiệt, Hà Nội", facts: EventFacts = .none
    ) -> Occurrence {
        Occurrence(
            id: Occurrence.ID(calendar: "hoi-thao", uid: "dseza-2020", recurrenceID: ""),
            span: span(when), status: status, title: title, location: location,
            details: """
                Kính mời Quý vị tham dự hội thảo.

                • 08:00 Đón tiếp đại biểu
                • 08:30 Khai mạc
                • 11:00 Thảo luận


                Vui lòng xác nhận trước ngày 10/2.
                """,
            link: "https://example.org/hội-thảo?id=7", facts: facts)
    }

    /// An event that says little of itself.
    static func plain(
        _ when: String, _ title: String, location: String = "", link: String = "", status: EventStatus = .confirmed,
        precision: DatePrecision = .day
    ) -> Occurrence {
        var facts = EventFacts()
        facts.precision = precision
        return Occurrence(
            id: Occurrence.ID(calendar: "team", uid: title, recurrenceID: ""), span: span(when), status: status,
            title: title, location: location, link: link, facts: facts)
    }

    /// `count` meetings, one every hour from 08:00 on 10 February 2020.
    static func meetings(_ count: Int) -> [Occurrence] {
        (0..<count).map { number in
            let start = wall("2020-02-10 08:00") + .seconds(number * 3600)
            return Occurrence(
                id: Occurrence.ID(calendar: "team", uid: "\(number)", recurrenceID: ""),
                span: .timed(start: start, end: start + .seconds(1800)), title: "Họp nhóm số \(number + 1)")
        }
    }

    /// 400 characters.
    static let longTitle = String(String(repeating: "Hội thảo chuyên đề về việc làm, ", count: 13).prefix(400))

    /// An event whose texts try to be something else than text.
    static func hostile(_ when: String = "2026-11-25 09:00/2026-11-25 10:00") -> Occurrence {
        let zalgo = "Z" + String(repeating: "\u{0301}\u{0316}", count: 40) + "algo"
        return Occurrence(
            id: Occurrence.ID(calendar: "team", uid: "x", recurrenceID: ""),
            span: span(when),
            title:
                "\u{1B}[31mHọp\u{1B}[0m\r\nBcc: victim@example.org \u{202E}gnp.exe\u{202C} <!channel> \(zalgo) \u{200B}👩‍👩‍👧\u{0}",
            location: "Phòng\u{7}\u{2028}họp\u{FEFF}\u{E0041}\u{2066}số 1\u{2069}",
            details: "dòng 1\r\rdòng 2\u{85}\u{85}\u{85}\u{85}dòng 3\n\u{1B}]8;;http://evil.example\u{7}x",
            link: "https://example.org/a|b\"><script>")
    }
}

import CivilTime

/// Makes calendars with Vietnamese texts, the same every time, where the shared workloads are not at hand.
enum CalendarGenerator {
    /// A calendar of `count` events around March 2026, a fifth of them recurring, some 600 bytes each.
    static func calendar(of count: Int) -> [UInt8] {
        var text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//nhaclich//benchmarks//VI\r\n"
        var chance = Chance(state: 1)
        for number in 0..<count { text += event(number, &chance) }
        return Array((text + "END:VCALENDAR\r\n").utf8)
    }

    private static func event(_ number: Int, _ chance: inout Chance) -> String {
        let day = CivilDate(dayNumber: 20_513 - 30 + chance.below(240))
        let date = day.description.filter { $0 != "-" }
        let hour = 6 + chance.below(14)
        let (begin, end) = ("\(date)T\(padded(hour, to: 2))3000", "\(date)T\(padded(hour + 1, to: 2))1500")
        let titles = ["Họp nhóm phát triển phần mềm", "Hội thảo về lịch", "Gặp khách hàng Đà Nẵng", "Ôn thi môn Toán"]
        var lines = [
            "BEGIN:VEVENT", "UID:\(chance.below(1 << 30))-\(number)@example.org", "DTSTAMP:20260101T000000Z",
            "CREATED:20251215T030000Z", "DTSTART;TZID=Asia/Ho_Chi_Minh:\(begin)", "DTEND;TZID=Asia/Ho_Chi_Minh:\(end)",
            "SUMMARY:\(chance.pick(titles))", "LOCATION:Phòng 302\\; tầng 3", "SEQUENCE:0", "STATUS:CONFIRMED",
            "DESCRIPTION:Nhớ mang theo giấy tờ tùy thân và bản sao",
            "  có công chứng. Tài liệu đã gửi qua thư điện tử\\,",
            "  vui lòng đọc trước.\\nChỗ để xe ở cổng sau.",
        ]
        if chance.below(5) == 0 {
            lines.append(
                chance.pick([
                    "RRULE:FREQ=DAILY;COUNT=30", "RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR", "RRULE:FREQ=MONTHLY;BYDAY=-1TH",
                    "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "RRULE:FREQ=YEARLY",
                ]))
        }
        lines += ["BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT15M", "END:VALARM", "END:VEVENT", ""]
        return lines.joined(separator: "\r\n")
    }

    /// A small generator of numbers.
    private struct Chance {
        var state: UInt64

        mutating func below(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }

        mutating func pick(_ choices: [String]) -> String { choices[below(choices.count)] }
    }
}

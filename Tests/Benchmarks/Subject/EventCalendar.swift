import CivilTime

/// A calendar of as many events as are wanted, each with a mark by which its notices are known.
struct EventCalendar: Sendable {
    let events: Int
    /// When an event begins, by its number, in seconds since 1970.
    let start: @Sendable (Int) -> Int

    /// The mark of an event, and its UID.
    static func mark(_ event: Int) -> String { "mark-\(event)" }

    /// The calendar as a file.
    ///
    /// - Parameter moved: An event that begins an hour later than the others say; nil for none.
    func bytes(moving moved: Int? = nil) -> [UInt8] {
        var bytes = Array("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//nhaclich//benchmarks//VI\r\n".utf8)
        bytes.reserveCapacity(events * 400)
        for event in 0..<events {
            let begin = Self.stamp(start(event) + (event == moved ? 3600 : 0))
            bytes += Array(
                """
                BEGIN:VEVENT\r
                UID:\(Self.mark(event))\r
                DTSTAMP:20260101T000000Z\r
                DTSTART:\(begin)\r
                DURATION:PT1H\r
                SUMMARY:Tập huấn an toàn lao động (lần \(event))\r
                LOCATION:Phòng \(event % 40)\\, 12 Nguyễn Huệ\\, Quận 1\\, Thành phố Hồ Chí Minh\r
                DESCRIPTION:Chương trình gồm ba phần: báo cáo\\, thảo luận nhóm và giải đáp.\\n\\nVui lòng\r
                  đến trước 15 phút để đăng ký.\r
                END:VEVENT\r\n
                """.utf8)
        }
        return bytes + Array("END:VCALENDAR\r\n".utf8)
    }

    /// So many seconds after 1970, as iCalendar writes it.
    private static func stamp(_ seconds: Int) -> String {
        let date = CivilDate(dayNumber: seconds / 86_400)
        let rest = seconds % 86_400
        let time = digits(rest / 3600, 2) + digits(rest / 60 % 60, 2) + digits(rest % 60, 2)
        return digits(date.year, 4) + digits(date.month, 2) + digits(date.day, 2) + "T" + time + "Z"
    }

    private static func digits(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }
}

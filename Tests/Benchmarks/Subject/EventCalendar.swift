import CivilTime

/// A calendar of as many events as are wanted, each with a mark by which its notices are known.
///
/// An event has some 300 bytes: the daemon takes a hundred thousand of them in one file, which may have 32 MiB.
struct EventCalendar: Sendable {
    /// The numbers of its events.
    let events: Range<Int>
    /// When an event begins, by its number, in seconds since 1970.
    let start: @Sendable (Int) -> Int
    /// The events below this number have ``repeatedTitle`` in their title.
    var repeated = 0

    /// What the title of events has that a rule gives several reminders.
    static let repeatedTitle = "nhiều buổi"

    /// A calendar of so many events.
    init(events: Int, start: @escaping @Sendable (Int) -> Int) { self.init(events: 0..<events, start: start) }

    /// A calendar of some of the events.
    init(events: Range<Int>, start: @escaping @Sendable (Int) -> Int) { (self.events, self.start) = (events, start) }

    /// The mark of an event, and its UID.
    static func mark(_ event: Int) -> String { "mark-\(event)" }

    /// The calendar as a file.
    ///
    /// - Parameter moved: An event that begins an hour later than the others say; nil for none.
    func bytes(moving moved: Int? = nil) -> [UInt8] {
        var bytes = Array("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//nhaclich//benchmarks//VI\r\n".utf8)
        bytes.reserveCapacity(events.count * 320)
        for event in events {
            let begin = Self.stamp(start(event) + (event == moved ? 3600 : 0))
            let title = event < repeated ? "Tập huấn \(Self.repeatedTitle)" : "Tập huấn an toàn lao động"
            bytes += Array(
                """
                BEGIN:VEVENT\r
                UID:\(Self.mark(event))\r
                DTSTAMP:20260101T000000Z\r
                DTSTART:\(begin)\r
                DURATION:PT1H\r
                SUMMARY:\(title) (lần \(event))\r
                LOCATION:Phòng \(event % 40)\\, 12 Nguyễn Huệ\r
                DESCRIPTION:Báo cáo\\, thảo luận nhóm và giải đáp.\\nVui lòng đến trước\r
                  15 phút để đăng ký.\r
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

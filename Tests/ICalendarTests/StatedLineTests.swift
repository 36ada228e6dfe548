import CivilTime
import ICalendar
import Testing

@Suite("Stated lines")
struct StatedLineTests {
    private let text = """
        BEGIN:VCALENDAR
        BEGIN:VEVENT
        UID:1
        DTSTART;TZID=Asia/Ho_Chi_Minh:20200213T083000
        SUMMARY:Hội thảo về
          tiền lương
        X-OTHER:1
        BEGIN:VALARM
        TRIGGER:-PT5M
        SUMMARY:Chuông
        END:VALARM
        RRULE:FREQ=DAILY;COUNT=2
        END:VEVENT
        BEGIN:VEVENT
        UID:2
        DTSTART:20200214T083000Z
        SUMMARY:\(String(repeating: "ậ", count: 100))
        END:VEVENT
        END:VCALENDAR

        """

    @Test("the lines of one component that say what and when, unfolded, with their numbers; alarms have their own")
    func lines() {
        let lines = CalendarFile(reading: Array(text.utf8)).statedLines(ofComponentAt: 2)
        #expect(lines.map(\.number) == [3, 4, 5, 12])
        #expect(
            lines.map(\.text) == [
                "UID:1", "DTSTART;TZID=Asia/Ho_Chi_Minh:20200213T083000", "SUMMARY:Hội thảo về tiền lương",
                "RRULE:FREQ=DAILY;COUNT=2",
            ])
    }

    @Test("a long line is cut between characters, and no component begins elsewhere")
    func bounds() {
        let file = CalendarFile(reading: Array(text.utf8))
        let long = file.statedLines(ofComponentAt: 14).last?.text ?? ""
        #expect(long.hasPrefix("SUMMARY:ậậ") && long.hasSuffix("ậ…") && long.utf8.count <= 203)
        #expect(file.statedLines(ofComponentAt: 3).isEmpty)
    }
}

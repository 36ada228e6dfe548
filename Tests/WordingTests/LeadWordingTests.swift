import CivilTime
import ReminderCore
import Testing
import Wording

@Suite("How soon it is")
struct LeadWordingTests {
    struct Row: CustomTestStringConvertible {
        let now: String
        let vietnamese: String
        let english: String
        var testDescription: String { now }

        init(_ now: String, _ vietnamese: String, _ english: String) {
            (self.now, self.vietnamese, self.english) = (now, vietnamese, english)
        }
    }

    @Test(
        "an event from 08:30 to 11:30 on 13/2/2020, seen from one moment after another",
        arguments: [
            Row("2020-01-01 08:30", "Còn 43 ngày", "In 43 days"),
            Row("2020-02-06 08:30", "Còn 7 ngày", "In 7 days"),
            Row("2020-02-06 23:59", "Còn 7 ngày", "In 7 days"),
            Row("2020-02-11 23:59", "Còn 2 ngày", "In 2 days"),
            Row("2020-02-12 00:00", "Ngày mai lúc 08:30", "Tomorrow at 08:30"),
            Row("2020-02-12 08:30", "Ngày mai lúc 08:30", "Tomorrow at 08:30"),
            Row("2020-02-12 20:29", "Ngày mai lúc 08:30", "Tomorrow at 08:30"),
            Row("2020-02-12 20:31", "Còn 11 giờ 59 phút", "In 11 hours 59 minutes"),
            Row("2020-02-13 00:30", "Còn 8 giờ", "In 8 hours"),
            Row("2020-02-13 07:00", "Còn 1 giờ 30 phút", "In 1 hour 30 minutes"),
            Row("2020-02-13 07:29", "Còn 1 giờ 1 phút", "In 1 hour 1 minute"),
            Row("2020-02-13 07:30", "Còn 1 giờ", "In 1 hour"),
            Row("2020-02-13 07:30:20", "Còn 1 giờ", "In 1 hour"),
            Row("2020-02-13 07:31", "Còn 59 phút", "In 59 minutes"),
            Row("2020-02-13 08:15", "Còn 15 phút", "In 15 minutes"),
            Row("2020-02-13 08:29", "Còn 1 phút", "In 1 minute"),
            Row("2020-02-13 08:29:45", "Bắt đầu bây giờ", "Starting now"),
            Row("2020-02-13 08:30", "Bắt đầu bây giờ", "Starting now"),
            Row("2020-02-13 08:30:59", "Bắt đầu bây giờ", "Starting now"),
            Row("2020-02-13 08:31", "Đã bắt đầu lúc 08:30", "Started at 08:30"),
            Row("2020-02-13 11:29", "Đã bắt đầu lúc 08:30", "Started at 08:30"),
            Row("2020-02-13 11:30", "Đã kết thúc lúc 11:30", "Ended at 11:30"),
            Row(
                "2020-02-14 09:00", "Đã kết thúc lúc 11:30 thứ Năm, 13/2/2020",
                "Ended at 11:30 on Thursday, 13 February 2020"),
        ])
    func timed(row: Row) { check(row, span("2020-02-13 08:30/2020-02-13 11:30")) }

    @Test(
        "an event on the whole days from 13/2 to 15/2/2020",
        arguments: [
            Row("2020-02-06 08:00", "Còn 7 ngày", "In 7 days"),
            Row("2020-02-12 23:59", "Ngày mai", "Tomorrow"),
            Row("2020-02-13 00:00", "Hôm nay", "Today"),
            Row("2020-02-13 23:59", "Hôm nay", "Today"),
            Row("2020-02-14 08:00", "Đã bắt đầu từ thứ Năm, 13/2/2020", "Started on Thursday, 13 February 2020"),
            Row("2020-02-16 08:00", "Đã kết thúc vào thứ Bảy, 15/2/2020", "Ended on Saturday, 15 February 2020"),
        ])
    func allDay(row: Row) { check(row, span("2020-02-13/2020-02-15")) }

    @Test(
        "an event that takes no time, in the evening",
        arguments: [
            Row("2020-02-13 07:00", "Hôm nay lúc 20:00", "Today at 20:00"),
            Row("2020-02-13 20:05", "Đã bắt đầu lúc 20:00", "Started at 20:00"),
            Row(
                "2020-02-14 00:05", "Đã bắt đầu lúc 20:00 thứ Năm, 13/2/2020",
                "Started at 20:00 on Thursday, 13 February 2020"),
        ])
    func momentary(row: Row) { check(row, span("2020-02-13 20:00/2020-02-13 20:00")) }

    @Test("days are those of the configured zone, not of UTC")
    func daysAreLocal() {
        // In UTC both are on 12 February.
        let start = wall("2020-02-13 06:00")
        let now = wall("2020-02-12 12:00")
        let sentence = LeadWording(language: Languages.english, zone: FixedZone.vietnam).sentence(
            for: .timed(start: start, end: start), at: now)
        #expect(sentence == "Tomorrow at 06:00")
    }

    @Test("a day of 23 hours is a day")
    func shortDay() {
        let zone = SteppingZone(before: 3600, after: 7200, step: Instant(unixSeconds: 1_774_746_000))
        let now = wall("2026-03-28 14:00", in: zone)
        let start = wall("2026-03-29 14:00", in: zone)
        #expect((start - now) == .seconds(23 * 3600))
        let wording = LeadWording(language: Languages.english, zone: zone)
        #expect(wording.sentence(for: .timed(start: start, end: start), at: now) == "Tomorrow at 14:00")
    }

    private func check(_ row: Row, _ span: Span) {
        for (language, expected) in [(Languages.vietnamese, row.vietnamese), (Languages.english, row.english)] {
            let wording = LeadWording(language: language, zone: FixedZone.vietnam)
            #expect(wording.sentence(for: span, at: wall(row.now)) == expected)
        }
    }
}

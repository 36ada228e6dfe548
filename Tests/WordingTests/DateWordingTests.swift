import CivilTime
import ReminderCore
import Testing
import Wording

@Suite("Dates in words")
struct DateWordingTests {
    struct Row: CustomTestStringConvertible {
        let span: String
        let vietnamese: String
        let english: String
        var testDescription: String { span }

        init(_ span: String, _ vietnamese: String, _ english: String) {
            (self.span, self.vietnamese, self.english) = (span, vietnamese, english)
        }
    }

    @Test(
        "spans are written as people of the language write them",
        arguments: [
            Row(
                "2020-02-13 08:30/2020-02-13 11:30", "thứ Năm, 13/2/2020, 08:30–11:30 (UTC+7)",
                "Thursday, 13 February 2020, 08:30–11:30 (UTC+7)"),
            Row(
                "2020-02-13 08:30/2020-02-13 08:30", "thứ Năm, 13/2/2020, 08:30 (UTC+7)",
                "Thursday, 13 February 2020, 08:30 (UTC+7)"),
            Row(
                "2020-02-13 08:30/2020-02-13 07:00", "thứ Năm, 13/2/2020, 08:30 (UTC+7)",
                "Thursday, 13 February 2020, 08:30 (UTC+7)"),
            Row(
                "2026-03-08 20:00/2026-03-09 00:00", "Chủ nhật, 8/3/2026, 20:00–24:00 (UTC+7)",
                "Sunday, 8 March 2026, 20:00–24:00 (UTC+7)"),
            Row(
                "2026-12-31 00:00/2026-12-31 00:00", "thứ Năm, 31/12/2026, 00:00 (UTC+7)",
                "Thursday, 31 December 2026, 00:00 (UTC+7)"),
            Row(
                "2026-12-31 22:00/2027-01-01 01:15",
                "từ 22:00 thứ Năm, 31/12/2026 đến 01:15 thứ Sáu, 1/1/2027 (UTC+7)",
                "Thursday, 31 December 2026, 22:00 – Friday, 1 January 2027, 01:15 (UTC+7)"),
            Row(
                "2026-05-04 08:00/2026-05-09 00:00",
                "từ 08:00 thứ Hai, 4/5/2026 đến 24:00 thứ Sáu, 8/5/2026 (UTC+7)",
                "Monday, 4 May 2026, 08:00 – Friday, 8 May 2026, 24:00 (UTC+7)"),
            Row("2026-09-02/2026-09-02", "thứ Tư, 2/9/2026 (cả ngày)", "Wednesday, 2 September 2026 (all day)"),
            Row(
                "2024-02-27/2024-03-02", "từ thứ Ba, 27/2/2024 đến hết thứ Bảy, 2/3/2024",
                "Tuesday, 27 February 2024 – Saturday, 2 March 2024"),
        ])
    func spans(row: Row) {
        #expect(words(Languages.vietnamese).when(span(row.span)) == row.vietnamese)
        #expect(words(Languages.english).when(span(row.span)) == row.english)
    }

    @Test(
        "the zone's offset is named",
        arguments: [
            (0, "UTC"), (19_800, "UTC+5:30"), (-12_600, "UTC-3:30"), (-36_000, "UTC-10"), (-1800, "UTC-0:30"),
        ])
    func offsets(seconds: Int, expected: String) {
        let zone = FixedZone(identifier: "x", offset: seconds)
        let wording = DateWording(language: Languages.english, zone: zone)
        let span = span("2020-02-13 08:30/2020-02-13 11:30", in: zone)
        #expect(wording.when(span) == "Thursday, 13 February 2020, 08:30–11:30 (\(expected))")
    }

    @Test("where clocks are put back during an event, both offsets are named")
    func clocksPutBack() {
        let step = Instant(unixSeconds: 1_792_890_000)  // 2026-10-25T01:00:00Z
        let zone = SteppingZone(before: 7200, after: 3600, step: step)
        let span = Span.timed(start: step - .seconds(1800), end: step + .seconds(1800))
        let wording = DateWording(language: Languages.english, zone: zone)
        #expect(wording.when(span) == "Sunday, 25 October 2026, 02:30–02:30 (UTC+2 → UTC+1)")
    }

    @Test(
        "what moved is told with nothing said twice",
        arguments: [
            Row(
                "2020-02-13 08:30/2020-02-13 11:30/2020-02-13 14:00/2020-02-13 16:00",
                "thứ Năm, 13/2/2020, 08:30–11:30 → 14:00–16:00 (UTC+7)",
                "Thursday, 13 February 2020, 08:30–11:30 → 14:00–16:00 (UTC+7)"),
            Row(
                "2020-02-13 20:00/2020-02-14 00:00/2020-02-13 20:00/2020-02-13 22:00",
                "thứ Năm, 13/2/2020, 20:00–24:00 → 20:00–22:00 (UTC+7)",
                "Thursday, 13 February 2020, 20:00–24:00 → 20:00–22:00 (UTC+7)"),
            Row(
                "2020-02-13 08:30/2020-02-13 11:30/2020-02-20 08:30/2020-02-20 11:30",
                "13/2/2020 → thứ Năm, 20/2/2020, 08:30–11:30 (UTC+7)",
                "13 February 2020 → Thursday, 20 February 2020, 08:30–11:30 (UTC+7)"),
            Row(
                "2020-02-13 08:30/2020-02-13 08:30/2020-02-14 14:00/2020-02-14 16:00",
                "13/2/2020, 08:30 → thứ Sáu, 14/2/2020, 14:00–16:00 (UTC+7)",
                "13 February 2020, 08:30 → Friday, 14 February 2020, 14:00–16:00 (UTC+7)"),
            Row(
                "2020-02-13/2020-02-13/2020-02-13 14:00/2020-02-13 16:00",
                "13/2/2020 → thứ Năm, 13/2/2020, 14:00–16:00 (UTC+7)",
                "13 February 2020 → Thursday, 13 February 2020, 14:00–16:00 (UTC+7)"),
            Row(
                "2019-12-30/2020-01-02/2020-01-13/2020-01-15",
                "từ 30/12/2019 đến hết 2/1/2020 → từ thứ Hai, 13/1/2020 đến hết thứ Tư, 15/1/2020",
                "30 December 2019 – 2 January 2020 → Monday, 13 January 2020 – Wednesday, 15 January 2020"),
            Row(
                "2020-02-13 22:00/2020-02-14 01:00/2020-02-14/2020-02-14",
                "từ 22:00 thứ Năm, 13/2/2020 đến 01:00 thứ Sáu, 14/2/2020 (UTC+7) → thứ Sáu, 14/2/2020 (cả ngày)",
                "Thursday, 13 February 2020, 22:00 – Friday, 14 February 2020, 01:00 (UTC+7) → "
                    + "Friday, 14 February 2020 (all day)"),
        ])
    func changes(row: Row) {
        let ends = row.span.split(separator: "/")
        let (old, new) = (span(ends[..<2].joined(separator: "/")), span(ends[2...].joined(separator: "/")))
        #expect(words(Languages.vietnamese).change(from: old, to: new) == row.vietnamese)
        #expect(words(Languages.english).change(from: old, to: new) == row.english)
    }

    @Test(
        "in a summary, days in a row are told without their weekdays",
        arguments: [
            Row("2020-02-13/2020-02-14", "13–14/2/2020", "13–14 February 2020"),
            Row("2020-02-27/2020-03-02", "từ 27/2 đến hết 2/3/2020", "27 February – 2 March 2020"),
            Row("2019-12-30/2020-01-02", "từ 30/12/2019 đến hết 2/1/2020", "30 December 2019 – 2 January 2020"),
            Row("2020-02-13/2020-02-13", "thứ Năm, 13/2/2020 (cả ngày)", "Thursday, 13 February 2020 (all day)"),
            Row(
                "2020-02-13 08:30/2020-02-13 11:30", "thứ Năm, 13/2/2020, 08:30–11:30 (UTC+7)",
                "Thursday, 13 February 2020, 08:30–11:30 (UTC+7)"),
        ])
    func brief(row: Row) {
        #expect(words(Languages.vietnamese).brief(span(row.span), worth: .day) == row.vietnamese)
        #expect(words(Languages.english).brief(span(row.span), worth: .range) == row.english)
    }

    @Test("in a summary, days that nobody should count on are still told as such")
    func briefAndVague() {
        let month = span("2020-02-01/2020-02-29")
        #expect(words(Languages.vietnamese).brief(month, worth: .month) == "trong tháng 2/2020")
    }

    @Test(
        "what is over within a day is on the day that it begins",
        arguments: [
            ("2020-02-13 08:30/2020-02-13 11:30", "2020-02-13", "2020-02-13"),
            ("2020-02-13 22:00/2020-02-14 01:00", "2020-02-13", "2020-02-13"),
            ("2020-02-13 00:00/2020-02-14 00:00", "2020-02-13", "2020-02-13"),
            ("2020-02-13 08:00/2020-02-15 17:00", "2020-02-13", "2020-02-15"),
            ("2020-02-13 08:00/2020-02-12 17:00", "2020-02-13", "2020-02-13"),
            ("2020-02-13/2020-02-15", "2020-02-13", "2020-02-15"),
            ("2020-02-13/2020-02-12", "2020-02-13", "2020-02-13"),
        ])
    func days(text: String, first: String, last: String) {
        #expect(words(Languages.english).days(of: span(text)) == day(first)...day(last))
    }

    private func words(_ language: Language) -> DateWording { DateWording(language: language, zone: FixedZone.vietnam) }
}

import CivilTime
import ICalendar
import Testing

/// How long events take, alarms, to-dos, and what a calendar says besides.
@Suite struct EventTests {
    @Test(
        "the end follows from DTEND, DURATION or neither",
        arguments: [
            ("DTSTART:20200213T083000Z", "DTEND:20200213T093000Z", "2020-02-13T09:30:00Z"),
            ("DTSTART:20200213T083000Z", "DTEND;TZID=Asia/Ho_Chi_Minh:20200213T163000", "2020-02-13T16:30:00+07:00"),
            ("DTSTART:20200213T083000Z", "DURATION:P1DT2H", "2020-02-14T10:30:00Z"),
            ("DTSTART:20200213T083000Z", "DTEND:20200213T073000Z", "2020-02-13T08:30:00Z"),
            ("DTSTART:20200213T083000Z", "SUMMARY:x", "2020-02-13T08:30:00Z"),
            ("DTSTART;VALUE=DATE:20200213", "DTEND;VALUE=DATE:20200215", "2020-02-15"),
            ("DTSTART;VALUE=DATE:20200213", "DTEND;VALUE=DATE:20200213", "2020-02-14"),
            ("DTSTART;VALUE=DATE:20200213", "DURATION:P1W", "2020-02-20"),
        ])
    func ends(_ start: String, _ extent: String, _ end: String) {
        #expect(Fixture.expansion(of: Fixture.event(start, extent)).occurrences.first?.end.description == end)
    }

    @Test("a day of DURATION is one of the calendar, a day of DTEND is 24 hours") func shortNight() {
        let start = "DTSTART;TZID=America/New_York:20240302T120000"
        let rule = "RRULE:FREQ=WEEKLY;COUNT=2"
        let nominal = Fixture.expansion(of: Fixture.event(start, rule, "DURATION:P1D")).occurrences
        #expect(nominal.last?.end.description == "2024-03-10T12:00:00-04:00")
        let end = "DTEND;TZID=America/New_York:20240303T120000"
        let exact = Fixture.expansion(of: Fixture.event(start, rule, end)).occurrences
        #expect(exact.last?.end.description == "2024-03-10T13:00:00-04:00")
    }

    @Test("the window has what touches it, and moments from its beginning on") func window() {
        let event = Fixture.event("DTSTART:20200213T080000Z", "DTEND:20200213T100000Z")
        #expect(Fixture.starts(event, from: "2020-02-13T09:00:00", to: "2020-02-13T09:30:00").count == 1)
        #expect(Fixture.starts(event, from: "2020-02-13T10:00:00", to: "2020-02-13T11:00:00").isEmpty)
        #expect(Fixture.starts(event, from: "2020-02-13T07:00:00", to: "2020-02-13T08:00:00").isEmpty)
        let moment = Fixture.event("DTSTART:20200213T080000Z")
        #expect(Fixture.starts(moment, from: "2020-02-13T08:00:00", to: "2020-02-13T09:00:00").count == 1)
        #expect(Fixture.starts(moment, from: "2020-02-13T07:00:00", to: "2020-02-13T08:00:00").isEmpty)
    }

    @Test("alarms go off before, after, at a time, and again") func alarms() throws {
        let event = Fixture.event(
            "DTSTART;TZID=America/New_York:20240310T090000", "DTEND;TZID=America/New_York:20240310T100000",
            "BEGIN:VALARM", "ACTION:display", "TRIGGER:-P1D", "DESCRIPTION:Mai họp", "END:VALARM",
            "BEGIN:VALARM", "TRIGGER:-PT24H", "END:VALARM",
            "BEGIN:VALARM", "TRIGGER;RELATED=END:PT5M", "REPEAT:2", "DURATION:PT10M", "END:VALARM",
            "BEGIN:VALARM", "TRIGGER;VALUE=DATE-TIME:20240301T000000Z", "END:VALARM",
            "BEGIN:VALARM", "ACTION:AUDIO", "END:VALARM", "SUMMARY:Họp")
        let occurrence = try #require(Fixture.expansion(of: event).occurrences.first)
        #expect(
            occurrence.alarmInstants.map(\.description) == [
                "2024-03-01T00:00:00Z", "2024-03-09T13:00:00Z", "2024-03-09T14:00:00Z", "2024-03-10T14:05:00Z",
                "2024-03-10T14:15:00Z", "2024-03-10T14:25:00Z",
            ])
        #expect(occurrence.alarms.first?.action == "DISPLAY")
        #expect(occurrence.alarms.first?.description == "Mai họp")
        #expect(occurrence.summary == "Họp")
        #expect(occurrence.description == nil)
    }

    @Test("a to-do happens at its deadline, and never without one") func deadlines() {
        let file = Fixture.calendar([
            "BEGIN:VTODO", "UID:a", "DTSTART:20200210T000000Z", "DUE:20200213T083000Z", "END:VTODO",
            "BEGIN:VTODO", "UID:b", "DUE;VALUE=DATE:20200214", "STATUS:COMPLETED", "END:VTODO",
            "BEGIN:VTODO", "UID:c", "DTSTART:20200215T000000Z", "END:VTODO",
        ])
        let occurrences = Fixture.expansion(of: file).occurrences
        #expect(occurrences.map(\.start.description) == ["2020-02-13T08:30:00Z", "2020-02-14"])
        #expect(occurrences.map(\.end.description) == ["2020-02-13T08:30:00Z", "2020-02-15"])
        #expect(occurrences.map(\.kind) == [.todo, .todo])
        #expect(occurrences.map(\.status) == [.none, .completed])
    }

    @Test("everything a calendar says is there") func properties() throws {
        let file = Fixture.calendar([
            "X-WR-CALNAME:Lịch lớp", "BEGIN:VEVENT", "UID:p@test", "DTSTART;TZID=Asia/Ho_Chi_Minh:20200213T083000",
            "SUMMARY:Kiểm tra", "DESCRIPTION:Dòng một\\nDòng hai", "LOCATION:Phòng 1\\, tầng 2",
            "URL:https://lop.example/", "CATEGORIES:Học,Thi\\, cử", "CATEGORIES:5A", "STATUS:TENTATIVE", "SEQUENCE:3",
            "END:VEVENT",
        ])
        #expect(CalendarFile(reading: file).name == "Lịch lớp")
        let occurrence = try #require(Fixture.expansion(of: file).occurrences.first)
        #expect(occurrence.uid == "p@test")
        #expect(occurrence.description == "Dòng một\nDòng hai")
        #expect(occurrence.location == "Phòng 1, tầng 2")
        #expect(occurrence.url == "https://lop.example/")
        #expect(occurrence.categories == ["Học", "Thi, cử", "5A"])
        #expect(occurrence.status == .tentative)
        #expect(occurrence.sequence == 3)
        #expect(occurrence.line == 4)
        #expect(occurrence.zoneName == "Asia/Ho_Chi_Minh")
        #expect(occurrence.recurrenceID == nil)
        #expect(!occurrence.isAllDay)
    }
}

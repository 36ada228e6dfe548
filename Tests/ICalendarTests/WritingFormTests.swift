import CivilTime
import ICalendar
import Testing

/// What the writer puts into a file, byte for byte where it matters.
@Suite struct WritingFormTests {
    private static func write(_ events: [PublishedEvent]) -> [UInt8] {
        var writer = CalendarWriter(
            productID: "-//Nhắc Lịch//nhaclich//VI", name: "Lịch, chung", stamp: Fixture.instant("2020-02-01T00:00:00"))
        for event in events { writer.add(event) }
        return writer.finish()
    }

    private static let workshop = PublishedEvent(
        uid: "workshop@test", recurrenceID: "2020-02-13T01:00:00Z",
        time: .timed(start: Fixture.instant("2020-02-13T01:30:00"), end: Fixture.instant("2020-02-13T03:00:00")),
        status: .confirmed, summary: "Họp; bàn, chốt", location: "Phòng 2", description: "C:\\new\nhai",
        url: "https://example.org/a;b,c", alarms: [NominalDuration(days: -1), NominalDuration(seconds: -3605)],
        sequence: 3)

    private static func lines(_ events: [PublishedEvent]) -> [Substring] {
        String(decoding: write(events), as: UTF8.self).split(separator: "\r\n")
    }

    private static func day(_ uid: String, summary: String = "", _ recurrenceID: String? = nil) -> PublishedEvent {
        let day = CivilDate(dayNumber: 18_000)
        return PublishedEvent(
            uid: uid, recurrenceID: recurrenceID, time: .days(first: day, end: day.adding(days: 1)), summary: summary)
    }

    /// What is read back: UID, occurrence and summary.
    private static func names(_ events: [PublishedEvent]) -> Set<String> {
        let occurrences = Fixture.expansion(of: write(events)).occurrences
        #expect(occurrences.count == events.count)
        return Set(occurrences.map { "\($0.uid) \($0.recurrenceID ?? "-") \($0.summary)" })
    }

    @Test func oneEvent() {
        #expect(
            Self.lines([Self.workshop]) == [
                "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Nhắc Lịch//nhaclich//VI", "CALSCALE:GREGORIAN",
                "METHOD:PUBLISH", "NAME:Lịch\\, chung", "X-WR-CALNAME:Lịch\\, chung",
                "BEGIN:VEVENT", "UID:workshop@test", "RECURRENCE-ID:20200213T010000Z", "DTSTAMP:20200201T000000Z",
                "DTSTART:20200213T013000Z", "DTEND:20200213T030000Z", "SEQUENCE:3", "STATUS:CONFIRMED",
                "SUMMARY:Họp\\; bàn\\, chốt", "LOCATION:Phòng 2", "DESCRIPTION:C:\\\\new\\nhai",
                "URL;VALUE=URI:https://example.org/a;b,c",
                "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-P1D", "DESCRIPTION:Họp\\; bàn\\, chốt", "END:VALARM",
                "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT1H0M5S", "DESCRIPTION:Họp\\; bàn\\, chốt", "END:VALARM",
                "END:VEVENT", "END:VCALENDAR",
            ])
    }

    @Test("a calendar without events is a calendar")
    func empty() {
        let file = CalendarFile(reading: Self.write([]))
        #expect(file.isCalendar && file.faults.isEmpty && file.componentCount == 0 && file.name == "Lịch, chung")
        let bare = CalendarWriter(
            productID: "x", name: "", stamp: Instant(milliseconds: 0), refresh: NominalDuration(seconds: 900))
        #expect(
            String(decoding: bare.finish(), as: UTF8.self).split(separator: "\r\n") == [
                "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
                "REFRESH-INTERVAL;VALUE=DURATION:PT15M", "X-PUBLISHED-TTL:PT15M", "END:VCALENDAR",
            ])
    }

    @Test("whole days end with the day after; a day is the least, and a moment has no end")
    func ends() {
        var event = Self.day("a")
        #expect(Self.lines([event]).contains("DTSTART;VALUE=DATE:20190414"))
        #expect(Self.lines([event]).contains("DTEND;VALUE=DATE:20190415"))
        event.time = .days(first: CivilDate(dayNumber: 18_000), end: CivilDate(dayNumber: 17_000))
        #expect(Self.lines([event]).contains("DTEND;VALUE=DATE:20190415"))
        event.time = .timed(start: Instant(unixSeconds: 1_600_000_000), end: Instant(unixSeconds: 0))
        #expect(!Self.lines([event]).contains { $0.hasPrefix("DTEND") })
    }

    @Test("times that no calendar can write become the nearest that one can")
    func extremes() {
        let (first, last) = (Instant(milliseconds: .min), Instant(milliseconds: .max))
        var event = Self.day("a")
        event.time = .timed(start: first, end: last)
        event.alarms = [NominalDuration(days: .min, seconds: .max), NominalDuration(days: .max, seconds: .min)]
        #expect(Self.lines([event]).contains("DTSTART:00010101T000000Z"))
        #expect(Self.lines([event]).contains("DTEND:99991231T235959Z"))
        event.time = .days(first: CivilDate(dayNumber: 5_000_000), end: CivilDate(dayNumber: 5_000_001))
        #expect(Self.lines([event]).contains("DTSTART;VALUE=DATE:99991231"))
        #expect(CalendarFile(reading: Self.write([event])).faults.isEmpty)
    }

    @Test(
        "days and seconds are kept apart as far as one sign can tell them",
        arguments: [
            (0, 0, "PT0S"), (7, 0, "-P7D"), (0, 86_400, "-PT24H"), (1, 90, "-P1DT1M30S"), (0, -60, "PT1M"),
            (-2, -3600, "P2DT1H"), (1, -3600, "-PT23H"), (-1, 3600, "PT23H"), (0, 5, "-PT5S"),
        ] as [(Int, Int64, Substring)])
    func triggers(days: Int, seconds: Int64, expected: Substring) {
        var event = Self.day("a")
        event.alarms = [-NominalDuration(days: days, seconds: seconds)]
        #expect(Self.lines([event]).contains("TRIGGER:" + expected))
    }

    @Test("an occurrence keeps its name, whatever it is told in")
    func occurrenceNames() {
        let names = Self.names([
            Self.day("days", "2019-04-14"), Self.day("days", "2019-04-15"), Self.day("local", "2019-04-14T08:30:00"),
            Self.day("utc", "2019-04-14T01:30:00Z"), Self.day("utc", "2019-04-15T01:30:00Z"),
        ])
        #expect(
            names == [
                "days 2019-04-14 ", "days 2019-04-15 ", "local 2019-04-14T08:30:00 ", "utc 2019-04-14T01:30:00Z ",
                "utc 2019-04-15T01:30:00Z ",
            ])
    }

    @Test("events that would pass for one another get other UIDs")
    func clashes() {
        let names = Self.names([
            Self.day("a", summary: "1"), Self.day("a", summary: "2"), Self.day("a", summary: "3", "2019-04-14"),
            Self.day("a/2", summary: "4"), Self.day("a\u{1}", summary: "5", "2019-04-14"),
            Self.day("b", summary: "6", "2019-04-14"), Self.day("b", summary: "7", "2019-04-14T00:00:00Z"),
            Self.day("b", summary: "8"), Self.day("b", summary: "9", "no date"),
        ])
        #expect(
            names == [
                "a - 1", "a/2 - 2", "a/3 2019-04-14 3", "a/2/2 - 4", "a/4 2019-04-14 5", "b 2019-04-14 6",
                "b/2 2019-04-14T00:00:00Z 7", "b/3 - 8", "b/no date - 9",
            ])
    }

    @Test("without a UID an event is known by what it is")
    func unnamed() {
        let names = Self.names([Self.day("", summary: "Tết"), Self.day("\u{7}", summary: "Tết"), Self.day("")])
        #expect(names == ["2019-04-14 Tết - Tết", "2019-04-14 Tết/2 - Tết", "2019-04-14  - "])
    }

    @Test("thousands of equal names do not take millions of steps")
    func manyClashes() {
        let events = Array(repeating: Self.day("a"), count: 5000)
        #expect(Fixture.expansion(of: Self.write(events)).occurrences.count == 5000)
    }
}

extension PublishedEvent {
    fileprivate init(
        uid: String, recurrenceID: String? = nil, time: Time, status: EventStatus = .none, summary: String,
        location: String = "", description: String = "", url: String = "", alarms: [NominalDuration] = [],
        sequence: Int = 0
    ) {
        self.init(uid: uid, time: time)
        (self.recurrenceID, self.status, self.summary) = (recurrenceID ?? "", status, summary)
        (self.location, self.description, self.url) = (location, description, url)
        (self.alarms, self.sequence) = (alarms, sequence)
    }
}

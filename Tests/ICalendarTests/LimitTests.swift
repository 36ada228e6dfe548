import CivilTime
import ICalendar
import Testing

/// Hostile files: everything ends, and says where it stopped.
@Suite struct LimitTests {
    @Test("a file that is too long is not read") func size() {
        var limits = ReadingLimits.standard
        limits.bytes = 100
        let file = CalendarFile(
            reading: Fixture.event("DTSTART:20200101T000000Z", "SUMMARY:a long story"), limits: limits)
        #expect(file.componentCount == 0)
        #expect(file.faults.count == 1)
    }

    @Test("components deep inside one another are passed over") func nesting() {
        let depth = 5_000
        let file = Fixture.calendar(
            Array(repeating: "BEGIN:X", count: depth) + Array(repeating: "END:X", count: depth)
                + ["BEGIN:VEVENT", "UID:a", "DTSTART:20200101T000000Z", "END:VEVENT"])
        #expect(Fixture.starts(file).count == 1)
        #expect(Fixture.faults(of: file).count == 1)
    }

    @Test(
        "an event that happens too often is cut off, and says so",
        arguments: [
            "FREQ=SECONDLY", "FREQ=MINUTELY;BYSECOND=0,1,2,3,4,5", "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12",
        ])
    func occurrences(_ rule: String) {
        let expansion = Fixture.expansion(of: Fixture.event("DTSTART:20000101T000000Z", "RRULE:\(rule)"))
        #expect(expansion.occurrences.count == 10_000)
        #expect(expansion.faults.map(\.line) == [3])
    }

    @Test(
        "a rule that never comes true ends by itself",
        arguments: [
            "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MINUTELY;BYHOUR=5;BYMONTHDAY=31;BYMONTH=4",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31;COUNT=5",
            "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6", "FREQ=SECONDLY;COUNT=5;BYYEARDAY=366;BYMONTH=1",
            "FREQ=YEARLY;INTERVAL=1099511627775", "FREQ=SECONDLY;INTERVAL=999999999999999999999",
        ])
    func never(_ rule: String) {
        let event = Fixture.event("DTSTART:20000201T000000Z", "RRULE:\(rule)")
        #expect(Fixture.starts(event, from: "1900-01-01T00:00:00", to: "9999-01-01T00:00:00").count <= 1)
    }

    @Test("a rule that takes too long is given up with a fault") func tooLong() {
        let rule = "RRULE:FREQ=MINUTELY;BYHOUR=1,3,5,7,9,11,13,15,17,19,21,23;COUNT=99999999"
        let event = Fixture.event("DTSTART:19700101T010000Z", rule)
        let expansion = Fixture.expansion(of: event, from: "2020-01-01T00:00:00", to: "2020-02-01T00:00:00")
        #expect(expansion.occurrences.isEmpty)
        #expect(expansion.faults.map(\.line) == [3])
    }

    @Test("a year of seconds of which the last is wanted is not written out") func position() {
        func list(_ range: Range<Int>) -> String { range.map(String.init).joined(separator: ",") }
        let rule =
            "RRULE:FREQ=YEARLY;BYMONTH=\(list(1..<13));BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=\(list(0..<24))"
            + ";BYMINUTE=\(list(0..<60));BYSECOND=\(list(0..<60));BYSETPOS=-1"
        let event = Fixture.event("DTSTART:20191231T235959Z", rule)
        #expect(
            Fixture.starts(event, to: "2022-01-01T00:00:00").map { String($0.prefix(19)) } == [
                "2019-12-31T23:59:59", "2020-12-31T23:59:59", "2021-12-31T23:59:59",
            ])
    }

    @Test("a zone whose clock changes every second does not stop the file") func zone() {
        let file = Fixture.calendar([
            "BEGIN:VTIMEZONE", "TZID:Bomb", "BEGIN:STANDARD", "DTSTART:19700101T000000", "RRULE:FREQ=SECONDLY",
            "TZOFFSETFROM:+0100", "TZOFFSETTO:+0700", "END:STANDARD", "END:VTIMEZONE", "BEGIN:VEVENT", "UID:a",
            "DTSTART;TZID=Bomb:20200101T090000", "END:VEVENT",
        ])
        #expect(Fixture.starts(file) == ["2020-01-01T09:00:00+07:00"])
    }

    @Test(
        "times at the edges of the calendar do not overflow",
        arguments: [
            "DTSTART:99991231T235959Z", "DTSTART:00010101T000000Z", "DTSTART;VALUE=DATE:99991231",
        ])
    func edges(_ start: String) {
        let event = Fixture.event(start, "DURATION:P3660000D", "RRULE:FREQ=YEARLY;INTERVAL=4000")
        let file = CalendarFile(reading: event)
        #expect(file.faults.isEmpty)
        _ = Fixture.expansion(of: event, from: "0001-01-01T00:00:00", to: "9999-12-31T23:59:59")
    }

    @Test("a zone inside the clock of a zone is passed over") func zoneInsideZone() {
        let file = Fixture.calendar([
            "BEGIN:VTIMEZONE", "TZID:Outer", "BEGIN:STANDARD", "TZOFFSETTO:+0700", "BEGIN:VTIMEZONE", "TZID:Inner",
            "END:VTIMEZONE", "DTSTART:19700101T000000", "END:STANDARD", "END:VTIMEZONE", "BEGIN:VEVENT", "UID:a",
            "DTSTART;TZID=Outer:20200101T090000", "END:VEVENT",
        ])
        #expect(Fixture.starts(file) == ["2020-01-01T09:00:00+07:00"])
    }

    @Test("a window without end is no trap") func endlessWindow() {
        let file = CalendarFile(reading: Fixture.event("DTSTART:20200101T000000Z", "RRULE:FREQ=YEARLY"))
        let window = Instant(milliseconds: .min)..<Instant(milliseconds: .max)
        let expansion = file.occurrences(in: window, zones: Fixture.zones, defaultZone: UTCZone())
        #expect(expansion.occurrences.count == 7_980)
    }

    @Test("many overrides for the future of an endless series come to an end") func manyFutures() {
        let master = ["BEGIN:VEVENT", "UID:f", "DTSTART:20000101T000000Z", "RRULE:FREQ=SECONDLY", "END:VEVENT"]
        let futures = (0..<2_000).flatMap { index in
            let time = String(20_200_101 + index % 28) + "T" + String(100_000 + index).dropFirst() + "Z"
            return [
                "BEGIN:VEVENT", "UID:f", "RECURRENCE-ID;RANGE=THISANDFUTURE:\(time)", "DTSTART:20200101T000000Z",
                "END:VEVENT",
            ]
        }
        let expansion = Fixture.expansion(of: Fixture.calendar(master + futures))
        #expect(expansion.occurrences.count < 20_000)
        #expect(!expansion.faults.isEmpty)
    }
}

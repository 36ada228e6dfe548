import ICalendar
import Testing

/// The examples of RFC 5545, 3.8.5.3: DTSTART in New York and the days the RFC lists.
@Suite struct RecurrenceRuleTests {
    /// One example: the rule, the end of the window, how many times it happens, and some of the times.
    struct Example: Sendable, CustomTestStringConvertible {
        let rule: String
        let start: String
        let count: Int
        let times: [String]
        var to = "2000-01-01T00:00:00"
        var testDescription: String { rule }

        init(_ rule: String, start: String = "19970902T090000", count: Int, to: String? = nil, _ times: String...) {
            (self.rule, self.start, self.count, self.times) = (rule, start, count, times)
            if let to { self.to = to }
        }
    }

    static let examples: [Example] = [
        Example("FREQ=DAILY;COUNT=10", count: 10, "1997-09-02T09:00:00-04:00", "1997-09-11T09:00:00-04:00"),
        Example("FREQ=DAILY;UNTIL=19971224T000000Z", count: 113, "1997-12-23T09:00:00-05:00"),
        Example(
            "FREQ=DAILY;INTERVAL=2", count: 47, to: "1997-12-04T00:00:00", "1997-10-26T09:00:00-05:00",
            "1997-12-03T09:00:00-05:00"),
        Example("FREQ=DAILY;INTERVAL=10;COUNT=5", count: 5, "1997-10-12T09:00:00-04:00"),
        Example(
            "FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA", start: "19980101T090000",
            count: 93, to: "2001-01-01T00:00:00", "2000-01-31T09:00:00-05:00"),
        Example("FREQ=WEEKLY;COUNT=10", count: 10, "1997-11-04T09:00:00-05:00"),
        Example("FREQ=WEEKLY;UNTIL=19971224T000000Z", count: 17, "1997-12-23T09:00:00-05:00"),
        Example("FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH", count: 10, "1997-10-02T09:00:00-04:00"),
        Example(
            "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR", start: "19970901T090000",
            count: 25, "1997-09-01T09:00:00-04:00", "1997-12-22T09:00:00-05:00"),
        Example("FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", count: 8, "1997-10-16T09:00:00-04:00"),
        Example("FREQ=MONTHLY;COUNT=10;BYDAY=1FR", start: "19970905T090000", count: 10, "1998-06-05T09:00:00-04:00"),
        Example(
            "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", start: "19970907T090000", count: 10,
            "1997-11-30T09:00:00-05:00", "1998-05-31T09:00:00-04:00"),
        Example("FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", start: "19970922T090000", count: 6, "1998-02-16T09:00:00-05:00"),
        Example(
            "FREQ=MONTHLY;BYMONTHDAY=-3", start: "19970928T090000", count: 6, to: "1998-03-01T00:00:00",
            "1998-02-26T09:00:00-05:00"),
        Example("FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", count: 10, "1998-01-15T09:00:00-05:00"),
        Example(
            "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", start: "19970930T090000", count: 10, "1998-01-31T09:00:00-05:00"),
        Example(
            "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15", start: "19970910T090000", count: 10,
            "1999-03-13T09:00:00-05:00"),
        Example("FREQ=MONTHLY;INTERVAL=2;BYDAY=TU", count: 18, to: "1998-04-01T00:00:00", "1998-03-31T09:00:00-05:00"),
        Example(
            "FREQ=YEARLY;COUNT=10;BYMONTH=6,7", start: "19970610T090000", count: 10, to: "2002-01-01T00:00:00",
            "2001-07-10T09:00:00-04:00"),
        Example(
            "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3", start: "19970310T090000", count: 10,
            to: "2004-01-01T00:00:00", "2003-03-10T09:00:00-05:00"),
        Example(
            "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200", start: "19970101T090000", count: 10,
            to: "2007-01-01T00:00:00", "2000-07-18T09:00:00-04:00", "2006-01-01T09:00:00-05:00"),
        Example("FREQ=YEARLY;BYDAY=20MO", start: "19970519T090000", count: 3, "1999-05-17T09:00:00-04:00"),
        Example("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", start: "19970512T090000", count: 3, "1998-05-11T09:00:00-04:00"),
        Example(
            "FREQ=YEARLY;BYMONTH=3;BYDAY=TH", start: "19970313T090000", count: 11, "1997-03-27T09:00:00-05:00",
            "1999-03-25T09:00:00-05:00"),
        Example("FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8", start: "19970605T090000", count: 39, "1999-08-26T09:00:00-04:00"),
        Example(
            "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13", start: "19970913T090000", count: 10,
            to: "1998-06-30T00:00:00", "1998-06-13T09:00:00-04:00"),
        Example(
            "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", start: "19961105T090000", count: 3,
            to: "2005-01-01T00:00:00", "2004-11-02T09:00:00-05:00"),
        Example(
            "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", start: "19970904T090000", count: 3,
            "1997-10-07T09:00:00-04:00", "1997-11-06T09:00:00-05:00"),
        Example(
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", start: "19970929T090000", count: 7,
            to: "1998-04-01T00:00:00", "1998-03-30T09:00:00-05:00"),
        Example("FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z", count: 3, "1997-09-02T15:00:00-04:00"),
        Example("FREQ=MINUTELY;INTERVAL=15;COUNT=6", count: 6, "1997-09-02T10:15:00-04:00"),
        Example("FREQ=MINUTELY;INTERVAL=90;COUNT=4", count: 4, "1997-09-02T13:30:00-04:00"),
        Example(
            "FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40", count: 48, to: "1997-09-04T00:00:00",
            "1997-09-03T16:40:00-04:00"),
        Example(
            "FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16", count: 48, to: "1997-09-04T00:00:00",
            "1997-09-03T16:40:00-04:00"),
        Example(
            "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", start: "19970805T090000", count: 4,
            "1997-08-10T09:00:00-04:00", "1997-08-19T09:00:00-04:00", "1997-08-24T09:00:00-04:00"),
        Example(
            "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", start: "19970805T090000", count: 4,
            "1997-08-17T09:00:00-04:00", "1997-08-19T09:00:00-04:00", "1997-08-31T09:00:00-04:00"),
        Example(
            "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", start: "20070115T090000", count: 5, to: "2008-01-01T00:00:00",
            "2007-02-15T09:00:00-05:00", "2007-03-30T09:00:00-04:00"),
    ]

    @Test("the examples of the RFC happen when it says", arguments: examples)
    func example(_ example: Example) {
        let event = Fixture.event("DTSTART;TZID=America/New_York:\(example.start)", "RRULE:\(example.rule)")
        let starts = Fixture.starts(event, to: example.to)
        #expect(starts.count == example.count)
        for time in example.times { #expect(starts.contains(time)) }
    }

    @Test("every Friday the 13th, DTSTART taken out") func fridayThe13th() {
        let event = Fixture.event(
            "DTSTART;TZID=America/New_York:19970902T090000", "EXDATE;TZID=America/New_York:19970902T090000",
            "RRULE:FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13")
        let days = ["1998-02-13", "1998-03-13", "1998-11-13", "1999-08-13", "2000-10-13"]
        #expect(Fixture.starts(event, to: "2001-01-01T00:00:00").map { String($0.prefix(10)) } == days)
    }

    @Test(
        "a day that a month has not is moved as SKIP says",
        arguments: [
            ("SKIP=OMIT", ["2014-01-31", "2014-03-31", "2014-05-31"]),
            ("SKIP=BACKWARD", ["2014-01-31", "2014-02-28", "2014-03-31"]),
            ("SKIP=FORWARD", ["2014-01-31", "2014-03-01", "2014-03-31"]),
        ])
    func skip(_ skip: String, _ days: [String]) {
        let event = Fixture.event("DTSTART;VALUE=DATE:20140131", "RRULE:RSCALE=GREGORIAN;FREQ=MONTHLY;\(skip);COUNT=3")
        #expect(Fixture.starts(event) == days)
    }

    @Test("the lunar new year comes each year") func lunarNewYear() {
        let event = Fixture.event(
            "DTSTART;VALUE=DATE:20200125", "RRULE:RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1;COUNT=5")
        #expect(Fixture.starts(event) == ["2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22", "2024-02-10"])
    }

    @Test("a second of a far year is found without walking there") func farFuture() {
        let event = Fixture.event("DTSTART:19700101T000000Z", "RRULE:FREQ=SECONDLY;INTERVAL=7")
        let starts = Fixture.starts(event, from: "2999-12-31T23:59:40", to: "3000-01-01T00:00:00")
        #expect(starts == ["2999-12-31T23:59:45Z", "2999-12-31T23:59:52Z", "2999-12-31T23:59:59Z"])
    }

    @Test("a far second is counted without walking there") func farCount() {
        let event = Fixture.event("DTSTART:19700101T000000Z", "RRULE:FREQ=SECONDLY;COUNT=1000000000")
        let starts = Fixture.starts(event, from: "2001-09-09T01:46:38", to: "2001-09-10T00:00:00")
        #expect(starts == ["2001-09-09T01:46:38Z", "2001-09-09T01:46:39Z"])
    }

    @Test(
        "a rule that cannot be is refused, and its event happens once",
        arguments: [
            "FREQ=FORTNIGHTLY", "INTERVAL=2", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;COUNT=-1", "FREQ=DAILY;UNTIL=soon",
            "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=MONTHLY;BYDAY=2", "FREQ=WEEKLY;BYDAY=1MO", "FREQ=DAILY;BYWEEKNO=3",
            "FREQ=YEARLY;BYMONTH=13", "FREQ=DAILY;BYHOUR=24", "FREQ=YEARLY;RSCALE=RUSSIAN", "FREQ=DAILY;BYFOO=1",
        ])
    func refused(_ rule: String) {
        let event = Fixture.event("DTSTART:20200101T000000Z", "RRULE:\(rule)")
        #expect(Fixture.starts(event) == ["2020-01-01T00:00:00Z"])
        #expect(Fixture.faults(of: event).map(\.line) == [6])
    }

    @Test("an UNTIL before DTSTART leaves nothing of a series") func deleted() {
        let event = Fixture.event("DTSTART:20200101T000000Z", "RRULE:FREQ=DAILY;UNTIL=20191231T000000Z")
        #expect(Fixture.starts(event).isEmpty)
    }
}

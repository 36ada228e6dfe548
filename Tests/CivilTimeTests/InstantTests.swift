import CivilTime
import Testing

@Suite("Instants")
struct InstantTests {
    @Test(
        "seconds are rounded to the past",
        arguments: [(1999, 1), (2000, 2), (0, 0), (-1, -1), (-1000, -1), (-1001, -2)])
    func unixSeconds(milliseconds: Int64, seconds: Int64) {
        #expect(Instant(milliseconds: milliseconds).unixSeconds == seconds)
    }

    @Test(
        "an instant is written in UTC, with its milliseconds when there are any",
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (1_581_557_400_000, "2020-02-13T01:30:00Z"),
            (1_581_557_400_007, "2020-02-13T01:30:00.007Z"), (-1, "1969-12-31T23:59:59.999Z"),
        ] as [(Int64, String)])
    func description(milliseconds: Int64, text: String) {
        #expect(Instant(milliseconds: milliseconds).description == text)
    }

    @Test("durations are added and taken away in whole milliseconds")
    func arithmetic() {
        let noon = Instant(unixSeconds: 43_200)
        #expect(noon + .milliseconds(1500) == Instant(milliseconds: 43_201_500))
        #expect(noon - .seconds(1) + .seconds(1) == noon)
        #expect(noon + .microseconds(1999) == noon + .milliseconds(1))
        #expect((noon + .seconds(90)) - noon == .seconds(90))
        #expect(noon - (noon + .seconds(90)) == .seconds(-90))
        #expect(noon - .seconds(1) < noon)
    }

    @Test(
        "parts of a millisecond are dropped towards nothing",
        arguments: [
            (.microseconds(1999), 1), (.microseconds(-1999), -1), (.seconds(-2), -2000), (.zero, 0),
            (.seconds(86_400), 86_400_000),
        ] as [(Duration, Int64)])
    func wholeMilliseconds(duration: Duration, milliseconds: Int64) {
        #expect(duration.wholeMilliseconds == milliseconds)
    }
}

@Suite("ISO 8601")
struct ISO8601Tests {
    @Test(
        "an instant is read in every form that people write",
        arguments: [
            ("2020-02-13T01:30:00Z", "2020-02-13T01:30:00Z"), ("2020-02-13t01:30:00z", "2020-02-13T01:30:00Z"),
            ("2020-02-13 01:30Z", "2020-02-13T01:30:00Z"), ("2020-02-13T08:30:00+07:00", "2020-02-13T01:30:00Z"),
            ("2020-02-12T20:00-05:30", "2020-02-13T01:30:00Z"), ("2020-02-13T08:30", "2020-02-13T01:30:00Z"),
            ("2020-02-13 08:30:00", "2020-02-13T01:30:00Z"), ("2020-02-13", "2020-02-12T17:00:00Z"),
            ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"), ("2020-02-13T00:00:00-00:00", "2020-02-13T00:00:00Z"),
            ("2020-02-13T01:30:00.999Z", "2020-02-13T01:30:00Z"), ("2020-02-13T08:30:00.5", "2020-02-13T01:30:00Z"),
        ])
    func understood(text: String, instant: String) {
        #expect(Instant(iso8601: text, in: FixedZone.vietnam)?.description == instant)
    }

    @Test(
        "what means no instant is none",
        arguments: [
            "", " ", "Z", "T", "tomorrow", "2020", "2020-02", "2020-02-30", "2020-2-13", "20200213", "2020-02-13T",
            "2020-02-13Z", "2020-02-13+07:00", "2020-02-13T8:30", "2020-02-13T0830", "2020-02-13T24:00",
            "2020-02-13T23:59:60", "2020-02-13T08:30.5Z", "2020-02-13T08:30:00.Z",
            "2020-02-13T08:30:00.5.5Z", "2020-02-13T08:30:00,5Z", "2020-02-13T08:30:00.x", "2020-02-13T08:30+24:00",
            "2020-02-13T08:30+07:60",
            "2020-02-13T08:30+0700", "2020-02-13T08:30+07", "2020-02-13T08:30ZZ", "2020-02-13T08:30 Z",
            "2020-02-13T08:30T09:30", " 2020-02-13", "2020-02-13 ", "-2020-02-13", "+020-02-13", "2020-+2-13",
            "２０２０-02-13", "2020-02-1\u{301}3", "2020–02–13", "2020-02-13T08:30:00+07:00+07:00", "2020-02-13T-8:30",
        ])
    func notUnderstood(text: String) { #expect(Instant(iso8601: text, in: FixedZone.vietnam) == nil) }

    @Test(
        "a wall clock in a zone is written with its offset",
        arguments: [
            (25_200, "2020-02-13T08:30:00+07:00"), (0, "2020-02-13T01:30:00+00:00"),
            (-12_600, "2020-02-12T22:00:00-03:30"), (45_900, "2020-02-13T14:15:00+12:45"),
        ])
    func printed(offset: Int, text: String) {
        let zone = FixedZone(offset: offset)
        let instant = Instant(unixSeconds: 1_581_557_400)
        #expect(instant.iso8601(in: zone) == text)
        #expect(Instant(iso8601: text, in: UTCZone()) == instant)
    }

    @Test("what is printed around a change of the clocks is read back as the same instant")
    func roundTrip() {
        for zone in [OneChangeZone.spring, .autumn] {
            for minutes in stride(from: Int64(-180), through: 180, by: 15) {
                let instant = zone.change + .seconds(minutes * 60)
                #expect(Instant(iso8601: instant.iso8601(in: zone), in: zone) == instant)
            }
        }
    }

    @Test("a date or a time of day alone is read strictly")
    func parts() {
        #expect(CivilDate(iso8601: "2020-02-29")?.description == "2020-02-29")
        #expect(CivilDate(iso8601: "2019-02-29") == nil)
        #expect(CivilDate(iso8601: "2020-02-13-") == nil)
        #expect(TimeOfDay(iso8601: "08:30") == TimeOfDay(hour: 8, minute: 30))
        #expect(TimeOfDay(iso8601: "08:30:05")?.second == 5)
        for bad in ["", "8:30", "08", "08:30:00:00", "08:3a", "24:00", "08:60", ":", "::", "08:30:"] {
            #expect(TimeOfDay(iso8601: bad) == nil, "\(bad)")
        }
    }
}

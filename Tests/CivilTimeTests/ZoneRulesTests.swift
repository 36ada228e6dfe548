import CivilTime
import Testing

@Suite("Zone rules")
struct ZoneRulesTests {
    /// What a wall clock in `zone` shows at the instant `duration` after the time written in `text`.
    private func shown(_ duration: NominalDuration, after text: String, in zone: OneChangeZone) throws -> String {
        let start = try #require(Instant(iso8601: text, in: zone))
        return zone.instant(duration, after: start).iso8601(in: zone)
    }

    @Test(
        "days are counted on the calendar and the rest on the clock, over a night of 23 hours",
        arguments: [
            (NominalDuration(days: 1), "2020-03-28T09:00", "2020-03-29T09:00:00+02:00"),
            (NominalDuration(seconds: 86_400), "2020-03-28T09:00", "2020-03-29T10:00:00+02:00"),
            (NominalDuration(days: -1), "2020-03-29T09:00", "2020-03-28T09:00:00+01:00"),
            (NominalDuration(seconds: -86_400), "2020-03-29T09:00", "2020-03-28T08:00:00+01:00"),
            (NominalDuration(days: -7), "2020-04-01T09:00", "2020-03-25T09:00:00+01:00"),
            (NominalDuration(days: -1, seconds: -3600), "2020-03-29T09:00", "2020-03-28T08:00:00+01:00"),
            // The day before ends at a time that never comes; it is read with the offset from before the gap.
            (NominalDuration(days: -1), "2020-03-30T02:30", "2020-03-29T03:30:00+02:00"),
            (NominalDuration(days: 1), "2020-03-28T02:30", "2020-03-29T03:30:00+02:00"),
            (NominalDuration(days: -1, seconds: -3600), "2020-03-30T02:30", "2020-03-29T01:30:00+01:00"),
            (NominalDuration.zero, "2020-03-29T03:00", "2020-03-29T03:00:00+02:00"),
            (NominalDuration(seconds: -1), "2020-03-29T03:00", "2020-03-29T01:59:59+01:00"),
        ])
    func overTheGap(duration: NominalDuration, start: String, expected: String) throws {
        #expect(try shown(duration, after: start, in: .spring) == expected)
    }

    @Test(
        "a time that comes twice is the first of the two",
        arguments: [
            (NominalDuration(days: 1), "2020-10-24T02:30", "2020-10-25T02:30:00+02:00"),
            (NominalDuration(days: -1), "2020-10-26T02:30", "2020-10-25T02:30:00+02:00"),
            (NominalDuration(seconds: 86_400), "2020-10-24T09:00", "2020-10-25T08:00:00+01:00"),
            (NominalDuration(seconds: 3600), "2020-10-25T02:30:00+02:00", "2020-10-25T02:30:00+01:00"),
        ])
    func overTheFold(duration: NominalDuration, start: String, expected: String) throws {
        #expect(try shown(duration, after: start, in: .autumn) == expected)
    }

    @Test("a day of 23 hours begins and ends at midnight")
    func startOfDay() throws {
        let day = try #require(CivilDate(iso8601: "2020-03-29"))
        let zone = OneChangeZone.spring
        #expect(zone.startOfDay(day.adding(days: 1)) - zone.startOfDay(day) == .seconds(23 * 3600))
        #expect(zone.civil(at: zone.startOfDay(day)) == CivilDateTime(day, .midnight))
    }

    @Test("a wall clock drops milliseconds and shows the offset in force")
    func civil() {
        let zone = OneChangeZone.spring
        #expect(zone.civil(at: zone.change - .milliseconds(1)).description == "2020-03-29T01:59:59")
        #expect(zone.civil(at: zone.change).description == "2020-03-29T03:00:00")
    }

    @Test("UTC is a zone like any other")
    func utc() {
        let instant = Instant(unixSeconds: 1_581_557_400)
        #expect(UTCZone().identifier == "UTC")
        #expect(UTCZone().civil(at: instant) == CivilDateTime(utc: instant))
        #expect(UTCZone().instant(of: CivilDateTime(utc: instant)) == instant)
    }

    @Test("a length of time is turned round and ordered by its rough size")
    func nominal() {
        let length = NominalDuration(days: 2, seconds: 30)
        #expect(-length == NominalDuration(days: -2, seconds: -30))
        #expect(length.roughSeconds == 172_830)
        #expect((-length).roughSeconds == -172_830)
        #expect(NominalDuration.zero.roughSeconds == 0)
    }
}

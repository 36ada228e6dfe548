import CivilTime
import Foundation
import HostSystem
import ICalendar
import Testing

/// Clocks: the system's, a file's own, and names nobody agreed on.
@Suite struct ZoneTests {
    @Test(
        "the system's zones answer as Foundation does, in gaps and overlaps too",
        arguments: [
            "Asia/Ho_Chi_Minh", "Asia/Saigon", "America/New_York", "Australia/Lord_Howe", "Europe/Dublin",
            "America/Sao_Paulo", "Pacific/Apia", "Africa/Casablanca",
        ])
    func system(_ name: String) throws {
        let zone = try #require(SystemZones().zone(named: name))
        let timeZone = try #require(TimeZone(identifier: name))
        for seconds in stride(from: Int64(-1_000_000_000), to: 4_500_000_000, by: 3_333_331) {
            let date = Date(timeIntervalSince1970: Double(seconds))
            let instant = Instant(unixSeconds: seconds)
            #expect(zone.utcOffset(at: instant) == timeZone.secondsFromGMT(for: date))
            // A wall time that was taken from an instant leads back to it, or to the first time it is shown.
            let civil = zone.civil(at: instant)
            let back = zone.instant(of: civil)
            #expect(zone.civil(at: back) == civil)
            #expect(back <= instant)
        }
    }

    @Test(
        "a time that never comes is read with the offset before, one that comes twice is the first",
        arguments: [
            ("20240310T023000", "2024-03-10T07:30:00Z"), ("20241103T013000", "2024-11-03T05:30:00Z"),
            ("20240310T030000", "2024-03-10T07:00:00Z"), ("20241103T020000", "2024-11-03T07:00:00Z"),
        ])
    func gapsAndOverlaps(_ wall: String, _ instant: String) {
        for lines in [["DTSTART;TZID=America/New_York:\(wall)"], ["DTSTART;TZID=Own:\(wall)"]] {
            let event = ["BEGIN:VEVENT", "UID:x"] + lines + ["END:VEVENT"]
            let occurrence = Fixture.expansion(of: Fixture.calendar(Self.newYork + event)).occurrences.first
            #expect(occurrence?.start.instant.description == instant)
        }
    }

    /// New York's clock since 2007, under a name of its own.
    static let newYork = [
        "BEGIN:VTIMEZONE", "TZID:Own", "BEGIN:DAYLIGHT", "DTSTART:20070311T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU", "TZOFFSETFROM:-0500", "TZOFFSETTO:-0400", "END:DAYLIGHT",
        "BEGIN:STANDARD", "DTSTART:20071104T020000", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
        "TZOFFSETFROM:-0400", "TZOFFSETTO:-0500", "END:STANDARD", "END:VTIMEZONE",
    ]

    @Test("a file's own zone agrees with the system's of the same rules") func ownZone() {
        let rule = "RRULE:FREQ=HOURLY;INTERVAL=5;COUNT=5000"
        let own = Fixture.calendar(
            Self.newYork + ["BEGIN:VEVENT", "UID:x", "DTSTART;TZID=Own:20230101T000000", rule, "END:VEVENT"])
        let system = Fixture.calendar([
            "BEGIN:VEVENT", "UID:x", "DTSTART;TZID=America/New_York:20230101T000000", rule, "END:VEVENT",
        ])
        #expect(Fixture.starts(own) == Fixture.starts(system))
    }

    @Test("what begins in a window ends when it ends, however long after the window that is")
    func longEvent() {
        let file = Fixture.calendar(
            Self.newYork + [
                "BEGIN:VEVENT", "UID:x", "DTSTART;TZID=Own:20100120T070000", "DTEND;TZID=Own:20210721T223000",
                "END:VEVENT",
            ])
        let ends = ["2011-01-01T00:00:00", "2030-01-01T00:00:00"].map { end in
            Fixture.expansion(of: file, to: end).occurrences.map(\.end.instant.description)
        }
        #expect(ends == [["2021-07-22T02:30:00Z"], ["2021-07-22T02:30:00Z"]])
    }

    @Test(
        "names that programs invent are understood",
        arguments: [
            ("SE Asia Standard Time", "2020-07-01T02:00:00Z"), ("W. Europe Standard Time", "2020-07-01T07:00:00Z"),
            ("\"(UTC+07:00) Bangkok, Hanoi, Jakarta\"", "2020-07-01T02:00:00Z"),
            ("\"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna\"", "2020-07-01T07:00:00Z"),
            ("\"(GMT-05.00) Eastern Time (US & Canada)\"", "2020-07-01T13:00:00Z"),
            ("/freeassociation.sourceforge.net/Tzfile/Asia/Ho_Chi_Minh", "2020-07-01T02:00:00Z"),
            ("/mozilla.org/20050126_1/America/Argentina/Buenos_Aires", "2020-07-01T12:00:00Z"),
            ("\"+07:00\"", "2020-07-01T02:00:00Z"), ("+07:00", "2020-07-01T02:00:00Z"),
            ("GMT+0700", "2020-07-01T02:00:00Z"),
            ("ICT", "2020-07-01T02:00:00Z"), ("UTC", "2020-07-01T09:00:00Z"),
        ])
    func inventedNames(_ name: String, _ instant: String) {
        let event = Fixture.event("DTSTART;TZID=\(name):20200701T090000")
        let expansion = Fixture.expansion(of: event)
        #expect(expansion.occurrences.first?.start.instant.description == instant)
        #expect(expansion.faults.isEmpty)
    }

    @Test(
        "a name that nobody knows is reported, and its times float",
        arguments: [
            "Customized Time Zone", "../../etc/passwd", "tzone://Microsoft/Custom",
        ])
    func unknownName(_ name: String) {
        let event = Fixture.event("DTSTART;TZID=\"\(name)\":20200701T090000")
        let expansion = Fixture.expansion(of: event, zone: "Asia/Ho_Chi_Minh")
        #expect(expansion.occurrences.first?.start.description == "2020-07-01T09:00:00")
        #expect(expansion.occurrences.first?.start.instant.description == "2020-07-01T02:00:00Z")
        #expect(expansion.faults.map(\.line) == [5])
    }

    @Test("X-WR-TIMEZONE tells floating times") func calendarZone() {
        let file = Fixture.calendar([
            "X-WR-TIMEZONE:Asia/Ho_Chi_Minh", "BEGIN:VEVENT", "UID:x", "DTSTART:20200213T083000", "END:VEVENT",
        ])
        #expect(Fixture.starts(file) == ["2020-02-13T08:30:00+07:00"])
    }

    @Test("days begin by the reader's clock") func days() {
        let occurrence = Fixture.expansion(of: Fixture.event("DTSTART;VALUE=DATE:20200213"), zone: "Asia/Ho_Chi_Minh")
            .occurrences.first
        #expect(occurrence?.start.instant.description == "2020-02-12T17:00:00Z")
        #expect(occurrence?.end.instant.description == "2020-02-13T17:00:00Z")
    }
}

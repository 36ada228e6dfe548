import ICalendar
import Testing

/// RECURRENCE-ID, EXDATE and RDATE, versions of the same event, and calling off.
@Suite struct OverrideTests {
    private func series(_ others: [String]...) -> [UInt8] {
        let master = [
            "BEGIN:VEVENT", "UID:s", "DTSTART;TZID=Asia/Ho_Chi_Minh:20200106T090000", "DURATION:PT1H",
            "RRULE:FREQ=WEEKLY;COUNT=4", "SUMMARY:Họp", "END:VEVENT",
        ]
        return Fixture.calendar(master + others.flatMap { ["BEGIN:VEVENT", "UID:s"] + $0 + ["END:VEVENT"] })
    }

    @Test("an override in another zone takes the place of the occurrence at the same instant") func override() {
        let file = series(["RECURRENCE-ID:20200113T020000Z", "DTSTART:20200114T030000Z", "SUMMARY:Họp bù"])
        let occurrences = Fixture.expansion(of: file).occurrences
        #expect(
            occurrences.map(\.start.description) == [
                "2020-01-06T09:00:00+07:00", "2020-01-14T03:00:00Z", "2020-01-20T09:00:00+07:00",
                "2020-01-27T09:00:00+07:00",
            ])
        #expect(occurrences[1].summary == "Họp bù")
        #expect(occurrences[1].recurrenceID == "2020-01-13T02:00:00Z")
    }

    @Test("an override moved out of the window is gone from it, one moved in is there") func moved() {
        let file = series(["RECURRENCE-ID:20200113T020000Z", "DTSTART:20200213T030000Z"])
        #expect(Fixture.starts(file, from: "2020-01-12T00:00:00", to: "2020-01-15T00:00:00").isEmpty)
        #expect(Fixture.starts(file, from: "2020-02-13T00:00:00", to: "2020-02-14T00:00:00").count == 1)
    }

    @Test("an override for the future moves and renames all that follow, but not single overrides") func future() {
        let file = series(
            [
                "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Asia/Ho_Chi_Minh:20200113T090000",
                "DTSTART;TZID=Asia/Ho_Chi_Minh:20200114T100000", "DURATION:PT2H", "SUMMARY:Họp dài",
            ], ["RECURRENCE-ID:20200127T020000Z", "DTSTART:20200127T050000Z", "SUMMARY:Riêng"])
        let occurrences = Fixture.expansion(of: file).occurrences
        #expect(
            occurrences.map(\.start.description) == [
                "2020-01-06T09:00:00+07:00", "2020-01-14T10:00:00+07:00", "2020-01-21T10:00:00+07:00",
                "2020-01-27T05:00:00Z",
            ])
        #expect(occurrences.map(\.summary) == ["Họp", "Họp dài", "Họp dài", "Riêng"])
        #expect(occurrences[2].end.description == "2020-01-21T12:00:00+07:00")
        #expect(occurrences[2].recurrenceID == "2020-01-20T02:00:00Z")
    }

    @Test("an override whose series is missing happens by itself") func orphan() {
        let file = Fixture.event("RECURRENCE-ID:20200113T020000Z", "DTSTART:20200114T030000Z")
        #expect(Fixture.starts(file) == ["2020-01-14T03:00:00Z"])
    }

    @Test(
        "EXDATE takes out an instant in any zone, a wall time, or a whole day",
        arguments: [
            "EXDATE:20200113T020000Z", "EXDATE;TZID=Europe/Paris:20200113T030000", "EXDATE:20200113T090000",
            "EXDATE;VALUE=DATE:20200113", "EXDATE:20190101T000000Z,20200113T020000Z",
        ])
    func exceptions(_ exception: String) {
        let event = Fixture.event(
            "DTSTART;TZID=Asia/Ho_Chi_Minh:20200106T090000", "RRULE:FREQ=WEEKLY;COUNT=3", exception)
        #expect(Fixture.starts(event) == ["2020-01-06T09:00:00+07:00", "2020-01-20T09:00:00+07:00"])
    }

    @Test("RDATE adds times and periods, each once") func addedDates() {
        let event = Fixture.event(
            "DTSTART:20200106T090000Z", "DTEND:20200106T093000Z",
            "RDATE;VALUE=PERIOD:20200108T090000Z/PT2H,20200109T090000Z/20200109T100000Z",
            "RDATE:20200106T090000Z,20200107T090000Z")
        let occurrences = Fixture.expansion(of: event).occurrences
        #expect(
            occurrences.map { "\($0.start) \($0.end)" } == [
                "2020-01-06T09:00:00Z 2020-01-06T09:30:00Z", "2020-01-07T09:00:00Z 2020-01-07T09:30:00Z",
                "2020-01-08T09:00:00Z 2020-01-08T11:00:00Z", "2020-01-09T09:00:00Z 2020-01-09T10:00:00Z",
            ])
    }

    @Test("of several versions the highest SEQUENCE stays, then the latest") func versions() {
        func version(_ lines: String...) -> [String] { ["BEGIN:VEVENT", "UID:v"] + lines + ["END:VEVENT"] }
        let file = Fixture.calendar(
            version("DTSTART:20200101T000000Z", "SEQUENCE:1")
                + version("DTSTART:20200102T000000Z", "SEQUENCE:2", "LAST-MODIFIED:20200101T000000Z")
                + version("DTSTART:20200103T000000Z", "SEQUENCE:2", "LAST-MODIFIED:20200102T000000Z")
                + version("DTSTART:20200104T000000Z", "SEQUENCE:0", "LAST-MODIFIED:20210101T000000Z"))
        #expect(Fixture.starts(file) == ["2020-01-03T00:00:00Z"])
    }

    @Test("events without a UID have nothing to do with one another") func withoutUID() {
        let one = ["BEGIN:VEVENT", "DTSTART:20200101T000000Z", "END:VEVENT"]
        #expect(Fixture.starts(Fixture.calendar(one + one)).count == 2)
    }

    @Test("what is called off is given out as such") func cancelled() {
        let cancel = Fixture.calendar([
            "METHOD:CANCEL", "BEGIN:VEVENT", "UID:c", "DTSTART:20200101T000000Z", "STATUS:CONFIRMED", "END:VEVENT",
        ])
        #expect(Fixture.expansion(of: cancel).occurrences.map(\.status) == [.cancelled])
        let file = series(["RECURRENCE-ID:20200113T020000Z", "DTSTART:20200113T020000Z", "STATUS:CANCELLED"])
        #expect(Fixture.expansion(of: file).occurrences.map(\.status) == [.none, .cancelled, .none, .none])
    }
}

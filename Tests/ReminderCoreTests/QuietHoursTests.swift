import CivilTime
import ReminderCore
import Testing

@Suite("Quiet hours")
struct QuietHoursTests {
    let zone = VietnamZone()

    @Test(
        "the quiet of a night goes over midnight, its end is not a part of it",
        arguments: [
            ("2020-02-13T21:59:59", nil), ("2020-02-13T22:00:00", "2020-02-13"), ("2020-02-14T00:00:00", "2020-02-13"),
            ("2020-02-14T05:59:59", "2020-02-13"), ("2020-02-14T06:00:00", nil), ("2020-02-14T12:00:00", nil),
        ])
    func night(instant: String, evening: String?) {
        let span = QuietHours.test("22:00-06:00").span(around: at(instant), in: zone)
        #expect((span != nil) == (evening != nil))
        if let evening, let span {
            #expect(span.lowerBound == at("\(evening)T22:00"))
            #expect(span.upperBound == at("\(day(evening).adding(days: 1))T06:00"))
        }
    }

    @Test("the quiet of a noon is on one day")
    func noon() {
        let quiet = QuietHours.test("12:00-13:30")
        #expect(quiet.span(around: at("2020-02-13T11:59"), in: zone) == nil)
        #expect(
            quiet.span(around: at("2020-02-13T12:30"), in: zone) == at("2020-02-13T12:00")..<at("2020-02-13T13:30"))
        #expect(quiet.span(around: at("2020-02-13T13:30"), in: zone) == nil)
        #expect(quiet.span(around: at("2020-02-14T01:00"), in: zone) == nil)
    }

    @Test(
        "what falls into the quiet is said when it ends, or before it begins when that would be too late",
        arguments: [
            ("2020-02-14T03:00", "2020-02-14T08:30", "2020-02-14T06:00"),
            ("2020-02-14T03:00", "2020-02-14T06:00", "2020-02-13T22:00"),
            ("2020-02-14T03:00", "2020-02-14T04:00", "2020-02-13T22:00"),
            ("2020-02-13T22:00", "2020-02-14T08:30", "2020-02-14T06:00"),
            ("2020-02-14T06:00", "2020-02-14T06:30", "2020-02-14T06:00"),
            ("2020-02-13T20:00", "2020-02-13T21:00", "2020-02-13T20:00"),
        ])
    func shifted(instant: String, deadline: String, expected: String) {
        let quiet = QuietHours.test("22:00-06:00")
        #expect(quiet.shifted(at(instant), before: at(deadline), in: zone) == at(expected))
    }

    @Test("the night in which clocks are put forward is an hour shorter, and ends by the clock all the same")
    func daylightSaving() {
        let berlin = SpringZone()
        let quiet = QuietHours.test("22:00-06:00")
        let span = quiet.span(around: at("2020-03-29T01:30", in: berlin), in: berlin)
        #expect(span == at("2020-03-28T22:00:00+01:00")..<at("2020-03-29T06:00:00+02:00"))
        #expect(span.map { $0.upperBound - $0.lowerBound } == .seconds(7 * 3600))
        #expect(quiet.span(around: at("2020-03-29T05:59:00+02:00"), in: berlin) == span)
        #expect(quiet.span(around: at("2020-03-29T06:00:00+02:00"), in: berlin) == nil)
        // A quiet that begins in the hour that is left out begins when that is over.
        let odd = QuietHours.test("02:30-04:00").span(around: at("2020-03-29T03:45:00+02:00"), in: berlin)
        #expect(odd?.upperBound == at("2020-03-29T04:00:00+02:00"))
    }

    private func dues(
        _ occurrence: Occurrence, _ leads: String..., quiet: String = "22:00-06:00", now: String = "2020-02-06T12:00"
    ) -> [String] {
        var rule = Rule(
            name: "workshops", leads: leads.map(lead), allDayAt: .test("08:00"), channels: ["room"])
        rule.quiet = .test(quiet)
        let planner = Planner(rules: [rule], zone: zone, horizon: .seconds(45 * 86_400), grace: .seconds(900))
        return planner.plan(occurrence, at: at(now), firstRead: at("2020-01-01T00:00")).filter(\.isWanted).map {
            "\($0.reminder.lead) \($0.reminder.due.iso8601(in: zone).prefix(16))"
        }
    }

    @Test("reminders keep out of the quiet hours and come before the event")
    func planned() {
        let early = Occurrence.test(at("2020-02-13T06:30"), .seconds(3600))
        #expect(
            dues(early, "1d", "8h", "1h", "15m") == [
                "1d 2020-02-12T06:30", "8h 2020-02-13T06:00", "15m 2020-02-13T06:15",
            ])
        let earlier = Occurrence.test(at("2020-02-13T06:00"), .seconds(3600))
        #expect(dues(earlier, "1d", "1h") == ["1d 2020-02-12T06:00", "1h 2020-02-12T22:00"])
    }

    @Test("a reminder at the start of what begins in the quiet comes when that ends, or before it")
    func atStart() {
        #expect(dues(.test(at("2020-02-13T05:00"), .seconds(7200)), "0m") == ["0m 2020-02-13T06:00"])
        #expect(dues(.test(at("2020-02-13T05:00"), .seconds(1800)), "0m") == ["0m 2020-02-12T22:00"])
        #expect(
            dues(.days("2020-02-13", "2020-02-13"), "0d", quiet: "22:00-09:00") == ["0d 2020-02-13T09:00"])
    }

    @Test("what was to be said before the quiet, and was not known yet, is said at once")
    func unknownBefore() {
        let early = Occurrence.test(at("2020-02-13T06:00"), .seconds(3600))
        #expect(dues(early, "1h", now: "2020-02-12T23:00") == ["1h 2020-02-12T23:00"])
    }
}

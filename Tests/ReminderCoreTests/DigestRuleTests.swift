import CivilTime
import ReminderCore
import Testing

@Suite("When digests are due")
struct DigestRuleTests {
    private func rule(
        _ weekdays: Set<Weekday> = Set(Weekday.allCases), _ time: String = "07:00", named name: String = "week"
    ) -> DigestRule {
        DigestRule(
            name: name, weekdays: weekdays, time: .test(time), window: NominalDuration(days: 7), channels: ["room"])
    }

    private func due(_ rule: DigestRule, after instant: String, in zone: any ZoneRules = VietnamZone()) -> String {
        rule.due(after: at(instant, in: zone), in: zone).iso8601(in: zone)
    }

    @Test(
        "a weekly digest is due on its day, the next one a week later",
        arguments: [
            ("2020-02-12T12:00", "2020-02-17"), ("2020-02-17T06:59:59", "2020-02-17"),
            ("2020-02-17T07:00", "2020-02-24"), ("2020-02-17T12:00", "2020-02-24"),
            ("2020-02-23T23:59:59", "2020-02-24"),
        ])
    func weekly(instant: String, expected: String) {
        #expect(due(rule([.monday]), after: instant) == "\(expected)T07:00:00+07:00")
    }

    @Test(
        "one for working days leaves the weekend out",
        arguments: [
            ("2020-02-13T08:00", "2020-02-14"), ("2020-02-14T06:00", "2020-02-14"), ("2020-02-14T08:00", "2020-02-17"),
            ("2020-02-15T08:00", "2020-02-17"),
        ])
    func workingDays(instant: String, expected: String) {
        #expect(due(rule(WorkingDays.usual), after: instant) == "\(expected)T07:00:00+07:00")
    }

    @Test("it goes by the clock on the wall, on the day on which clocks are put forward as well")
    func daylightSaving() {
        let zone = SpringZone()
        #expect(due(rule(), after: "2020-03-28T12:00", in: zone) == "2020-03-29T07:00:00+02:00")
        #expect(due(rule(), after: "2020-03-29T12:00", in: zone) == "2020-03-30T07:00:00+02:00")
        // In the hour that is left out, it is due once, when that is over.
        let left = rule(Set(Weekday.allCases), "02:30")
        #expect(due(left, after: "2020-03-29T01:00", in: zone) == "2020-03-29T03:30:00+02:00")
        #expect(due(left, after: "2020-03-29T03:30:00+02:00", in: zone) == "2020-03-30T02:30:00+02:00")
    }

    @Test("each is due after the one before, and none is left out, over a year")
    func rhythm() {
        let (rule, zone) = (rule([.monday, .thursday]), VietnamZone())
        var dues = [rule.due(after: at("2020-01-01T00:00"), in: zone)]
        while dues.count < 104 { dues.append(rule.due(after: dues[dues.count - 1], in: zone)) }
        for (earlier, later) in zip(dues, dues.dropFirst()) {
            #expect([3, 4].map { Duration.seconds($0 * 86_400) }.contains(later - earlier))
        }
    }

    @Test("digests of one minute go out one after the other, each always at its own moment")
    func spread() {
        let zone = VietnamZone()
        let state = DigestState(since: at("2020-02-10T07:00"), settledUpTo: at("2020-02-10T07:00"))
        let moments = (0..<40).map { rule([.monday], named: "d\($0)").next(after: state, in: zone) }
        #expect(moments == (0..<40).map { rule([.monday], named: "d\($0)").next(after: state, in: zone) })
        let full = at("2020-02-17T07:00")
        #expect(moments.allSatisfy { full <= $0 && $0 < full + .seconds(90) })
        #expect(Set(moments).count > 30)
    }

    @Test("one that was settled at its moment is due again the next time, not the same time")
    func settled() {
        let (rule, zone) = (rule([.monday]), VietnamZone())
        let first = rule.next(after: DigestState(since: at("2020-02-12"), settledUpTo: at("2020-02-12")), in: zone)
        let second = rule.next(after: DigestState(since: first, settledUpTo: first), in: zone)
        #expect(second - first == .seconds(7 * 86_400))
    }

    @Test("a digest is about its calendars and what matches")
    func about() throws {
        let rule = DigestRule(
            name: "week", weekdays: [.monday], time: .midnight, window: NominalDuration(days: 7), calendars: ["team"],
            match: [Match(field: .title, pattern: try TextPattern("hoi thao"))], channels: ["room"])
        #expect(rule.isAbout(.workshop))
        #expect(!rule.isAbout(.test(at("2020-02-13T08:30"), .zero, calendar: "ilo")))
        #expect(!rule.isAbout(.test(at("2020-02-13T08:30"), .zero, title: "Giao ban")))
    }
}

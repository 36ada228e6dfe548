import CivilTime
import ReminderCore
import Testing

@Suite("Working days")
struct WorkingDaysTests {
    let zone = VietnamZone()
    /// The public holidays of Tết Canh Tý in Việt Nam: 23 to 29 January 2020.
    let tet: Set<CivilDate> = Set((23...29).map { day("2020-01-\($0)") })
    /// On the first Thursday after Tết.
    let workshop = Occurrence.test(at("2020-01-30T08:30"), .seconds(3 * 3600))

    private func planner(holidays: Set<CivilDate>, quiet: String? = nil, _ leads: String...) -> Planner {
        var rule = Rule(
            name: "workshops", leads: leads.map(lead), allDayAt: .test("08:00"), channels: ["room"])
        rule.workingDays = WorkingDays(calendar: "holidays")
        rule.quiet = quiet.map { .test($0) }
        var planner = Planner(rules: [rule], zone: zone, horizon: .seconds(45 * 86_400), grace: .seconds(900))
        planner.holidays = ["holidays": holidays, "others": [day("2020-01-22")]]
        return planner
    }

    private func dues(
        of occurrence: Occurrence, by planner: Planner, now: String = "2020-01-06T12:00", firstRead: String? = nil
    ) -> [String] {
        let plan = planner.plan(occurrence, at: at(now), firstRead: at(firstRead ?? "2020-01-01T00:00"))
        return plan.filter(\.isWanted).map {
            "\($0.reminder.lead) \($0.reminder.due.iso8601(in: zone).prefix(16))"
        }
    }

    @Test("what would be said during Tết is said on the last day before it")
    func tetHolidays() {
        let planner = planner(holidays: tet, "1w", "1d", "1h")
        #expect(
            dues(of: workshop, by: planner) == ["1w 2020-01-22T08:30", "1h 2020-01-30T07:30"],
            "the week and the day before are the same moment, and said once")
        #expect(dues(of: workshop, by: self.planner(holidays: tet, "1d")) == ["1d 2020-01-22T08:30"])
        #expect(dues(of: workshop, by: self.planner(holidays: [], "1d")) == ["1d 2020-01-29T08:30"])
    }

    @Test(
        "a weekend is no time to read of Monday's workshop, the morning before it is",
        arguments: [
            ("1d", "2020-02-14T08:30"), ("2d", "2020-02-14T08:30"), ("3d", "2020-02-14T08:30"),
            ("4d", "2020-02-13T08:30"), ("16h", "2020-02-14T16:30"), ("15h", "2020-02-16T17:30"),
            ("1h", "2020-02-17T07:30"),
        ])
    func weekend(text: String, expected: String) {
        let monday = Occurrence.test(at("2020-02-17T08:30"), .seconds(3600))
        #expect(dues(of: monday, by: planner(holidays: tet, text)) == ["\(text) \(expected)"])
    }

    @Test("on whole days, too")
    func wholeDays() {
        #expect(
            dues(of: .days("2020-01-30", "2020-01-31"), by: planner(holidays: tet, "1d")) == ["1d 2020-01-22T08:00"])
    }

    @Test("a calendar that is read for the first time during the holidays says at once what was to be said before them")
    func firstReading() {
        let planner = planner(holidays: tet, "1d", "1h")
        let now = "2020-01-25T10:00"
        #expect(
            dues(of: workshop, by: planner, now: now, firstRead: now)
                == ["1d 2020-01-25T10:00", "1h 2020-01-30T07:30"])
        #expect(
            dues(of: workshop, by: planner, now: "2020-01-29T08:31", firstRead: "2020-01-29T08:31")
                == ["1h 2020-01-30T07:30"], "what would have been said by now is not")
    }

    @Test("at once, but not at night")
    func firstReadingAtNight() {
        let planner = planner(holidays: tet, quiet: "22:00-06:00", "1d")
        let now = "2020-01-25T03:00"
        #expect(dues(of: workshop, by: planner, now: now, firstRead: now) == ["1d 2020-01-25T06:00"])
    }

    @Test("a reminder that was said before the holidays is not said again during them")
    func stable() throws {
        let planner = planner(holidays: tet, "1d")
        let before = planner.plan(workshop, at: at("2020-01-20T12:00"), firstRead: at("2020-01-01"))
        let during = planner.plan(workshop, at: at("2020-01-25T12:00"), firstRead: at("2020-01-01"))
        #expect(before.map(\.reminder.id) == during.map(\.reminder.id))
    }

    @Test("other working days, and none within a month")
    func others() {
        let saturdays = WorkingDays(weekdays: [.saturday])
        #expect(saturdays.last(upTo: day("2020-02-17"), without: []) == day("2020-02-15"))
        #expect(saturdays.last(upTo: day("2020-02-15"), without: []) == day("2020-02-15"))
        #expect(saturdays.last(upTo: day("2020-02-15"), without: [day("2020-02-15")]) == day("2020-02-08"))
        let all = Set((0...60).map { day("2020-02-17").adding(days: -$0) })
        #expect(WorkingDays().last(upTo: day("2020-02-17"), without: all) == day("2020-02-17"))
    }

    @Test("when holidays change, all plans follow; when others' holidays do, none does")
    func fingerprint() {
        let planner = planner(holidays: tet, "1d")
        #expect(planner.holidayCalendars == ["holidays"])
        #expect(planner.fingerprint == self.planner(holidays: Set(tet.sorted().reversed()), "1d").fingerprint)
        #expect(planner.fingerprint != self.planner(holidays: [], "1d").fingerprint)
        #expect(planner.fingerprint != self.planner(holidays: tet.union([day("2020-01-30")]), "1d").fingerprint)
        #expect(planner.fingerprint != self.planner(holidays: tet, quiet: "22:00-06:00", "1d").fingerprint)
        var other = planner
        other.holidays["others"] = []
        #expect(planner.fingerprint == other.fingerprint)
        let plain = Planner(
            rules: [.test("1d")], zone: zone, horizon: .seconds(45 * 86_400), grace: .seconds(900))
        var rich = plain
        rich.holidays = planner.holidays
        #expect(plain.fingerprint == rich.fingerprint && rich.holidayCalendars == [])
    }

    @Test("the window reaches as far as holidays may bring reminders forward")
    func window() {
        let now = at("2020-01-06T12:00")
        let plain = Planner(rules: [.test("1d")], zone: zone, horizon: .seconds(45 * 86_400), grace: .seconds(900))
        let wider = planner(holidays: tet, "1d").window(at: now).upperBound - plain.window(at: now).upperBound
        #expect(wider == .seconds(Int64(WorkingDays.reach) * 86_400))
    }
}

import CivilTime
import ReminderCore
import Testing

@Suite("Planner")
struct PlannerTests {
    let hour = Duration.seconds(3600)
    let grace = Duration.seconds(900)
    /// A week before the workshop; the calendar was read long before.
    let now = at("2020-02-06T12:00")
    let longAgo = at("2020-01-01T00:00")

    private func planner(_ rules: Rule..., zone: any ZoneRules = VietnamZone(), grace: Duration? = nil) -> Planner {
        Planner(rules: rules, zone: zone, horizon: .seconds(45 * 86_400), grace: grace ?? self.grace)
    }

    // MARK: When

    @Test(
        "days and weeks before are counted on the calendar, hours and minutes on the clock, over a night of 23 hours",
        arguments: [
            ("1d", "2020-03-28T09:00:00+01:00"), ("24h", "2020-03-28T08:00:00+01:00"),
            ("1w", "2020-03-22T09:00:00+01:00"), ("168h", "2020-03-22T08:00:00+01:00"),
            ("1440m", "2020-03-28T08:00:00+01:00"), ("7h", "2020-03-29T01:00:00+01:00"),
            ("1h", "2020-03-29T08:00:00+02:00"), ("0m", "2020-03-29T09:00:00+02:00"),
        ])
    func leads(text: String, expected: String) {
        let zone = SpringZone()
        let occurrence = Occurrence.test(at("2020-03-29T09:00", in: zone), hour)
        let plan = planner(.test(text), zone: zone).plan(
            occurrence, at: at("2020-03-01"), firstRead: longAgo)
        #expect(plan.map { $0.reminder.due.iso8601(in: zone) } == [expected])
        #expect(plan.map(\.reminder.lead) == [text])
    }

    @Test(
        "before whole days the lead counts days, and the reminder is due at the rule's time of that day",
        arguments: [
            ("0d", "2020-03-29T08:00:00+02:00"), ("1d", "2020-03-28T08:00:00+01:00"),
            ("1w", "2020-03-22T08:00:00+01:00"), ("1h", "2020-03-29T08:00:00+02:00"),
            ("24h", "2020-03-28T08:00:00+01:00"), ("47h", "2020-03-28T08:00:00+01:00"),
        ])
    func wholeDays(text: String, expected: String) {
        let zone = SpringZone()
        let plan = planner(.test(text), zone: zone).plan(
            .days("2020-03-29", "2020-03-30"), at: at("2020-03-01"), firstRead: longAgo)
        #expect(plan.map { $0.reminder.due.iso8601(in: zone) } == [expected])
        #expect(plan.first?.reminder.start == zone.startOfDay(day("2020-03-29")))
        #expect(plan.first?.reminder.end == zone.startOfDay(day("2020-03-31")))
    }

    @Test("a plan is in the order of its reminders, whatever the order of rules and leads")
    func order() {
        let plan = planner(.test(named: "b", "1h", "2d"), .test(named: "a", "1d", "0m")).plan(
            .workshop, at: now, firstRead: longAgo)
        #expect(plan.map(\.reminder.lead) == ["2d", "1d", "1h", "0m"])
        #expect(plan.map(\.reminder.rule) == ["b", "a", "b", "a"])
        #expect(plan.allSatisfy { $0.isWanted })
    }

    @Test("two leads of a rule that are due at the same instant are one reminder; those of two rules are two")
    func equalDues() {
        #expect(planner(.test("24h", "1d", "1440m")).plan(.workshop, at: now, firstRead: longAgo).count == 1)
        #expect(
            planner(.test(named: "a", "1d"), .test(named: "b", "24h")).plan(.workshop, at: now, firstRead: longAgo)
                .count == 2)
        let days = Occurrence.days("2020-02-13", "2020-02-13")
        #expect(
            planner(.test("1h", "15m", "1d")).plan(days, at: now, firstRead: longAgo).map(\.reminder.lead) == [
                "1d", "1h",
            ])
    }

    // MARK: Which

    @Test("a cancelled occurrence gets no reminders, a tentative one does")
    func cancelled() {
        let start = at("2020-02-13T08:30")
        let planner = planner(.test("1d"))
        #expect(planner.plan(.test(start, hour, status: .cancelled), at: now, firstRead: longAgo).isEmpty)
        #expect(planner.plan(.test(start, hour, status: .tentative), at: now, firstRead: longAgo).count == 1)
    }

    @Test(
        "an occurrence that is over gets no reminders",
        arguments: [
            ("2020-02-13T11:29:59", 1), ("2020-02-13T11:30:00", 0), ("2020-02-14T00:00:00", 0),
        ])
    func over(now: String, count: Int) {
        #expect(planner(.test("1d")).plan(.workshop, at: at(now), firstRead: longAgo).count == count)
    }

    @Test("a reminder at the start of an occurrence that takes no time still has its grace")
    func noLength() {
        let start = at("2020-02-13T08:30")
        let instant = Occurrence.test(start, .zero)
        let planner = planner(.test("0m"))
        #expect(planner.plan(instant, at: start + .seconds(899), firstRead: longAgo).map(\.isWanted) == [true])
        #expect(planner.plan(instant, at: start + .seconds(900), firstRead: longAgo).isEmpty)
    }

    @Test("a rule is for its calendars and for what all of its conditions match")
    func rules() throws {
        let start = at("2020-02-13T08:30")
        let title = Match(field: .title, pattern: try TextPattern("hoi thao"))
        let place = Match(field: .location, pattern: try TextPattern("Hà Nội"))
        let details = Match(field: .description, pattern: try TextPattern("/[Zz]oom/"))
        let event = Occurrence.test(start, hour, title: "HỘI THẢO", location: "Hà Nội", details: "Qua Zoom")
        #expect(Rule.test("1d").applies(to: event))
        #expect(Rule.test(calendars: ["team", "ilo"], match: [title, place, details], "1d").applies(to: event))
        #expect(!Rule.test(calendars: ["ilo"], match: [title], "1d").applies(to: event))
        #expect(!Rule.test(calendars: [], "1d").applies(to: event))
        #expect(!Rule.test(match: [title, place], "1d").applies(to: .test(start, hour, location: "Huế")))
        #expect(planner(.test(calendars: ["ilo"], "1d")).plan(event, at: now, firstRead: longAgo).isEmpty)
    }

    // MARK: Late

    @Test("the first reading never floods: what was due before it is named but not wanted")
    func firstReading() {
        let now = at("2020-02-13T08:00")
        let plan = planner(.test("1w", "1d", "31m", "15m")).plan(.workshop, at: now, firstRead: now)
        #expect(plan.map(\.reminder.lead) == ["1w", "1d", "31m", "15m"])
        #expect(plan.map(\.isWanted) == [false, false, false, true])
    }

    @Test(
        "a late reminder is wanted within the grace, at most until the start",
        arguments: [
            ("1h", "2020-02-13T07:30:00", true), ("1h", "2020-02-13T07:45:00", true),
            ("1h", "2020-02-13T07:45:01", false), ("5m", "2020-02-13T08:30:00", true),
            ("5m", "2020-02-13T08:30:01", false), ("0m", "2020-02-13T08:45:00", true),
            ("0m", "2020-02-13T08:45:01", false),
        ])
    func late(text: String, now: String, isWanted: Bool) {
        let plan = planner(.test(text)).plan(.workshop, at: at(now), firstRead: longAgo)
        #expect(plan.map(\.isWanted) == [isWanted])
    }

    @Test("on whole days, a reminder due after midnight has its grace")
    func lateOnWholeDays() {
        let today = Occurrence.days("2020-02-13", "2020-02-13")
        let planner = planner(.test("0d"))
        #expect(planner.plan(today, at: at("2020-02-13T08:15"), firstRead: longAgo).map(\.isWanted) == [true])
        #expect(planner.plan(today, at: at("2020-02-13T08:16"), firstRead: longAgo).map(\.isWanted) == [false])
    }

    // MARK: Identity

    @Test("the same occurrence, rule and lead is always the same reminder")
    func stable() {
        let planner = planner(.test("1d", "1h"))
        let earlier = planner.plan(.workshop, at: now, firstRead: longAgo)
        let later = planner.plan(.workshop, at: now + hour, firstRead: longAgo)
        #expect(earlier.map(\.reminder.id) == later.map(\.reminder.id))
        let renamed = Occurrence.test(at("2020-02-13T08:30"), .seconds(7200), title: "Khác", location: "Huế")
        #expect(planner.plan(renamed, at: now, firstRead: longAgo).map(\.reminder.id) == earlier.map(\.reminder.id))
    }

    @Test("an event that moves gets reminders of its own, even where the old ones were due")
    func moved() {
        let planner = planner(.test("1d", "1h"))
        let moved = Occurrence.test(at("2020-02-13T09:30"), hour)
        let before = Set(planner.plan(.workshop, at: now, firstRead: longAgo).map(\.reminder.id))
        let after = Set(planner.plan(moved, at: now, firstRead: longAgo).map(\.reminder.id))
        #expect(before.isDisjoint(with: after))
    }

    // MARK: Window

    @Test("the window covers the horizon, the longest lead and a day", arguments: [("1h", 3600), ("2w", 1_209_600)])
    func window(text: String, longest: Int64) {
        let window = planner(.test("15m"), .test(named: "other", text, "1m")).window(at: now)
        #expect(window == now..<(now + .seconds(45 * 86_400 + longest + 86_400)))
        #expect(planner().window(at: now).upperBound == now + .seconds(46 * 86_400))
    }

    @Test("every reminder due within the horizon belongs to an occurrence in the window")
    func windowCovers() {
        let planner = planner(.test("2w"), zone: SpringZone())
        let end = now + planner.horizon
        for offset in stride(from: Int64(-86_400), through: 86_400, by: 3600) {
            let occurrence = Occurrence.test(end + .seconds(14 * 86_400 + offset), hour)
            for planned in planner.plan(occurrence, at: now, firstRead: longAgo) where planned.reminder.due <= end {
                #expect(planner.window(at: now).contains(planned.reminder.start))
            }
        }
    }
}

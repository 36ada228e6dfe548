import CivilTime
import ReminderCore
import Testing

/// When reminders are due, and what moved them there.
@Suite("Timings")
struct TimingTests {
    private func timings(_ rule: Rule, holidays: [String: Set<CivilDate>] = [:]) -> [Timing] {
        var planner = Planner(
            rules: [rule], zone: VietnamZone(), horizon: .seconds(45 * 86_400), grace: .seconds(900))
        planner.holidays = holidays
        return planner.timings(of: .workshop, by: rule)
    }

    @Test("what nothing moves is due when it was asked for")
    func plain() {
        let timings = timings(.test("1d"))
        #expect(timings.map(\.due) == [at("2020-02-12T08:30")])
        #expect(timings.map(\.asked) == timings.map(\.due) && timings.allSatisfy { $0.shifts.isEmpty })
    }

    @Test("quiet hours and a holiday are named, each with when it is due after it")
    func shifts() {
        var rule = Rule.test("24h", "10h")
        (rule.quiet, rule.workingDays) = (.test("08:00-09:00"), WorkingDays(calendar: "holidays"))
        let timings = timings(rule, holidays: ["holidays": [day("2020-02-12")]])
        #expect(timings[0].asked == at("2020-02-12T08:30"))
        #expect(
            timings[0].shifts == [
                Timing.Shift(.quiet(.test("08:00-09:00")), to: at("2020-02-12T09:00")),
                Timing.Shift(.dayOff(day("2020-02-12")), to: at("2020-02-11T09:00")),
            ])
        #expect(timings[1].shifts.isEmpty, "what comes hours before waits for no working day")
    }

    @Test("they are the times of the plan, for somebody who has known for long")
    func samePlan() {
        var rule = Rule.test("3d", "9h", "0m")
        (rule.quiet, rule.workingDays) = (.test("22:00-06:00"), WorkingDays(weekdays: [.monday, .friday]))
        let planner = Planner(
            rules: [rule], zone: VietnamZone(), horizon: .seconds(45 * 86_400), grace: .seconds(900))
        let plan = planner.plan(.workshop, at: at("2020-01-01"), firstRead: at("2020-01-01"))
        #expect(planner.timings(of: .workshop, by: rule).map(\.due).sorted() == plan.map(\.reminder.due))
    }
}

import CivilTime
import ReminderCore
import Testing

@Suite("Grouping of reminders")
struct GroupingTests {
    let due = at("2020-02-13T07:30")
    let router: Router

    init() {
        var some = Rule.test(named: "workshops", "1h", channels: ["room", "archive"])
        some.groupOver = 2
        router = Router(rules: [some, .test(named: "single", "1h", channels: ["room"])], grace: .seconds(900))
    }

    /// Reminders of `rule` about workshops that begin an hour after ``due`` and later.
    private func items(
        _ names: String..., rule: String = "workshops", lead: String = "1h", at due: Instant? = nil,
        starts: Duration = .seconds(3600)
    ) -> [DueReminder] {
        names.map {
            let start = self.due + starts
            return DueReminder(
                reminder: .test(uid: $0, rule: rule, lead: lead, due: due ?? self.due, start: start),
                occurrence: .test(start, .seconds(3 * 3600), uid: $0))
        }
    }

    private func words(_ notice: Notice) -> String {
        let names = notice.occurrences.map(\.uid).joined(separator: "+")
        return "\(notice.channel) \(notice.subject.name) \(names)"
    }

    @Test("as many as the rule allows go out one by one")
    func few() {
        let routed = router.route(items("a", "b"), at: due)
        #expect(
            routed.map { $0.notices.map(words) } == [
                ["room reminder a", "archive reminder a"], ["room reminder b", "archive reminder b"],
            ])
    }

    @Test("more go out as one message on each channel")
    func many() {
        let routed = router.route(items("a", "b", "c"), at: due)
        #expect(routed.map { $0.notices.map(words) } == [["room group a+b+c", "archive group a+b+c"], [], []])
        #expect(routed.map(\.state) == [.settled, .settled, .settled])
        let notices = routed.flatMap(\.notices)
        #expect(Set(notices.map(\.id)).count == 2)
        for notice in notices {
            #expect(notice.rule == "workshops" && notice.lead == "1h" && notice.due == due && !notice.isLate)
            #expect(notice.occurrence == nil && notice.expires == due + .seconds(4 * 3600))
        }
    }

    @Test("the same reminders always make the same group, others another")
    func stable() {
        let first = router.route(items("a", "b", "c"), at: due).flatMap(\.notices).map(\.id)
        #expect(router.route(items("a", "b", "c"), at: due + .seconds(30)).flatMap(\.notices).map(\.id) == first)
        let others = router.route(items("a", "b", "d"), at: due).flatMap(\.notices).map(\.id)
        #expect(Set(first).isDisjoint(with: others))
    }

    @Test("what is due in another minute, or by another rule, is counted by itself")
    func apart() {
        let late = items("c", at: due + .seconds(60))
        #expect(router.route(items("a", "b") + late, at: due + .seconds(60)).flatMap(\.notices).count == 6)
        let sameMinute = items("c", at: due + .seconds(59))
        #expect(router.route(items("a", "b") + sameMinute, at: due + .seconds(60)).flatMap(\.notices).count == 2)
        let single = items("c", "d", "e", rule: "single")
        #expect(router.route(items("a", "b") + single, at: due).flatMap(\.notices).count == 7)
    }

    @Test("a channel on which another rule has said it already has the fewer to tell")
    func perChannel() {
        let single = items("a", "b", rule: "single")
        let routed = router.route(single + items("a", "b", "c"), at: due)
        #expect(
            routed.flatMap(\.notices).map(words) == [
                "room reminder a", "room reminder b", "archive group a+b+c", "room reminder c",
            ])
    }

    @Test("what is silenced or missed is not in the group")
    func silenced() {
        let silence = Silence(
            event: items("b")[0].occurrence.id.shortName, ends: due + .seconds(60), comment: "", created: due)
        let routed = router.route(items("a", "b", "c", "d"), at: due, silences: [silence])
        #expect(routed.map(\.state) == [.settled, .silenced, .settled, .settled])
        #expect(routed.flatMap(\.notices).map(words) == ["room group a+c+d", "archive group a+c+d"])
    }

    @Test("the earliest occurrence comes first, and leads that differ are not named")
    func order() {
        let later = items("week", lead: "1w", starts: .seconds(7 * 86_400))
        let soon = items("soon", starts: .seconds(3600))
        let tomorrow = items("day", lead: "1d", starts: .seconds(86_400))
        let routed = router.route(later + tomorrow + soon, at: due)
        #expect(routed.flatMap(\.notices).map(words) == ["room group soon+day+week", "archive group soon+day+week"])
        #expect(routed.flatMap(\.notices).allSatisfy { $0.lead.isEmpty && $0.rule == "workshops" })
    }

    @Test("a group is late when one of it is")
    func late() {
        let routed = router.route(items("a", "b", "c"), at: due + .seconds(61))
        #expect(routed.flatMap(\.notices).map(\.isLate) == [true, true])
    }
}

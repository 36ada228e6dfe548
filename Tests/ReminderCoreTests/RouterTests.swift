import CivilTime
import ReminderCore
import Testing

@Suite("Router")
struct RouterTests {
    let start = at("2020-02-13T08:30")
    let router = Router(
        rules: [
            .test(named: "workshops", "1h", channels: ["room", "archive"]),
            .test(named: "all", "1h", channels: ["archive", "hook"]),
        ], grace: .seconds(900))

    /// A reminder due an hour before the workshop.
    private func due(_ uid: String = "uid-1", rule: String = "workshops", at due: Instant? = nil) -> DueReminder {
        DueReminder(
            reminder: .test(uid: uid, rule: rule, due: due ?? start - .seconds(3600), start: start),
            occurrence: .test(start, .seconds(3 * 3600), uid: uid))
    }

    @Test("a reminder makes one notice for each channel of its rule, in the order written")
    func notices() throws {
        let item = due()
        let routed = router.route([item], at: item.reminder.due)
        #expect(routed.map(\.state) == [.settled])
        let notices = try #require(routed.first?.notices)
        #expect(notices.map(\.channel) == ["room", "archive"])
        #expect(Set(notices.map(\.id)).count == 2)
        for notice in notices {
            #expect(notice.subject == .reminder(item.occurrence) && notice.occurrence == item.occurrence)
            #expect(notice.rule == "workshops" && notice.lead == "1h" && notice.due == item.reminder.due)
            #expect(notice.now == item.reminder.due && !notice.isLate)
            #expect(notice.expires == item.reminder.end)
        }
        #expect(
            router.route([item], at: item.reminder.due + .seconds(30)).first?.notices.map(\.id) == notices.map(\.id))
    }

    @Test(
        "a reminder is late after a minute and missed after its grace or the start",
        arguments: [
            (3600, 0, .settled, false), (3600, 60, .settled, false), (3600, 61, .settled, true),
            (3600, 900, .settled, true), (3600, 901, .missed, false), (300, 300, .settled, true),
            (300, 301, .missed, false), (0, 900, .settled, true), (0, 901, .missed, false),
        ] as [(Int64, Int64, ReminderState, Bool)])
    func late(before: Int64, after: Int64, state: ReminderState, isLate: Bool) {
        let item = due(at: start - .seconds(before))
        let routed = router.route([item], at: item.reminder.due + .seconds(after))
        #expect(routed.map(\.state) == [state])
        #expect(routed.first?.notices.count == (state == .settled ? 2 : 0))
        #expect(routed.first?.notices.allSatisfy { $0.isLate == isLate } == true)
    }

    @Test("two rules that want the same on the same channel at the same instant make one notice")
    func once() {
        let items = [due(), due(rule: "all")]
        let routed = router.route(items, at: items[0].reminder.due)
        #expect(routed.map { $0.notices.map(\.channel) } == [["room", "archive"], ["hook"]])
        #expect(routed.map(\.state) == [.settled, .settled])
    }

    @Test("another occurrence or another instant is another notice")
    func apart() {
        let items = [due(), due("uid-2", rule: "all"), due(rule: "all", at: start - .seconds(3540))]
        let routed = router.route(items, at: start - .seconds(3540))
        #expect(
            routed.map { $0.notices.map(\.channel) } == [
                ["room", "archive"], ["archive", "hook"], ["archive", "hook"],
            ])
    }

    @Test("a missed reminder takes no notice away from another rule")
    func missedIsSilent() {
        let missed = DueReminder(
            reminder: .test(due: start - .seconds(3600), start: start - .seconds(3000)), occurrence: .workshop)
        let items = [missed, due(rule: "all")]
        let routed = router.route(items, at: start - .seconds(2800))
        #expect(routed.map(\.state) == [.missed, .settled])
        #expect(routed.map { $0.notices.map(\.channel) } == [[], ["archive", "hook"]])
    }

    @Test("what becomes of reminders is told in the order they came in")
    func order() {
        let items = ["c", "a", "b"].map { due($0) }
        #expect(router.route(items, at: items[0].reminder.due).map(\.reminder) == items.map(\.reminder))
        #expect(router.route([], at: start).isEmpty)
    }

    @Test("a reminder of a rule that is gone is superseded, without a notice")
    func unknownRule() {
        let item = due(rule: "gone")
        let routed = router.route([item], at: item.reminder.due)
        #expect(routed.map(\.state) == [.superseded])
        #expect(routed.map(\.notices) == [[]])
    }

    @Test("a notice keeps its use until the occurrence is over, and at least for the grace")
    func expiry() {
        let short = Reminder(
            occurrence: Occurrence.workshop.id, rule: "workshops", lead: "0m", due: start, start: start, end: start)
        let notice = router.route([DueReminder(reminder: short, occurrence: .workshop)], at: start).first?.notices.first
        #expect(notice?.expires == start + .seconds(900))
    }
}

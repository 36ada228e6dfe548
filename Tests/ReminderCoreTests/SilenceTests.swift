import CivilTime
import ReminderCore
import Testing

@Suite("Silences")
struct SilenceTests {
    let now = at("2020-02-13T07:30")
    let workshop = Occurrence.test(
        at("2020-02-13T08:30"), .seconds(3600), title: "Hội thảo về tiền lương", location: "Hà Nội")

    private func silence(
        calendar: String? = nil, event: String? = nil, match: [String: String] = [:], ends: Duration = .seconds(3600)
    ) -> Silence {
        Silence(calendar: calendar, event: event, match: match, ends: now + ends, comment: "", created: now)
    }

    private func covers(_ silence: Silence) -> Bool { silence.covers(workshop, at: now) }

    @Test("a silence without conditions is for everything")
    func everything() { #expect(covers(silence())) }

    @Test("a silence is for one calendar, one event, or what its patterns match")
    func conditions() {
        #expect(covers(silence(calendar: "team")))
        #expect(!covers(silence(calendar: "ilo")))
        #expect(covers(silence(event: workshop.id.shortName)))
        #expect(!covers(silence(event: Occurrence.test(now, .zero, uid: "uid-2").id.shortName)))
        #expect(covers(silence(match: ["title": "tien luong"])))
        #expect(covers(silence(match: ["title": "/^Hội thảo/", "location": "hà nội"])))
        #expect(!covers(silence(match: ["title": "tien luong", "location": "Huế"])))
        #expect(!covers(silence(calendar: "ilo", event: workshop.id.shortName)))
    }

    @Test("a condition that nobody understands silences nothing", arguments: [("colour", "red"), ("title", "/(/")])
    func nonsense(field: String, pattern: String) { #expect(!covers(silence(match: [field: pattern]))) }

    @Test("it holds until it ends, also when the clock was put back")
    func time() {
        let silence = silence()
        #expect(silence.covers(workshop, at: now - .seconds(3600)), "the clock was put back")
        #expect(silence.covers(workshop, at: now + .milliseconds(3_599_999)))
        #expect(!silence.covers(workshop, at: now + .seconds(3600)))
    }

    @Test("a reminder whose time comes in a silence is silenced, and says nothing, to nobody")
    func routed() {
        let router = Router(rules: [.test("1h", channels: ["room", "archive"])], grace: .seconds(900))
        let items = [workshop, .test(at("2020-02-13T08:30"), .seconds(3600), uid: "uid-2")].map {
            DueReminder(
                reminder: .test(uid: $0.id.uid, due: now, start: at("2020-02-13T08:30")), occurrence: $0)
        }
        let silences = [silence(match: ["title": "lương"]), silence(calendar: "x")]
        let routed = router.route(items, at: now, silences: silences)
        #expect(routed.map(\.state) == [.silenced, .settled])
        #expect(routed.map(\.notices.count) == [0, 2])
        let late = router.route(items, at: now + .seconds(1000), silences: [silence()])
        #expect(late.map(\.state) == [.missed, .missed])
    }

    @Test("a silence of one channel keeps reminders from there, and from nobody else")
    func ofOneChannel() {
        let router = Router(
            rules: [
                .test(named: "both", "1h", channels: ["room", "archive"]),
                .test(named: "room", "1h", channels: ["room"]),
            ], grace: .seconds(900))
        let items = ["both", "room"].map { rule in
            DueReminder(
                reminder: .test(rule: rule, due: now, start: at("2020-02-13T08:30")), occurrence: workshop)
        }
        let room = Silence(channel: "room", ends: now + .seconds(60), comment: "", created: now)
        let routed = router.route(items, at: now, silences: [room])
        #expect(routed.map(\.state) == [.settled, .silenced])
        #expect(routed.map { $0.notices.map(\.channel) } == [["archive"], []])
        let archive = Silence(channel: "archive", ends: now + .seconds(60), comment: "", created: now)
        #expect(router.route(items, at: now, silences: [room, archive]).map(\.state) == [.silenced, .silenced])
        #expect(router.route(items, at: now + .seconds(60), silences: [room]).map(\.notices.count) == [2, 0])
    }

    @Test("that things are not as they were is told there all the same")
    func changes() {
        let moved = Occurrence.test(at("2020-02-13T10:30"), .seconds(3600), title: workshop.title)
        let pending = PendingChange(
            number: 1, version: Identity(of: "2"), noticed: now,
            change: OccurrenceChange(before: workshop, after: moved),
            audience: [.init(channel: "room", earlier: EarlierNotice(id: Identity(of: "1"), reference: ""))])
        let announcer = Announcer(zone: UTCZone(), quiet: nil)
        let room = Silence(channel: "room", ends: now + .seconds(60), comment: "", created: now)
        #expect(announcer.notBefore(pending, at: now, silences: [room]) == nil)
        #expect(announcer.notBefore(pending, at: now, silences: [silence()]) == now + .seconds(3600))
    }
}

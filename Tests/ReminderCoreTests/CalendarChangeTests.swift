import CivilTime
import ReminderCore
import Testing

@Suite("What a reading changes")
struct CalendarChangeTests {
    let now = at("2020-02-06T12:00")
    let other = Occurrence.test(at("2020-02-14T08:30"), .seconds(3600), uid: "uid-2")

    private func planner(_ rules: Rule...) -> Planner {
        Planner(rules: rules, zone: VietnamZone(), horizon: .seconds(45 * 86_400), grace: .seconds(900))
    }

    private func change(
        to occurrences: [Occurrence], known: [Occurrence.ID: KnownOccurrence] = [:], by planner: Planner
    ) -> CalendarChange {
        planner.change(
            of: "team", to: CalendarReading(occurrences: occurrences), known: known, at: now, firstRead: now)
    }

    /// What the store holds after `planner` has planned `occurrences`.
    private func known(_ occurrences: [Occurrence], by planner: Planner) -> [Occurrence.ID: KnownOccurrence] {
        let entries = change(to: occurrences, by: planner).entries
        return Dictionary(
            uniqueKeysWithValues: entries.map {
                ($0.occurrence.id, KnownOccurrence(fingerprint: $0.fingerprint, start: $0.start))
            })
    }

    @Test("a first reading is all new, with times and plans")
    func firstReading() {
        let change = change(to: [.workshop, other], by: planner(.test("1d", "1h")))
        #expect(change.entries.map(\.occurrence) == [.workshop, other])
        #expect(change.entries.map(\.plan.count) == [2, 2])
        #expect(change.entries.first?.start == at("2020-02-13T08:30"))
        #expect(change.entries.first?.end == at("2020-02-13T11:30"))
        #expect(change.vanished.isEmpty && !change.isEmpty)
        #expect(change.calendar == "team" && change.now == now)
    }

    @Test("reading again what did not change changes nothing")
    func unchanged() {
        let planner = planner(.test("1d"))
        let known = known([.workshop, other], by: planner)
        #expect(change(to: [other, .workshop], known: known, by: planner).isEmpty)
    }

    @Test("only the occurrence that changed is planned again")
    func changed() {
        let planner = planner(.test("1d"))
        let known = known([.workshop, other], by: planner)
        let start = at("2020-02-13T08:30")
        let long = Duration.seconds(3 * 3600)
        let changes: [Occurrence] = [
            .test(start + .seconds(60), long), .test(start, long + .seconds(60)),
            .test(start, long, status: .tentative),
            .test(start, long, status: .cancelled), .test(start, long, title: "Hội nghị"),
            .test(start, long, location: "Huế"), .test(start, long, details: "Mới"),
            .test(start, long, link: "https://example.org/"), .test(start, long, title: "Hội", location: " thảo"),
        ]
        for changed in changes {
            let change = change(to: [changed, other], known: known, by: planner)
            #expect(change.entries.map(\.occurrence) == [changed])
            #expect(change.vanished.isEmpty)
        }
        #expect(change(to: [changes[3], other], known: known, by: planner).entries.map(\.plan) == [[]])
    }

    @Test("what is not there any more has vanished")
    func vanished() {
        let planner = planner(.test("1d"))
        let known = known([.workshop, other], by: planner)
        let change = change(to: [other], known: known, by: planner)
        #expect(change.entries.isEmpty)
        #expect(change.vanished == [Occurrence.workshop.id])
        #expect(!change.isEmpty)
        #expect(Set(self.change(to: [], known: known, by: planner).vanished) == Set(known.keys))
    }

    @Test("another rule, lead, channel, condition, time of day or zone plans everything again")
    func otherRules() throws {
        let planner = planner(.test("1d"))
        let known = known([.workshop], by: planner)
        let title = Match(field: .title, pattern: try TextPattern("hội thảo"))
        let others: [Rule] = [
            .test(named: "other", "1d"), .test("2d"), .test("1d", "1h"), .test("1d", channels: ["room", "archive"]),
            .test(calendars: ["team"], "1d"), .test(calendars: [], "1d"), .test(match: [title], "1d"),
            Rule(name: "workshops", leads: [lead("1d")], allDayAt: .midnight, channels: ["room"]),
        ]
        for rule in others {
            #expect(change(to: [.workshop], known: known, by: self.planner(rule)).entries.count == 1, "\(rule)")
        }
        let elsewhere = Planner(
            rules: [.test("1d")], zone: SpringZone(), horizon: .seconds(45 * 86_400), grace: .seconds(900))
        #expect(change(to: [.workshop], known: known, by: elsewhere).entries.count == 1)
        #expect(change(to: [.workshop], known: known, by: self.planner(.test("1d"))).isEmpty)
    }

    @Test("a rule's calendars are a set: the order they were put in is no change")
    func setOrder() {
        let names = (1...40).map { "calendar-\($0)" }
        var roomy = Set<String>(minimumCapacity: 4096)
        for name in names.reversed() { roomy.insert(name) }
        #expect(
            planner(.test(calendars: Set(names), "1d")).fingerprint
                == planner(.test(calendars: roomy, "1d")).fingerprint)
    }
}

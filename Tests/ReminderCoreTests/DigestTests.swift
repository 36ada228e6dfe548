import CivilTime
import ReminderCore
import Testing

@Suite("What a digest says")
struct DigestTests {
    /// A Monday; the digest looks a week ahead, the last one was made a week before.
    let now = at("2020-02-10T07:00")
    let since = at("2020-02-03T07:00")
    let zone = VietnamZone()
    let rule = DigestRule(
        name: "week", weekdays: [.monday], time: .test("07:00"), window: NominalDuration(days: 7), calendars: ["team"],
        channels: ["room"])

    /// An event of two hours from `start` on.
    private func event(
        _ title: String, _ start: String, hours: Int64 = 2, status: EventStatus = .confirmed, location: String = "",
        precision: DatePrecision = .day
    ) -> Occurrence {
        var facts = EventFacts()
        facts.precision = precision
        let begin = at(start)
        return Occurrence(
            id: Occurrence.ID(calendar: "team", uid: title, recurrenceID: ""),
            span: .timed(start: begin, end: begin + .seconds(hours * 3600)), status: status, title: title,
            location: location, facts: facts)
    }

    /// An event that was known long before, or since `created`.
    private func known(
        _ occurrence: Occurrence, created: String? = "2020-01-01T00:00", was before: Occurrence? = nil,
        wasGone: Bool = false, isGone: Bool = false
    ) -> DigestMaterial {
        let change =
            before.map { OccurrenceChange(before: $0, wasGone: wasGone, after: isGone ? nil : occurrence) }
            ?? (isGone ? OccurrenceChange(before: occurrence, wasGone: wasGone, after: nil) : nil)
        return DigestMaterial(occurrence, created: created.map { at($0) }, change: change)
    }

    private func digest(_ material: [DigestMaterial], reminded: Set<String> = []) -> Digest {
        rule.digest(of: material, since: since, at: now, in: zone) { reminded.contains($0.uid) }
    }

    /// The heading that each event is under.
    private func headings(_ material: DigestMaterial...) -> [String] {
        digest(material).sections.flatMap { section in
            section.items.map { "\(section.heading): \($0.occurrence.title)" }
        }
    }

    @Test("what begins in the span, goes on, or is over")
    func time() {
        let all = [
            known(event("over", "2020-02-10T05:00")), known(event("ongoing", "2020-02-10T05:00", hours: 3)),
            known(event("at once", "2020-02-10T07:00")), known(event("soon", "2020-02-10T07:01")),
            known(event("last", "2020-02-16T23:59")), known(event("later", "2020-02-17T00:00")),
        ]
        let digest = digest(all)
        #expect(digest.name == "week" && digest.days == day("2020-02-10")...day("2020-02-16"))
        #expect(digest.sections.map(\.heading) == [.ongoing, .starting])
        #expect(
            digest.sections.map { $0.items.map(\.occurrence.title) } == [["ongoing", "at once"], ["soon", "last"]])
    }

    @Test("what became known since the last digest and begins later is new; the rest of later is not told")
    func new() {
        #expect(headings(known(event("a", "2020-03-10T08:00"), created: "2020-02-03T07:00:01")) == ["new: a"])
        #expect(headings(known(event("a", "2020-03-10T08:00"), created: "2020-02-03T07:00:00")) == [])
        #expect(headings(known(event("a", "2020-03-10T08:00"), created: nil)) == [])
        #expect(headings(known(event("a", "2020-02-12T08:00"), created: "2020-02-05T07:00")) == ["starting: a"])
    }

    @Test("what moved into the span, within it or out of it has changed; what moved far ahead has not")
    func moved() {
        let (near, next, far) = (
            event("a", "2020-02-12T08:00"), event("a", "2020-02-13T08:00"), event("a", "2020-03-10T08:00")
        )
        #expect(headings(known(next, was: near)) == ["changed: a"])
        #expect(headings(known(near, was: far)) == ["changed: a"])
        #expect(headings(known(far, was: near)) == ["changed: a"])
        #expect(headings(known(far, was: event("a", "2020-03-11T08:00"))) == [])
        #expect(headings(known(event("a", "2020-02-12T08:00", location: "Huế"), was: near)) == ["changed: a"])
    }

    @Test("what is called off is told when it was to begin in the span")
    func cancelled() {
        let near = event("a", "2020-02-12T08:00")
        let off = event("a", "2020-02-12T08:00", status: .cancelled)
        #expect(headings(known(off, was: near)) == ["cancelled: a"])
        #expect(headings(known(near, isGone: true)) == ["cancelled: a"])
        #expect(headings(known(off)) == [], "people heard of that")
        let far = event("a", "2020-03-10T08:00")
        #expect(headings(known(far, isGone: true)) == [])
        #expect(headings(known(near, was: off)) == ["changed: a"], "it takes place after all")
    }

    @Test("what was new and changed, or is gone again, is not told as if people knew it")
    func newAndChanged() {
        let (near, next) = (event("a", "2020-02-12T08:00"), event("a", "2020-02-13T08:00"))
        #expect(headings(known(next, created: "2020-02-05T07:00", was: near)) == ["starting: a"])
        #expect(headings(known(near, created: "2020-02-05T07:00", isGone: true)) == [])
        #expect(headings(known(near, wasGone: true, isGone: true)) == [], "gone, back, and gone again")
        #expect(headings(known(near, was: near)) == ["starting: a"], "moved there and back")
    }

    @Test("what nobody knows the days of stands by itself", arguments: [DatePrecision.month, .window, .approximate])
    func undated(precision: DatePrecision) {
        #expect(headings(known(event("a", "2020-02-12T08:00", precision: precision))) == ["undated: a"])
        #expect(headings(known(event("a", "2020-03-12T08:00", precision: precision))) == [])
        let new = known(event("a", "2020-03-12T08:00", precision: precision), created: "2020-02-05T07:00")
        #expect(headings(new) == ["undated: a"])
        #expect(headings(known(event("a", "2020-02-12T08:00", precision: .range))) == ["starting: a"])
    }

    @Test("sections come in their order, each with the earliest first, and each occurrence once")
    func order() {
        let off = event("off", "2020-02-12T08:00", status: .cancelled)
        let digest = digest([
            known(event("new", "2020-04-10T08:00"), created: "2020-02-05T07:00"),
            known(event("b", "2020-02-12T08:00")), known(event("a", "2020-02-12T08:00")),
            known(event("early", "2020-02-11T08:00")),
            known(event("month", "2020-02-11T08:00", precision: .month)),
            known(event("on", "2020-02-09T08:00", hours: 48)),
            known(event("moved", "2020-02-14T08:00"), was: event("moved", "2020-02-15T08:00")),
            known(off, was: event("off", "2020-02-12T08:00")),
        ])
        #expect(digest.sections.map(\.heading) == Digest.Heading.allCases)
        let titles = digest.sections.map { $0.items.map(\.occurrence.title) }
        #expect(titles == [["off"], ["moved"], ["on"], ["early", "a", "b"], ["new"], ["month"]])
        #expect(digest.sections.prefix(2).allSatisfy { $0.items.allSatisfy { $0.change != nil } })
    }

    @Test("what has a reminder of its own soon is not repeated, unless it is called off")
    func reminded() {
        let near = event("a", "2020-02-10T08:00")
        #expect(digest([known(near)], reminded: ["a"]).isEmpty)
        #expect(!digest([known(near)], reminded: ["b"]).isEmpty)
        #expect(digest([known(near, isGone: true)], reminded: ["a"]).sections.map(\.heading) == [.cancelled])
    }

    @Test("other calendars are not its business, and nothing is an empty digest")
    func others() {
        let foreign = Occurrence.test(at("2020-02-12T08:00"), .seconds(60), calendar: "ilo")
        #expect(digest([known(foreign)]).isEmpty)
        #expect(digest([]).days == day("2020-02-10")...day("2020-02-16"))
    }
}

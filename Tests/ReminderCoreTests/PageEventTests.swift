import CivilTime
import ReminderCore
import Testing

@Suite("Events of pages: recognition, twins, precision")
struct PageEventTests {
    private func occurrence(
        _ uid: String, _ title: String, on day: String, to last: String? = nil, calendar: String = "ilo",
        precision: DatePrecision = .day, isPage: Bool = true, link: String = ""
    ) -> Occurrence {
        var facts = EventFacts()
        facts.precision = precision
        if isPage { facts.kind = "workshop" }
        return Occurrence(
            id: Occurrence.ID(calendar: calendar, uid: uid, recurrenceID: ""),
            span: .allDay(first: date(day), last: date(last ?? day)), title: title, link: link,
            facts: isPage ? facts : .none)
    }

    private func date(_ text: String) -> CivilDate {
        guard let date = CivilDate(iso8601: text) else { preconditionFailure(text) }
        return date
    }

    private func ids(_ known: [Occurrence], _ now: [Occurrence]) -> [String] {
        CalendarReading(occurrences: now).recognised(among: known).occurrences.map(\.id.uid)
    }

    @Test("the same link, day or title is the same event")
    func recognised() {
        let known = [
            occurrence("1", "Hội thảo về tiền lương", on: "2026-03-12"),
            occurrence("2", "Lớp luật lao động", on: "2026-03-13", link: "https://a/2"),
            occurrence("3", "Tập huấn", on: "2026-03-14"),
        ]
        #expect(ids(known, [occurrence("x", "Hội thảo quốc gia về tiền lương", on: "2026-03-12")]) == ["1"])
        #expect(ids(known, [occurrence("x", "Khóa học", on: "2026-04-01", link: "https://a/2")]) == ["2"])
        #expect(ids(known, [occurrence("x", "TẬP HUẤN", on: "2026-05-01")]) == ["3"])
    }

    @Test("what is like nothing, or like two, is new")
    func new() {
        let known = [
            occurrence("1", "Hội thảo về tiền lương", on: "2026-03-12"),
            occurrence("2", "Hội thảo về tiền lương đủ sống", on: "2026-03-12"),
        ]
        #expect(ids(known, [occurrence("x", "Hội thảo tiền lương", on: "2026-03-12")]) == ["x"])
        #expect(ids(known, [occurrence("x", "Liên hoan văn nghệ", on: "2026-03-12")]) == ["x"])
        #expect(ids(known, known + [occurrence("x", "Hội thảo về tiền lương", on: "2026-06-01")]) == ["1", "2", "x"])
    }

    private func routed(_ occurrences: Occurrence...) -> [String] {
        let rule = Rule(
            name: "all", leads: [Lead(text: "1d", duration: NominalDuration(days: 1))],
            allDayAt: TimeOfDay(secondOfDay: 8 * 3600), channels: ["room"])
        let due = CivilDateTime(date("2026-03-11"), TimeOfDay(secondOfDay: 8 * 3600)).asUTC
        let start = CivilDateTime(date("2026-03-12"), .midnight).asUTC
        let items = occurrences.map {
            DueReminder(
                reminder: Reminder(
                    occurrence: $0.id, rule: "all", lead: "1d", due: due, start: start, end: start + .seconds(86_400)),
                occurrence: $0)
        }
        return Router(rules: [rule], grace: .seconds(900)).route(items, at: due)
            .flatMap(\.notices).compactMap(\.occurrence).map { "\($0.id.calendar) \($0.title)" }
    }

    @Test("what a listing, an article and a feed tell of is said once, by the one that knows best")
    func twins() {
        let feed = occurrence("1", "Hội thảo quốc gia về tiền lương", on: "2026-03-12", calendar: "team", isPage: false)
        let listing = occurrence("2", "Hội thảo về tiền lương", on: "2026-03-12", calendar: "list")
        let article = occurrence("3", "Hội thảo quốc gia về tiền lương đủ sống", on: "2026-03-12", calendar: "article")
        let other = occurrence("4", "Lớp luật lao động", on: "2026-03-12", calendar: "article")
        #expect(routed(listing, feed, article) == ["team \(feed.title)"])
        #expect(routed(listing, article) == ["article \(article.title)"])
        #expect(routed(listing, other).count == 2)
        let another = occurrence("5", "Hội thảo về tiền lương", on: "2026-03-12", calendar: "hanoi", isPage: false)
        #expect(routed(feed, another).count == 2, "calendars that name their events are believed")
    }

    private func plan(_ occurrence: Occurrence, leads: [Int] = [7, 1]) -> [String] {
        let rule = Rule(
            name: "all", leads: leads.map { Lead(text: "\($0)d", duration: NominalDuration(days: $0)) },
            allDayAt: TimeOfDay(secondOfDay: 8 * 3600), channels: ["room"])
        let planner = Planner(rules: [rule], zone: UTCZone(), horizon: .seconds(400 * 86_400), grace: .seconds(900))
        let now = CivilDateTime(date("2026-01-01"), .midnight).asUTC
        return planner.plan(occurrence, at: now, firstRead: now).filter(\.isWanted)
            .map { "\(CivilDateTime(utc: $0.reminder.due).date) \($0.reminder.lead)" }
    }

    @Test("what goes on for months is named once more before it ends")
    func range() {
        let survey = occurrence("1", "Khảo sát", on: "2026-02-01", to: "2026-04-30", precision: .range)
        #expect(plan(survey) == ["2026-01-25 7d", "2026-01-31 1d", "2026-04-29 1d before its end"])
    }

    @Test("what is known to the month gets one early word and no countdown")
    func month() {
        let forum = occurrence("1", "Diễn đàn", on: "2026-10-01", to: "2026-10-31", precision: .month)
        #expect(plan(forum) == ["2026-09-24 7d"])
        #expect(plan(forum, leads: [1]) == [])
    }

    @Test("a window is reminded of as its days are")
    func window() {
        let workshop = occurrence("1", "Hội thảo", on: "2026-02-08", to: "2026-02-14", precision: .window)
        #expect(plan(workshop) == ["2026-02-01 7d", "2026-02-07 1d"])
    }
}

import CivilTime
import ReminderCore
import Testing

@Suite("Recognition of moved series")
struct RecognitionTests {
    let now = at("2020-02-06T12:00")
    let planner = Planner(
        rules: [.test("1d")], zone: VietnamZone(), horizon: .seconds(45 * 86_400), grace: .seconds(900))

    /// The occurrence of the series `uid` that was to begin at `planned` and begins at `start`.
    private func occurrence(
        _ planned: String?, at start: String? = nil, uid: String = "series", title: String = "Giao ban"
    ) -> Occurrence {
        let begin = at(start ?? planned ?? "2020-02-13T08:30")
        return Occurrence(
            id: Occurrence.ID(calendar: "team", uid: uid, recurrenceID: planned ?? ""),
            span: .timed(start: begin, end: begin + .seconds(3600)), title: title)
    }

    /// A weekly series from the day `first` at `time`.
    private func weekly(_ first: String, _ time: String = "08:30", count: Int = 4) -> [Occurrence] {
        (0..<count).map { occurrence("\(day(first).adding(days: 7 * $0))T\(time)") }
    }

    /// What a reading of `after` changes in what one of `before` left.
    private func change(_ before: [Occurrence], _ after: [Occurrence]) -> CalendarChange {
        let first = planner.change(
            of: "team", to: CalendarReading(occurrences: before), known: [:], at: now, firstRead: now)
        let known = Dictionary(
            uniqueKeysWithValues: first.entries.map {
                ($0.occurrence.id, KnownOccurrence(fingerprint: $0.fingerprint, start: $0.start))
            })
        return planner.change(
            of: "team", to: CalendarReading(occurrences: after), known: known, at: now, firstRead: now)
    }

    /// The pairs `former → present`, by the names of their occurrences.
    private func pairs(_ change: CalendarChange) -> [String: String] {
        let pairs = change.entries.compactMap { entry in
            entry.formerID.map { ($0.recurrenceID, entry.occurrence.id.recurrenceID) }
        }
        return Dictionary(pairs) { first, _ in first }
    }

    @Test(
        "a weekly series that moved by up to three days is the same series",
        arguments: [
            ("2020-02-14", "08:30"), ("2020-02-12", "08:30"), ("2020-02-16", "08:30"), ("2020-02-10", "08:30"),
            ("2020-02-13", "14:00"),
        ])
    func weeklyMoves(first: String, time: String) {
        let (before, after) = (weekly("2020-02-13"), weekly(first, time))
        let change = change(before, after)
        #expect(change.vanished.isEmpty && change.entries.count == 4)
        let expected = zip(before, after).map { ($0.id.recurrenceID, $1.id.recurrenceID) }
        #expect(pairs(change) == Dictionary(uniqueKeysWithValues: expected))
    }

    @Test("a daily series that moved by hours is paired day by day", arguments: ["05:00", "11:30", "23:30"])
    func dailyMoves(time: String) {
        let days = (13...20).map { "2020-02-\($0)" }
        let change = change(days.map { occurrence("\($0)T08:30") }, days.map { occurrence("\($0)T\(time)") })
        let expected = days.map { ("\($0)T08:30", "\($0)T\(time)") }
        #expect(pairs(change) == Dictionary(uniqueKeysWithValues: expected))
        #expect(change.vanished.isEmpty)
    }

    @Test("one that is deleted has vanished, and is no other one's past")
    func deleted() {
        let series = weekly("2020-02-13")
        let change = change(series, series.filter { $0 != series[1] })
        #expect(change.entries.isEmpty)
        #expect(change.vanished == [series[1].id])
    }

    @Test("as the window moves on, what comes into it is new, whatever vanished")
    func windowExtension() {
        let (series, longer) = (weekly("2020-02-13"), weekly("2020-02-13", count: 6))
        let extended = change(series, longer)
        #expect(extended.entries.map(\.occurrence) == Array(longer.suffix(2)))
        #expect(pairs(extended).isEmpty && extended.vanished.isEmpty)
        let both = change(series, longer.filter { $0 != series[0] })
        #expect(pairs(both).isEmpty && both.vanished == [series[0].id] && both.entries.count == 2)
        let moved = change(series, weekly("2020-02-14", count: 5))
        #expect(pairs(moved).count == 4 && moved.vanished.isEmpty && moved.entries.count == 5)
    }

    @Test("an event that begins to recur is the first of the series, one that stops is what is left of it")
    func recurs() {
        let single = occurrence(nil)
        let series = weekly("2020-02-13")
        let begins = change([single], series)
        #expect(pairs(begins) == ["": "2020-02-13T08:30"])
        #expect(begins.vanished.isEmpty && begins.entries.count == 4)
        let ends = change(series, [single])
        #expect(pairs(ends) == ["2020-02-13T08:30": ""])
        #expect(ends.vanished == series.dropFirst().map(\.id))
        let far = change([single], [occurrence("2020-02-27T08:30")])
        #expect(pairs(far) == ["": "2020-02-27T08:30"], "there is but one it can be")
    }

    @Test("what lies more than three days away is another one")
    func tooFar() {
        let change = change([occurrence("2020-02-13T08:30")], [occurrence("2020-02-16T08:31")])
        #expect(pairs(change).isEmpty)
        #expect(change.vanished.map(\.recurrenceID) == ["2020-02-13T08:30"])
    }

    @Test("events with other UIDs are never one, and each is taken once")
    func others() {
        let before = [occurrence("2020-02-13T08:30"), occurrence("2020-02-13T08:30", uid: "other")]
        let after = [occurrence("2020-02-13T09:30"), occurrence("2020-02-13T10:30")]
        let change = change(before, after)
        #expect(pairs(change) == ["2020-02-13T08:30": "2020-02-13T09:30"])
        #expect(change.vanished.map(\.uid) == ["other"])
    }

    @Test("an occurrence that keeps its name is not looked for, wherever it moves")
    func keepsName() {
        let series = weekly("2020-02-13")
        let moved = occurrence("2020-02-13T08:30", at: "2020-02-15T08:30")
        let change = change(series, [moved] + series.dropFirst())
        #expect(change.entries.map(\.occurrence) == [moved])
        #expect(pairs(change).isEmpty && change.vanished.isEmpty)
    }
}

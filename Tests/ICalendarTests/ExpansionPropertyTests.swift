import CivilTime
import ICalendar
import Testing

/// What holds for every expansion, tried on rules that chance makes.
@Suite struct ExpansionPropertyTests {
    /// A small generator, the same every time: a failure can be repeated.
    private struct Chance {
        var state: UInt64
        mutating func below(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        mutating func pick(_ choices: [String]) -> String { choices[below(choices.count)] }
    }

    private static func event(seed: UInt64) -> [UInt8] {
        var chance = Chance(state: seed)
        let frequency = chance.pick(["HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"])
        var rule = "RRULE:FREQ=\(frequency);INTERVAL=\(1 + chance.below(4))"
        if chance.below(2) == 0 { rule += ";BYMONTH=\(1 + chance.below(12)),\(1 + chance.below(12))" }
        if chance.below(2) == 0 { rule += ";BYDAY=MO,\(chance.pick(["TU", "FR", "SU"]))" }
        if chance.below(3) == 0, frequency != "WEEKLY" { rule += ";BYMONTHDAY=\(1 + chance.below(31)),-1" }
        if chance.below(3) == 0 { rule += ";BYHOUR=2,\(chance.below(24))" }
        if chance.below(3) == 0 { rule += ";COUNT=\(1 + chance.below(400))" }
        let zone = chance.pick(["America/New_York", "Asia/Ho_Chi_Minh", "Australia/Lord_Howe"])
        return Fixture.event("DTSTART;TZID=\(zone):20190\(1 + chance.below(9))15T023000", "DURATION:PT2H", rule)
    }

    @Test("occurrences are in order, each once, and touch the window", arguments: 1..<150 as Range<UInt64>)
    func ordered(seed: UInt64) {
        let (from, to) = ("2021-03-01T00:00:00", "2021-12-01T00:00:00")
        let occurrences = Fixture.expansion(of: Self.event(seed: seed), from: from, to: to).occurrences
        let starts = occurrences.map(\.start.instant)
        #expect(starts == Set(starts).sorted())
        #expect(Set(occurrences.map(\.recurrenceID)).count == occurrences.count)
        #expect(
            occurrences.allSatisfy { $0.end.instant > Fixture.instant(from) && $0.start.instant < Fixture.instant(to) })
    }

    @Test("a window in two halves has the same as the whole", arguments: 1..<150 as Range<UInt64>)
    func additive(seed: UInt64) {
        let event = Self.event(seed: seed)
        let (from, middle, to) = ("2020-06-01T00:00:00", "2020-11-01T05:30:00", "2021-04-01T00:00:00")
        let whole = Fixture.expansion(of: event, from: from, to: to).occurrences.map(\.start.instant)
        let first = Fixture.expansion(of: event, from: from, to: middle).occurrences.map(\.start.instant)
        let second = Fixture.expansion(of: event, from: middle, to: to).occurrences.map(\.start.instant)
        #expect(Set(first).union(second).sorted() == whole)
    }
}

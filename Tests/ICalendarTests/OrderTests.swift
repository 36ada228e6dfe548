import ICalendar
import Testing

/// The order of occurrences that begin at one time: that of their UIDs, then that of the file.
@Suite struct OrderTests {
    private static func uids(_ uids: [String]) -> [String] {
        let events = uids.flatMap { ["BEGIN:VEVENT", "UID:\($0)", "DTSTART:20200213T013000Z", "END:VEVENT"] }
        return Fixture.expansion(of: Fixture.calendar(events)).occurrences.map(\.uid)
    }

    @Test(
        "events at one time are ordered by UID",
        arguments: [
            ["b", "a", "c"], ["a2", "a10", "a1", "a"], ["event-00000002@test", "event-00000001@test"],
            ["the-same-beginning-0", "the-same-beginning", "the-same-beginning-00"], ["zz", "", "z"],
            ["12345678-b", "12345678-a", "12345678"], ["é", "e\u{301}x", "f", "e"], ["ữ", "u", "z", "a"],
        ])
    func order(_ uids: [String]) {
        #expect(Self.uids(uids) == uids.sorted())
        #expect(Self.uids(uids.reversed()) == uids.sorted())
    }

    @Test("events with one UID, by mistake or without any, stay in the order of the file") func sameUID() {
        let events = (0..<30).flatMap { number in
            ["BEGIN:VEVENT", "DTSTART:20200213T013000Z", "SUMMARY:\(number)", "END:VEVENT"]
        }
        let occurrences = Fixture.expansion(of: Fixture.calendar(events)).occurrences
        #expect(occurrences.map(\.summary) == (0..<30).map(String.init))
    }
}

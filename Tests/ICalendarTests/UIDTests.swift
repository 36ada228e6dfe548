import ICalendar
import Testing

/// Which components are one event, by their UIDs.
@Suite struct UIDTests {
    /// A version of an event, later in its order and its day.
    private static func version(_ number: Int, uid: [String]) -> [String] {
        ["BEGIN:VEVENT"] + uid + ["DTSTART:2020021\(number)T013000Z", "SEQUENCE:\(number)", "END:VEVENT"]
    }

    @Test("the versions of an event are one, however its UID is written")
    func spellings() {
        let spellings = [["UID:a,b@test"], [#"UID:a\,b@test"#], ["UID:a,b@", " test"], ["uid;X-A=1:a,b@test"]]
        let bytes = Fixture.calendar(spellings.enumerated().flatMap { Self.version($0, uid: $1) })
        #expect(Fixture.starts(bytes) == ["2020-02-13T01:30:00Z"])
        #expect(Fixture.expansion(of: bytes).occurrences.map(\.uid) == ["a,b@test"])
        #expect(Fixture.faults(of: bytes).isEmpty)
    }

    @Test("letters composed in two ways are the same letters") func composition() {
        let bytes = Fixture.calendar(
            Self.version(1, uid: ["UID:h\u{1ECD}p@test"]) + Self.version(2, uid: ["UID:ho\u{323}p@test"]))
        #expect(Fixture.starts(bytes) == ["2020-02-12T01:30:00Z"])
    }

    @Test(
        "UIDs that are not the same to the last letter are two events",
        arguments: [("a@test", "a@tesT"), ("a", "ab"), ("12345678", "123456789"), ("a", "a "), ("é", "e")])
    func others(_ one: String, _ other: String) {
        let bytes = Fixture.calendar(Self.version(1, uid: ["UID:\(one)"]) + Self.version(2, uid: ["UID:\(other)"]))
        #expect(Fixture.starts(bytes) == ["2020-02-11T01:30:00Z", "2020-02-12T01:30:00Z"])
        #expect(Fixture.expansion(of: bytes).occurrences.map(\.uid) == [one, other])
    }

    @Test("a UID names another event in another calendar of the file") func calendars() {
        let calendar = { Fixture.calendar(Self.version($0, uid: ["UID:a@test"])) }
        #expect(Fixture.starts(calendar(1) + calendar(2)).count == 2)
    }

    @Test("thousands of UIDs are told apart, and each is found again") func many() {
        let numbers = 0..<3000
        let events = numbers.flatMap { Self.version(1, uid: ["UID:\($0)@test"]) }
        let later = numbers.reversed().flatMap { Self.version(2, uid: ["UID:\($0)@test"]) }
        let occurrences = Fixture.expansion(of: Fixture.calendar(events + later)).occurrences
        #expect(occurrences.map(\.uid) == numbers.map { "\($0)@test" }.sorted())
        #expect(occurrences.allSatisfy { $0.sequence == 2 })
    }

    @Test("the lines of the events that have a UID are found, and no other's, however alike they are") func lines() {
        let uids = ["a", "b", "ba", "0a", "12345678", "x12345678", "y12345678", "12345678", "a"]
        let events = uids.map { Self.version(1, uid: ["UID:\($0)"]) }
        let file = CalendarFile(reading: Fixture.calendar(events.flatMap(\.self)))
        for wanted in [["a"], ["ba"], ["12345678", "b"], ["x12345678"], ["345678"], [""], Set(uids)] as [Set<String>] {
            var line = 3
            var expected: Set<Int> = []
            for (uid, event) in zip(uids, events) {
                if wanted.contains(uid) { expected.insert(line) }
                line += event.count
            }
            #expect(file.lines(ofEventsCalled: wanted) == expected, "\(wanted)")
        }
    }
}

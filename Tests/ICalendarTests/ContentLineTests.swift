import ICalendar
import Testing

/// Folding, encodings, quoting and escapes.
@Suite struct ContentLineTests {
    private static let text = [
        "BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:fold@test", "DTSTART:20200213T013000Z", "SUMMARY:Hội thảo về lịch",
        "END:VEVENT", "END:VCALENDAR", "",
    ]

    private func summary(_ bytes: [UInt8]) -> String? { Fixture.expansion(of: bytes).occurrences.first?.summary }

    @Test("lines may end in any way", arguments: ["\r\n", "\n", "\r", "\r\r\n", "\n\r"])
    func lineBreaks(_ lineBreak: String) {
        #expect(summary(Array(Self.text.joined(separator: lineBreak).utf8)) == "Hội thảo về lịch")
    }

    @Test("a fold after every byte is undone", arguments: ["\r\n ", "\n\t", "\r "])
    func folds(_ fold: String) {
        let bytes = Self.text.flatMap { line in
            Array(line.utf8.map { [$0] }.joined(separator: Array(fold.utf8))) + Array("\r\n".utf8)
        }
        #expect(summary(bytes) == "Hội thảo về lịch")
        #expect(Fixture.faults(of: bytes).isEmpty)
    }

    @Test("a byte order mark is passed over") func byteOrderMark() {
        #expect(summary([0xEF, 0xBB, 0xBF] + Array(Self.text.joined(separator: "\n").utf8)) == "Hội thảo về lịch")
    }

    @Test("UTF-16 is read, whichever byte comes first", arguments: [true, false])
    func utf16(isLittleEndian: Bool) {
        let units = ("\u{FEFF}" + Self.text.joined(separator: "\n")).utf16
        let bytes = units.flatMap { unit -> [UInt8] in
            let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
            return isLittleEndian ? pair : pair.reversed()
        }
        #expect(summary(bytes) == "Hội thảo về lịch")
    }

    @Test("bytes that are no UTF-8 are read as ISO 8859-1 and reported once, with the line") func latin1() {
        var bytes = Fixture.event("DTSTART:20200213T013000Z", "SUMMARY:Caf#, na#ve", "LOCATION:Hội An")
        for index in bytes.indices where bytes[index] == UInt8(ascii: "#") { bytes[index] = 0xE9 }
        let occurrence = Fixture.expansion(of: bytes).occurrences.first
        #expect(occurrence?.summary == "Café, naéve")
        #expect(occurrence?.location == "Hội An")
        #expect(Fixture.faults(of: bytes).map(\.line) == [6])
    }

    @Test("escapes are undone, and a path is left alone") func escapes() {
        let event = Fixture.event("DTSTART:20200213T013000Z", #"SUMMARY:a\, b\; c\\d\ne C:\temp"#)
        #expect(summary(event) == "a, b; c\\d\ne C:\\temp")
    }

    @Test("control characters do not come through") func controls() {
        #expect(summary(Fixture.event("DTSTART:20200213T013000Z", "SUMMARY:a\u{0}b\u{1B}c\u{7F}")) == "abc")
    }

    @Test("quoted parameters may hold what parts parameters, and ^ escapes") func parameters() {
        let event = Fixture.event(
            "DTSTART:20200213T013000Z", #"ORGANIZER;SENT-BY="mailto:a;b:c@test";CN="Bà ^'Tư^' ^^":mailto:tu@test"#)
        #expect(Fixture.expansion(of: event).occurrences.first?.organizer == #"Bà "Tư" ^"#)
    }

    @Test("a quotation mark that is never closed does not swallow the value") func openQuote() {
        #expect(summary(Fixture.event("DTSTART:20200213T013000Z", #"SUMMARY;X="a:Họp"#)) == "Họp")
    }

    @Test("names are read in whatever case") func lowerCase() {
        let event = Fixture.calendar([
            "begin:vevent", "uid:x", "dtstart;value=date:20200213", "rrule:freq=daily;count=2", "end:vevent",
        ])
        #expect(Fixture.starts(event) == ["2020-02-13", "2020-02-14"])
    }
}

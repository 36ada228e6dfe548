import ICalendar
import Testing

/// What is UTF-8 and what is not, wherever in a text it stands: long texts are looked at in blocks.
@Suite struct EncodingTests {
    /// A calendar with a long description, in which `bytes` stand behind so many letters.
    private static func calendar(_ bytes: [UInt8], after count: Int) -> [UInt8] {
        let lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:a", "DTSTART:20200213T013000Z", "DESCRIPTION:"]
        let end = ["", "END:VEVENT", "END:VCALENDAR", String(repeating: "x", count: 300)].joined(separator: "\n")
        let letters = (0..<count).map { "họp ở Huế "[$0] }
        return Array((lines.joined(separator: "\n") + letters.joined()).utf8) + bytes + Array(end.utf8)
    }

    @Test(
        "characters of every length are UTF-8 at every place",
        arguments: ["a", "ư", "ữ", "한", "ก", "\u{E000}", "\u{FFFD}", "👍🏽", "\u{80}", "\u{7FF}", "\u{800}", "\u{10FFFF}"])
    func valid(_ character: String) {
        for count in 0..<300 {
            let file = CalendarFile(reading: Self.calendar(Array(character.utf8), after: count))
            #expect(file.faults.isEmpty, "after \(count)")
        }
    }

    @Test(
        "what is no UTF-8 is found at every place",
        arguments: [
            [0x80], [0xBF, 0x80], [0xC3], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
            [0xE1, 0xBB], [0xE1, 0xBB, 0x41], [0xE1, 0xBB, 0xAF, 0x80], [0xC6, 0xB0, 0x80], [0xF0, 0x8F, 0xBF, 0xBF],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xF0, 0x9F, 0x91],
        ] as [[UInt8]])
    func invalid(_ bytes: [UInt8]) {
        for count in 0..<300 {
            let file = CalendarFile(reading: Self.calendar(bytes, after: count))
            #expect(file.faults.map(\.line) == [5], "after \(count)")
        }
    }

    @Test("a name is only what is written like one", arguments: ["\u{0}END", "END\u{0}", "END ", " END", "END\u{1B}"])
    func names(_ name: String) {
        let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20200213\nX:\n\(name):VEVENT\nEND:VCALENDAR\n"
        #expect(CalendarFile(reading: Array(text.utf8)).faults.map(\.line) == [2])
    }
}

extension String {
    fileprivate subscript(_ place: Int) -> String {
        let scalars = Array(unicodeScalars)
        return String(String.UnicodeScalarView([scalars[place % scalars.count]]))
    }
}

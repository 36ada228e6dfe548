import ICalendar
import Testing

/// Text is looked at many bytes at a time; what stands across two blocks is read as everything else.
@Suite struct BlockTests {
    @Test("a line may have any length", arguments: ["\r\n", "\n", "\r"]) func lengths(_ lineBreak: String) {
        for length in 0...70 {
            let summary = String(repeating: "x", count: length)
            let lines = [
                "BEGIN:VCALENDAR", "BEGIN:VEVENT", "DTSTART:20200213T013000Z", "SUMMARY:\(summary)", "END:VEVENT",
                "END:VCALENDAR",
            ]
            let occurrences = Fixture.expansion(of: Array(lines.joined(separator: lineBreak).utf8)).occurrences
            #expect(occurrences.map(\.summary) == [summary])
        }
    }

    @Test("a colon may stand anywhere behind parameters") func colons() {
        for length in 0...40 {
            let parameters = ";X-A=\(String(repeating: "x", count: length));X-B=\"a:b\";X-C=1"
            #expect(Fixture.starts(Fixture.event("DTSTART\(parameters):20200213T013000Z")).count == 1)
        }
    }

    @Test(
        "a digit that is none makes no time",
        arguments: [
            "2020021:T013000Z", "2020/213T013000Z", "20200213T01300/Z", "20200213T01:000Z", "20200213t01300\u{30}x",
            "20200230T013000Z", "20200213T243000Z", "20200213T016000Z", "20200213T013060Z", "00000213T013000Z",
            "2020021", "202002131", "20200213T01300",
        ])
    func digits(_ value: String) {
        let starts = Fixture.starts(Fixture.event("DTSTART:\(value)"), from: "0001-01-01T00:00:00")
        #expect(starts.allSatisfy { $0.hasPrefix("2020-02-13") })
        #expect(starts.isEmpty == !Fixture.faults(of: Fixture.event("DTSTART:\(value)")).isEmpty)
    }
}

import ICalendar
import Testing

/// What is wrong with a file is said with its line, and the rest is read.
@Suite struct FaultTests {
    @Test(
        "what is no calendar says what it is",
        arguments: [
            ("<!DOCTYPE html><html><body>Đăng nhập</body></html>", "is a web page (HTML), not a calendar"),
            ("{\"error\": 404}", "is JSON, not a calendar"), ("<feed/>", "is XML, not a calendar"), ("", "is empty"),
            (" \n", "is blank"), ("Xin chào", "is not a calendar: it begins with “Xin chào”"),
            ("\u{0}\u{0}", "is no text, so no calendar"),
        ])
    func noCalendar(_ text: String, _ problem: String) {
        let file = CalendarFile(reading: Array(text.utf8))
        #expect(!file.isCalendar)
        #expect(file.faults.first?.problem == problem)
    }

    @Test(
        "a broken event is left out and named by its line; the others are read",
        arguments: [
            (["DTSTART:20210229T083000"], 9), (["DTSTART:tomorrow"], 9), (["SUMMARY:never"], 7),
            (["DTSTART:20200213T083000Z", "DURATION:1H"], 10), (["DTSTART:20200213T083000Z", "no colon here"], 10),
            (["DTSTART:20200213T083000Z", "DTEND:20200213T073000Z"], 7),
        ])
    func brokenEvent(_ lines: [String], _ line: Int) {
        let good = ["BEGIN:VEVENT", "UID:good", "DTSTART:20200213T083000Z", "END:VEVENT"]
        let file = Fixture.calendar(good + ["BEGIN:VEVENT", "UID:bad"] + lines + ["END:VEVENT"] + good)
        #expect(Fixture.faults(of: file).map(\.line) == [line])
        #expect(Fixture.expansion(of: file).occurrences.contains { $0.uid == "good" })
    }

    @Test("an event that is cut off is left out, what came before stays") func cutOff() {
        let text = [
            "BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:whole", "DTSTART:20200213T083000Z", "END:VEVENT", "BEGIN:VEVENT",
            "UID:half", "DTSTART:2020",
        ]
        let file = Array(text.joined(separator: "\n").utf8)
        #expect(Fixture.expansion(of: file).occurrences.map(\.uid) == ["whole"])
        #expect(Fixture.faults(of: file).map(\.line).contains(6))
    }

    @Test("an event that is never ended does not swallow the next") func neverEnded() {
        let file = Fixture.calendar([
            "BEGIN:VEVENT", "UID:a", "DTSTART:20200213T083000Z", "BEGIN:VEVENT", "UID:b", "DTSTART:20200214T083000Z",
            "END:VEVENT",
        ])
        #expect(Fixture.expansion(of: file).occurrences.map(\.uid) == ["a", "b"])
        #expect(Fixture.faults(of: file).map(\.line) == [3])
    }

    @Test("faults are bounded, and what is left out is counted") func bounded() {
        let bad = ["BEGIN:VEVENT", "DTSTART:x", "END:VEVENT"]
        let file = CalendarFile(reading: Fixture.calendar((0..<300).flatMap { _ in bad }))
        #expect(file.faults.count == 100)
        #expect(file.omittedFaults == 200)
    }

    @Test("what was written is quoted without anything that harms a terminal") func quoting() {
        let event = Fixture.event("DTSTART:\u{1B}[31m\(String(repeating: "x", count: 500))")
        let problem = Fixture.faults(of: event).first?.problem ?? ""
        #expect(problem.contains("“\u{FFFD}[31mxxx"))
        #expect(problem.count < 120)
    }
}

import CivilTime
import HostSystem
import ICalendar
import Testing

@Suite("Writing")
struct WritingTests {
    private let stamp = Instant(unixSeconds: 1_581_559_200)

    private func written(_ events: [PublishedEvent]) -> [UInt8] {
        var writer = CalendarWriter(name: "Lịch", stamp: stamp)
        for event in events { writer.add(event) }
        return writer.finish()
    }

    private func read(_ bytes: [UInt8]) -> [EventOccurrence] {
        let file = CalendarFile(reading: bytes)
        #expect(file.isCalendar && file.faults.isEmpty, "\(file.faults)")
        let all = Instant(unixSeconds: 0)..<Instant(unixSeconds: 4_000_000_000)
        return file.occurrences(in: all, zones: SystemZones(), defaultZone: UTCZone()).occurrences
    }

    @Test("what is written is read back the same, whatever the texts", arguments: [1, 2, 3] as [UInt64])
    func identity(seed: UInt64) throws {
        var chance = Chance(seed: seed)
        let events = (0..<400).map { number in event(number, &chance) }
        let bytes = written(events)
        #expect(bytes == written(events))
        let found = Dictionary(grouping: read(bytes)) { "\($0.uid) \($0.recurrenceID ?? "")" }
        #expect(found.count == events.count)
        for event in events {
            let occurrence = try #require(found["\(event.uid) \(event.recurrenceID)"]?.first)
            switch event.time {
            case .timed(let start, let end):
                #expect(occurrence.start.instant == start && occurrence.end.instant == end && !occurrence.isAllDay)
            case .days(let first, let end):
                #expect(occurrence.start.form == .date(first) && occurrence.end.form == .date(end))
            }
            #expect(occurrence.summary == event.summary)
            #expect(
                (occurrence.location ?? "") == event.location && (occurrence.description ?? "") == event.description)
            #expect(occurrence.status == event.status)
            #expect(occurrence.alarms.map(\.trigger) == event.alarms.map { .fromStart($0) })
        }
    }

    @Test("every line ends with CRLF and has at most 75 octets, and none breaks a character")
    func lines() {
        var chance = Chance(seed: 9)
        let bytes = written((0..<200).map { event($0, &chance) })
        let text = String(validating: bytes, as: UTF8.self)
        #expect(text != nil && bytes.suffix(2) == [0x0D, 0x0A])
        for line in bytes.split(separator: 0x0A) {
            #expect(line.last == 0x0D && line.count <= 76 && String(validating: line, as: UTF8.self) != nil)
        }
    }

    @Test("a hostile text stays in its line")
    func hostile() {
        var event = PublishedEvent(uid: "1", time: .timed(start: stamp, end: stamp))
        event.summary = "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\u{85}\u{2028}b"
        event.url = "https://a/\r\nATTENDEE:mailto:x@y"
        let lines = String(decoding: written([event]), as: UTF8.self).split(separator: "\r\n")
        #expect(lines.filter { $0 == "BEGIN:VEVENT" }.count == 1)
        #expect(!lines.contains { $0.hasPrefix("ATTENDEE") || $0.hasPrefix("URL") })
        #expect(read(written([event])).map(\.uid) == ["1"])
    }

    @Test("reminders are triggers: days stay days, hours are hours")
    func triggers() {
        var event = PublishedEvent(uid: "1", time: .timed(start: stamp, end: stamp))
        event.alarms = [
            NominalDuration(days: -7), NominalDuration(seconds: -3600), NominalDuration(days: -1, seconds: -43_200),
            NominalDuration(days: -1, seconds: 28_800), NominalDuration(seconds: 28_800), .zero,
        ]
        let lines = String(decoding: written([event]), as: UTF8.self).split(separator: "\r\n")
        let triggers = lines.filter { $0.hasPrefix("TRIGGER:") }.map { String($0.dropFirst(8)) }
        #expect(triggers == ["-P7D", "-PT1H", "-P1DT12H", "-PT16H", "PT8H", "PT0S"])
    }

    /// An event that looks made by chance and is the same at every run.
    private func event(_ number: Int, _ chance: inout Chance) -> PublishedEvent {
        let start = Instant(unixSeconds: 1_500_000_000 + Int64(chance.next(below: 300_000_000)))
        let first = CivilDateTime(utc: start).date
        let isTimed = chance.next(below: 3) > 0
        var event = PublishedEvent(
            uid: "\(number)@example.org",
            time: isTimed
                ? .timed(start: start, end: start + .seconds(chance.next(below: 90_000)))
                : .days(first: first, end: first.adding(days: 1 + chance.next(below: 4))))
        let names = ["", first.description, CivilDateTime(utc: start).description, start.description]
        event.recurrenceID = names[chance.next(below: 4)]
        event.status = [.none, .confirmed, .tentative, .cancelled][chance.next(below: 4)]
        (event.summary, event.location, event.description) = (text(&chance), text(&chance), text(&chance))
        event.alarms = (0..<chance.next(below: 3)).map { _ in NominalDuration(days: -1 - chance.next(below: 30)) }
        return event
    }

    private func text(_ chance: inout Chance) -> String {
        let pieces = [
            "Hội thảo", "\\", ";", ",", "\n", ":", "\"", "👩‍👩‍👧", "e\u{301}", "a", " ", "\t", "đường", "\\n", "^n", "日本",
            String(repeating: "dài", count: 40),
        ]
        let words = (0..<chance.next(below: 12)).map { _ in pieces[chance.next(below: pieces.count)] }
        return "x" + words.joined() + "x"
    }
}

/// Numbers that look like chance and are the same at every run.
private struct Chance {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next(below bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }
}

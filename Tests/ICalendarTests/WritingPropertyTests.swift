import CivilTime
import ICalendar
import Testing

/// What holds for everything that is written, tried on events that chance makes.
@Suite struct WritingPropertyTests {
    private static func write(_ events: [PublishedEvent], header: String = "Lịch") -> [UInt8] {
        var writer = CalendarWriter(productID: header, name: header, stamp: Fixture.instant("2020-02-01T00:00:00"))
        for event in events { writer.add(event) }
        return writer.finish()
    }

    /// A small generator, the same every time: a failure can be repeated.
    private struct Chance {
        var state: UInt64
        mutating func below(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }

        mutating func text(upTo count: Int) -> String {
            let pieces = [
                "họp ", "Đặng Thị Ngọc Ánh ", "lễ ", "👩‍👩‍👧‍👦", "🇻🇳", "👍🏽", "e\u{301}", "o\u{302}\u{323}", "\\", "\\n", ";",
                ",", "\n",
                "\n ", ":", "\"", "^n", " ", "\t", "日本語", "한국어", "नमस्ते", "עברית", "=", "x", "BEGIN:VALARM", "END:VEVENT",
                "\u{200B}",
                String(repeating: "w", count: 90), String(repeating: "ữ", count: 40),
                "a" + String(repeating: "\u{300}", count: 60), "\u{10FFFF}",
            ]
            return (0..<below(count + 1)).map { _ in pieces[below(pieces.count)] }.joined()
        }

        mutating func event(_ number: Int) -> PublishedEvent {
            let start = 800_000_000 + Int64(below(1_000_000_000))
            let day = CivilDate(dayNumber: Int(start / 86_400))
            let planned = [
                nil, day.description, "\(CivilDateTime(wallSeconds: start))", Instant(unixSeconds: start).description,
            ][below(4)]
            let isTimed = below(3) > 0
            return PublishedEvent(
                uid: "\(text(upTo: 3))\(number)@test", recurrenceID: planned,
                time: isTimed
                    ? .timed(
                        start: Instant(unixSeconds: start), end: Instant(unixSeconds: start + Int64(below(3) * 5000)))
                    : .days(first: day, end: day.adding(days: 1 + below(4))),
                status: [.none, .confirmed, .tentative, .cancelled][below(4)], summary: text(upTo: 8),
                location: text(upTo: 3), description: text(upTo: 20),
                url: below(2) == 0 ? "" : "https://example.org/\(below(99_999));a,b\\c?q=\"ữ\"#\(number)",
                alarms: (0..<below(4)).map { _ in
                    let sign = below(5) == 0 ? 1 : -1
                    return NominalDuration(days: sign * below(3), seconds: Int64(sign * below(2) * below(90_000)))
                }, sequence: below(3))
        }
    }

    /// A hundred events, some of them of the same series.
    private static func events(seed: UInt64) -> [PublishedEvent] {
        var chance = Chance(state: seed)
        var events = (0..<90).map { chance.event($0) }
        for number in 0..<10 {
            guard let base = events.last(where: { $0.recurrenceID.hasSuffix("Z") }) else { break }
            var event = chance.event(90 + number)
            event.uid = base.uid
            event.recurrenceID = Instant(unixSeconds: Int64(number) * 86_400).description
            events.append(event)
        }
        return events
    }

    /// An event, in bytes: strings compare equal too easily.
    private struct Content: Hashable {
        var texts: [[UInt8]]
        var times: [String]
        var status: EventStatus
        var triggers: [Alarm.Trigger]
        var alarms: [[UInt8]]
        var sequence: Int

        init(_ event: PublishedEvent) {
            texts = [event.uid, event.recurrenceID, event.summary, event.location, event.description, event.url]
                .map { Array($0.utf8) }
            times =
                switch event.time {
                case .timed(let start, let end): ["timed", "\(start)", "\(end)"]
                case .days(let first, let end): ["days", "\(first)", "\(end)"]
                }
            (status, sequence) = (event.status, event.sequence)
            triggers = event.alarms.map { .fromStart($0) }
            alarms = event.alarms.map { _ in Array("DISPLAY 0 \(event.summary)".utf8) }
        }

        init(_ event: EventOccurrence) {
            texts = [
                event.uid, event.recurrenceID ?? "", event.summary, event.location ?? "", event.description ?? "",
                event.url ?? "",
            ].map { Array($0.utf8) }
            times = [event.isAllDay ? "days" : "timed", "\(event.start)", "\(event.end)"]
            (status, sequence) = (event.status, event.sequence)
            triggers = event.alarms.map(\.trigger)
            alarms = event.alarms.map { Array("\($0.action) \($0.repetitions) \($0.description ?? "-")".utf8) }
        }
    }

    @Test("what is read back is what was written", arguments: 1...40 as ClosedRange<UInt64>)
    func identity(seed: UInt64) {
        let events = Self.events(seed: seed)
        let bytes = Self.write(events)
        for zone in ["UTC", "Asia/Ho_Chi_Minh"] {
            let result = Fixture.expansion(of: bytes, zone: zone)
            #expect(result.faults.isEmpty && Fixture.faults(of: bytes).isEmpty)
            #expect(result.occurrences.count == events.count)
            #expect(Set(result.occurrences.map(Content.init)) == Set(events.map(Content.init)))
        }
    }

    @Test("lines are short, end with CRLF and are whole characters", arguments: 1...40 as ClosedRange<UInt64>)
    func lines(seed: UInt64) {
        let bytes = Self.write(Self.events(seed: seed))
        #expect(bytes == Self.write(Self.events(seed: seed)))
        #expect(bytes.suffix(2) == [13, 10])
        let lines = bytes.split(separator: 10, omittingEmptySubsequences: false).dropLast()
        #expect(lines.allSatisfy { $0.last == 13 && $0.dropLast().allSatisfy { $0 >= 32 || $0 == 9 } })
        #expect(lines.allSatisfy { (2...76).contains($0.count) })
        #expect(lines.allSatisfy { String(validating: $0, as: UTF8.self) != nil })
    }

    @Test("a line is folded between characters as people see them")
    func graphemes() {
        let family = "👩‍👩‍👧‍👦"
        for shift in 0..<30 {
            let title = String(repeating: "x", count: shift) + String(repeating: family + "🇻🇳ệ", count: 20)
            let event = PublishedEvent(
                uid: "a", time: .timed(start: Fixture.instant("2020-02-01T00:00:00"), end: Instant(milliseconds: 0)),
                summary: title)
            let text = String(decoding: Self.write([event]), as: UTF8.self)
            let parts = text.split(separator: "\r\n").drop { !$0.hasPrefix("SUMMARY:") }
            let folded = parts.dropFirst().prefix { $0.hasPrefix(" ") }
            #expect(folded.count >= 10)
            let joined = parts.prefix(1).map { $0.dropFirst(8) } + folded.map { $0.dropFirst() }
            #expect(joined.flatMap(Array.init) == Array(title))
        }
    }

    @Test(
        "no text can add a line",
        arguments: [
            "\r\n", "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}", "\u{B}", "\u{C}", "\u{1C}", "\u{0}", "\\n",
            "\r\r\n\n",
        ])
    func hostile(lineBreak: String) {
        let text = "x\(lineBreak)END:VEVENT\(lineBreak)BEGIN:VALARM\(lineBreak) y"
        let event = PublishedEvent(
            uid: text, recurrenceID: text,
            time: .timed(start: Fixture.instant("2020-02-01T00:00:00"), end: Instant(milliseconds: 0)), summary: text,
            location: text, description: text, url: "https://example.org/" + text, alarms: [.zero])
        let lines = String(decoding: Self.write([event], header: text), as: UTF8.self).split { $0.isNewline }
        #expect(lines.filter { $0.hasPrefix("BEGIN:VALARM") }.count == 1)
        #expect(lines.filter { $0.hasPrefix("END:VEVENT") }.count == 1)
        #expect(lines.allSatisfy { $0.first?.isUppercase ?? false || $0.hasPrefix(" ") })
        #expect(lines.joined().unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
        #expect(Fixture.expansion(of: Self.write([event])).occurrences.map(\.alarms.count) == [1])
    }
}

extension PublishedEvent {
    fileprivate init(
        uid: String, recurrenceID: String? = nil, time: Time, status: EventStatus = .none, summary: String,
        location: String = "", description: String = "", url: String = "", alarms: [NominalDuration] = [],
        sequence: Int = 0
    ) {
        self.init(uid: uid, time: time)
        (self.recurrenceID, self.status, self.summary) = (recurrenceID ?? "", status, summary)
        (self.location, self.description, self.url) = (location, description, url)
        (self.alarms, self.sequence) = (alarms, sequence)
    }
}

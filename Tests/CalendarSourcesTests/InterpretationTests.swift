import CivilTime
import Foundation
import ReminderCore
import Testing

@testable import CalendarSources

@Suite("Interpreting calendars")
struct InterpretationTests {
    /// The only occurrence of an event with `lines`.
    private func occurrence(_ lines: String...) throws -> Occurrence {
        let lines = ["BEGIN:VEVENT", "UID:1"] + lines + ["END:VEVENT"]
        let occurrences = try reading(calendar(lines)).occurrences
        try #require(occurrences.count == 1)
        return occurrences[0]
    }

    private let start = "DTSTART:20200213T013000Z"

    // MARK: Texts

    @Test("texts are composed, so that the same word is the same bytes")
    func composed() throws {
        let title = "HỘI THẢO Việc làm đầy đủ"
        let event = try occurrence(
            start, "SUMMARY:\(title.decomposedStringWithCanonicalMapping)",
            "LOCATION:\("Huế".decomposedStringWithCanonicalMapping)",
            "DESCRIPTION:\("Kính mời".decomposedStringWithCanonicalMapping)")
        #expect(Array(event.title.utf8) == Array(title.precomposedStringWithCanonicalMapping.utf8))
        #expect(Array(event.location.utf8) == Array("Huế".precomposedStringWithCanonicalMapping.utf8))
        #expect(Array(event.details.utf8) == Array("Kính mời".precomposedStringWithCanonicalMapping.utf8))
    }

    @Test("a long UID is cut and hashed, so that it stays another one than its neighbour's")
    func longUID() throws {
        let long = String(repeating: "x", count: 60_000)
        let lines = ["a", "b"].flatMap { ["BEGIN:VEVENT", "UID:\(long)\($0)", start, "END:VEVENT"] }
        let ids = try reading(calendar(lines)).occurrences.map(\.id.uid)
        #expect(ids.count == 2 && Set(ids).count == 2)
        #expect(ids.allSatisfy { $0.utf8.count <= 255 })
    }

    @Test("what a calendar says is bounded, repetitions included, and the rest is reported")
    func amplification() throws {
        let words = String(repeating: "y", count: 2000)
        let lines = (0..<8).flatMap { number in
            [
                "BEGIN:VEVENT", "UID:\(number)", start, "RRULE:FREQ=MINUTELY;COUNT=9000", "DESCRIPTION:\(words)",
                "END:VEVENT",
            ]
        }
        let reading = try reading(calendar(lines))
        #expect(reading.occurrences.reduce(0) { $0 + $1.details.utf8.count } <= 64 * 1024 * 1024)
        #expect(reading.faults.contains { $0.problem.contains("more than 64 MiB") })
    }

    @Test("a file that ends in the middle of an event is known as cut off, one that only lacks its last line is not")
    func cutOff() throws {
        let whole = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", start, "END:VEVENT"]
        func read(_ lines: [String]) throws -> CalendarReading {
            try reading(lines.joined(separator: "\r\n") + "\r\n")
        }
        #expect(try !read(whole).isCutOff)
        #expect(try read(whole + ["BEGIN:VEVENT", "UID:2", start]).isCutOff)
    }

    @Test("an event of nothing but a start is all there, with empty texts")
    func bare() throws {
        let event = try occurrence(start)
        #expect(event.id == Occurrence.ID(calendar: "team", uid: "1", recurrenceID: ""))
        #expect(event.title.isEmpty && event.location.isEmpty && event.details.isEmpty && event.link.isEmpty)
        #expect(event.status == .confirmed)
        #expect(event.span == .timed(start: at("2020-02-13T08:30"), end: at("2020-02-13T08:30")))
    }

    @Test("a title and a location are on one line, a description keeps its lines")
    func lines() throws {
        let event = try occurrence(
            start, "SUMMARY: Hội\\nthảo \\,  lần 2 ", "LOCATION:Phòng 1\\n\\nTầng 2",
            "DESCRIPTION:Một\\nHai\\n\\nBốn", "URL:https://example.org/a?b=1&c=2")
        #expect(event.title == "Hội thảo , lần 2")
        #expect(event.location == "Phòng 1 Tầng 2")
        #expect(event.details == "Một\nHai\n\nBốn")
        #expect(event.link == "https://example.org/a?b=1&c=2")
    }

    @Test("control characters are gone")
    func controls() throws {
        let hostile = "a\u{1B}[31mb\u{0}c\u{7}\u{9B}d\u{7F}e"
        let event = try occurrence(
            start, "SUMMARY:\(hostile)", "LOCATION:\(hostile)", "DESCRIPTION:\(hostile)\\n\(hostile)")
        for text in [event.title, event.location, event.details] {
            let controls = text.unicodeScalars.filter { $0.properties.generalCategory == .control && $0 != "\n" }
            #expect(controls.isEmpty)
            #expect(text.filter { $0 != " " }.hasPrefix("a[31mbcde"))
        }
        #expect(event.details == "a[31mbcde\na[31mbcde")
        #expect(CalendarText.line("\u{8} a\u{1B}[31mb\u{0}\u{0}c\u{85}d\r\n", limit: 100) == "a [31mb c d")
        #expect(CalendarText.paragraphs("a\u{1B}\tb\r\nc\u{85}d\u{2028}e\u{0}", limit: 100) == "a\tb\nc\nd\ne")
    }

    @Test("texts are bounded, in characters and in marks")
    func bounded() throws {
        let many = String(repeating: "ộ", count: 20_000)
        let event = try occurrence(start, "SUMMARY:\(many)", "LOCATION:\(many)", "DESCRIPTION:\(many)")
        #expect(event.title.count == 1000 && event.location.count == 500 && event.details.count == 2000)
        let marks = "Z" + String(repeating: "\u{301}", count: 100_000)
        let marked = try occurrence(start, "SUMMARY:\(marks)", "LOCATION:\(marks)", "DESCRIPTION:\(marks)")
        #expect(marked.title.unicodeScalars.count <= 4000 && marked.location.unicodeScalars.count <= 2000)
        #expect(marked.details.unicodeScalars.count <= 32_000)
    }

    @Test(
        "a link is an http or https address that can be followed, and nothing else",
        arguments: [
            ("https://example.org/", true), ("HTTP://EXAMPLE.ORG", true), ("https://lịch.vn/sự-kiện", true),
            ("javascript:alert(1)", false), ("mailto:a@example.org", false), ("file:///etc/passwd", false),
            ("ftp://example.org/", false), ("https:", false), ("https://", false), ("https:example.org", false),
            ("example.org", false), ("https://example.org/a b", false), ("https://example.org/\"x", false),
            ("https://example.org/<b>", false), ("https://example.org/\u{1B}[31m", false),
            ("https://example.org/\u{202E}gnp", false), ("https://example.org/\u{3000}x", false),
            ("https://example.org/\u{9B}x", false),
            ("https://example.org/" + String(repeating: "a", count: 2000), false),
        ])
    func links(link: String, isKept: Bool) throws {
        #expect(try occurrence(start, "URL:\(link)").link == (isKept ? link : ""))
    }

    // MARK: Spans and status

    @Test(
        "an event on whole days has a first and a last day",
        arguments: [
            (["DTSTART;VALUE=DATE:20200213"], "2020-02-13", "2020-02-13"),
            (["DTSTART;VALUE=DATE:20200213", "DTEND;VALUE=DATE:20200214"], "2020-02-13", "2020-02-13"),
            (["DTSTART;VALUE=DATE:20200213", "DTEND;VALUE=DATE:20200216"], "2020-02-13", "2020-02-15"),
            (["DTSTART;VALUE=DATE:20200213", "DTEND;VALUE=DATE:20200213"], "2020-02-13", "2020-02-13"),
            (["DTSTART;VALUE=DATE:20200213", "DURATION:P2D"], "2020-02-13", "2020-02-14"),
            (["DTSTART;VALUE=DATE:20200228", "DTEND;VALUE=DATE:20200302"], "2020-02-28", "2020-03-01"),
        ])
    func wholeDays(lines: [String], first: String, last: String) throws {
        let event = try #require(
            try reading(calendar(["BEGIN:VEVENT", "UID:1"] + lines + ["END:VEVENT"])).occurrences.first)
        guard case .allDay(let firstDay, let lastDay) = event.span else {
            Issue.record("it is not on whole days: \(event.span)")
            return
        }
        #expect(firstDay.description == first && lastDay.description == last)
    }

    @Test(
        "a time in UTC, in a zone or on the reader's own clock is the same instant",
        arguments: [
            ["DTSTART:20200213T013000Z", "DTEND:20200213T043000Z"],
            ["DTSTART;TZID=Asia/Ho_Chi_Minh:20200213T083000", "DURATION:PT3H"],
            ["DTSTART:20200213T083000", "DTEND:20200213T113000"],
        ])
    func timed(lines: [String]) throws {
        let event = try reading(calendar(["BEGIN:VEVENT", "UID:1"] + lines + ["END:VEVENT"])).occurrences.first
        #expect(event?.span == .timed(start: at("2020-02-13T08:30"), end: at("2020-02-13T11:30")))
    }

    @Test(
        "the status says whether it takes place",
        arguments: [
            ("CONFIRMED", .confirmed), ("TENTATIVE", .tentative), ("CANCELLED", .cancelled), ("cancelled", .cancelled),
            ("X-MAYBE", .confirmed),
        ] as [(String, EventStatus)])
    func status(text: String, status: EventStatus) throws {
        #expect(try occurrence(start, "STATUS:\(text)").status == status)
    }

    @Test("occurrences of a series are told apart by the moment they were planned for, also when moved")
    func series() throws {
        let weekly = event(
            "w", "DTSTART;TZID=Asia/Ho_Chi_Minh:20200203T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=4",
            "EXDATE;TZID=Asia/Ho_Chi_Minh:20200217T090000", "SUMMARY:Giao ban")
        let moved = event(
            "w", "RECURRENCE-ID;TZID=Asia/Ho_Chi_Minh:20200210T090000",
            "DTSTART;TZID=Asia/Ho_Chi_Minh:20200211T140000", "DURATION:PT1H", "SUMMARY:Giao ban (dời)")
        let cancelled = event(
            "w", "RECURRENCE-ID;TZID=Asia/Ho_Chi_Minh:20200224T090000",
            "DTSTART;TZID=Asia/Ho_Chi_Minh:20200224T090000", "STATUS:CANCELLED")
        let plain = try reading(calendar(weekly)).occurrences
        let changed = try reading(calendar(weekly, moved, cancelled)).occurrences
        #expect(plain.count == 3 && Set(plain.map(\.id)).count == 3)
        #expect(changed.map(\.id) == plain.map(\.id))
        #expect(changed.map(\.status) == [.confirmed, .confirmed, .cancelled])
        #expect(changed.map { $0.span.start(in: VietnamZone()) }.dropFirst().first == at("2020-02-11T14:00"))
    }

    @Test("only what overlaps the window is read, earliest first")
    func window() throws {
        let text = calendar(
            event("after", "DTSTART:20200301T013000Z"), event("late", "DTSTART:20200228T013000Z"),
            event("before", "DTSTART:20200131T013000Z", "DURATION:PT1H"), event("early", "DTSTART:20200202T013000Z"),
            event("across", "DTSTART:20200131T013000Z", "DURATION:P3D"))
        #expect(try reading(text).occurrences.map(\.id.uid) == ["across", "early", "late"])
    }

    // MARK: Faults and duplicates

    @Test("one broken event is reported with its line, and the others are read")
    func brokenEvent() throws {
        let text = calendar(
            event("1", "SUMMARY:Một"), event("2", "DTSTART:13/02/2020", "SUMMARY:Hai"), event("3", "SUMMARY:Ba"))
        let reading = try reading(text)
        #expect(reading.occurrences.map(\.title) == ["Một", "Ba"])
        let fault = try #require(reading.faults.first)
        #expect(fault.location.description == "1.ics:11" && fault.severity == .warning)
        #expect(fault.problem.contains("13/02/2020"))
        #expect(text.components(separatedBy: "\r\n")[fault.location.line - 1] == "DTSTART:13/02/2020")
    }

    @Test("bytes of another encoding are read as well as can be, and said so")
    func encoding() throws {
        let text = calendar(event("1", "SUMMARY:Caf?"), event("2", "SUMMARY:Hội thảo"))
        let bytes = text.utf8.map { $0 == UInt8(ascii: "?") ? 0xE9 : $0 }
        let reading = try reading([CalendarDocument(name: "old.ics", bytes: bytes)])
        #expect(reading.occurrences.map(\.title) == ["Café", "Hội thảo"])
        #expect(reading.faults.map(\.location.description) == ["old.ics:7"])
    }

    @Test("no documents, and a calendar without events, say nothing and are no failure")
    func nothing() throws {
        #expect(try reading([]).occurrences.isEmpty)
        let reading = try reading(calendar())
        #expect(reading.occurrences.isEmpty && reading.faults.isEmpty)
    }

    @Test("documents that are all no calendars are a failure that names the first")
    func allStrangers() throws {
        let failure = try #require(throws: SourceFailure.self) { try reading("<html>", "{}") }
        #expect(failure.reason.hasPrefix("1.ics is a web page"))
    }

    @Test("an event that is there twice, in one file or in two, is there once")
    func twice() throws {
        let one = event("1", "SUMMARY:Một")
        #expect(try reading(calendar(one, one)).occurrences.map(\.title) == ["Một"])
        #expect(try reading(calendar(one), calendar(one)).occurrences.map(\.title) == ["Một"])
        #expect(try reading(calendar(one) + calendar(one)).occurrences.map(\.title) == ["Một"])
        let newer = event("1", "SEQUENCE:2", "DTSTART:20200214T013000Z", "SUMMARY:Mới")
        #expect(try reading(calendar(newer, one)).occurrences.map(\.title) == ["Mới"])
        #expect(try reading(calendar(one, newer)).occurrences.map(\.title) == ["Mới"])
    }

    @Test("events that were given the same UID by mistake are all there, with a fault, and keep their names")
    func sameUID() throws {
        let text = calendar(
            event("1", "SUMMARY:Một"), event("1", "DTSTART:20200214T013000Z", "SUMMARY:Hai"),
            event("1", "DTSTART:20200215T013000Z", "SUMMARY:Ba"))
        let reading = try reading(text)
        #expect(reading.occurrences.map(\.title) == ["Một", "Hai", "Ba"])
        #expect(Set(reading.occurrences.map(\.id)).count == 3)
        #expect(!reading.faults.isEmpty)
        #expect(try CalendarSourcesTests.reading(text).occurrences == reading.occurrences)
    }

    @Test("events without a UID are told apart by when and what they are")
    func noUID() throws {
        let one = event(nil, "SUMMARY:Một")
        let two = event(nil, "SUMMARY:Hai")
        let three = event(nil, "DTSTART:20200214T013000Z", "SUMMARY:Một")
        let forward = try reading(calendar(one, two, three)).occurrences
        let backward = try reading(calendar(three, two, one, one)).occurrences
        #expect(forward.count == 3 && Set(forward.map(\.id)).count == 3)
        #expect(Set(backward) == Set(forward))
    }
}

@Suite("Source catalog")
struct SourceCatalogTests {
    @Test("each kind is made from its settings", arguments: SourceCatalog.kinds)
    func kinds(kind: KindSchema) throws {
        let field = try #require(kind.mainField)
        let isOnTheWeb = ["caldav", "feed", "page"].contains(kind.name)
        let form: SettingField.Form = kind.name == "page" ? .place : isOnTheWeb ? .url : .path
        #expect(kind.fields.filter(\.isRequired) == [.required(field, form)])
        let value: KindSettings.Value = isOnTheWeb ? .secret(Secret("https://a/")) : .text("/srv/a")
        let source = SourceCatalog.source(
            KindSettings(kind: kind.name, values: [field: value]), web: FakeWeb(.success(HTTPResponse(status: 200))))
        switch kind.name {
        case "file": #expect(source is FileSource)
        case "directory": #expect(source is DirectorySource)
        case "feed": #expect(source is FeedSource)
        case "caldav": #expect(source is CalDAVSource)
        case "page": #expect(source is PageSource)
        default: Issue.record("no test for \(kind.name)")
        }
    }

    @Test(
        "what is no kind, or lacks its field, is no source",
        arguments: ["caldav", "", "file", "directory", "feed", "page"])
    func none(kind: String) {
        let settings = KindSettings(kind: kind, values: [:])
        #expect(SourceCatalog.source(settings, web: FakeWeb(.success(HTTPResponse(status: 200)))) == nil)
    }
}

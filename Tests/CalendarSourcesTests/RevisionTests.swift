import CivilTime
import ICalendar
import ReminderCore
import Testing

@testable import CalendarSources

/// A document that differs from the one before: what its revision says has to be what a look at everything says.
@Suite("Revisions of a calendar")
struct RevisionTests {
    private static let now = at("2020-02-06T12:00")
    private let source = FileSource(path: "unused")
    private let planner = Planner(
        rules: [Rule.everything], zone: VietnamZone(), horizon: .seconds(45 * 86_400), grace: .seconds(900))

    private func document(_ text: [UInt8]) -> CalendarDocument {
        // The pieces of a real document are longer, and so are real documents.
        CalendarDocument(name: "team.ics", bytes: text).cut(at: EventBorders.cuts(of: text, least: 400))
    }

    private func revision(from old: CalendarDocument, to new: CalendarDocument) -> Revision? {
        guard var revision = Revision(from: old.pieces.map(\.identity), to: new.pieces) else { return nil }
        revision.former = revision.removed.compactMap { name in
            old.pieces.first { $0.identity == name }.map { Array(old.bytes[$0.range]) }
        }
        return revision
    }

    private func reading(_ document: CalendarDocument) throws -> CalendarReading {
        try source.interpret(
            [document], calendar: "team", window: planner.window(at: Self.now), zone: VietnamZone(), zones: FewZones())
    }

    /// What only the revision from `old` to `new` says; nil when everything has to be looked at.
    private func revised(from old: CalendarDocument, to new: CalendarDocument) throws -> CalendarReading? {
        guard let revision = revision(from: old, to: new), let room = try reading(old).room else { return nil }
        return source.interpret(
            new, changedBy: revision, room: room, calendar: "team", window: planner.window(at: Self.now),
            zone: VietnamZone(), zones: FewZones())
    }

    private func change(
        to reading: CalendarReading, known: [Occurrence.ID: KnownOccurrence] = [:]
    ) -> CalendarChange {
        planner.change(of: "team", to: reading, known: known, at: Self.now, firstRead: Self.now - .seconds(86_400))
    }

    /// Compares both ways from `old` to `new`.
    ///
    /// - Returns: Whether the revision was enough to look at.
    private func compare(_ old: CalendarDocument, _ new: CalendarDocument, _ hint: Comment) throws -> Bool {
        guard let short = try revised(from: old, to: new) else { return false }
        let (all, scope) = (try reading(new), try #require(short.scope))
        #expect(short.occurrences == all.occurrences.filter { scope.uids.contains($0.id.uid) }, hint)
        #expect(short.faults == all.faults && short.isCutOff == all.isCutOff, hint)
        #expect(short.count == all.occurrences.count, hint)
        #expect((all.room ?? -1) >= (short.room ?? 0), hint)
        let known = Dictionary(
            change(to: try reading(old)).entries.map {
                ($0.occurrence.id, KnownOccurrence(fingerprint: $0.fingerprint, start: $0.start))
            }
        ) { first, _ in first }
        let whole = change(to: all, known: known)
        let part = change(to: short, known: known.filter { scope.uids.contains($0.key.uid) })
        #expect(part.vanished == whole.vanished && Set(part.outOfReach) == Set(whole.outOfReach), hint)
        #expect(part.entries.map(\.occurrence) == whole.entries.map(\.occurrence), hint)
        #expect(part.entries.map(\.fingerprint) == whole.entries.map(\.fingerprint), hint)
        #expect(part.entries.map(\.plan) == whole.entries.map(\.plan), hint)
        #expect(part.entries.map(\.formerID) == whole.entries.map(\.formerID), hint)
        return true
    }

    @Test("what chance does to a calendar comes to the same both ways", arguments: 1...6 as ClosedRange<UInt64>)
    func chance(seed: UInt64) throws {
        var draft = Draft(seed: seed)
        var (old, short, steps) = (document(draft.bytes), 0, 0)
        for step in 0..<30 {
            // In one half of the calendars nothing is broken, so that most steps are told by their pieces.
            let deed = draft.edit(isRough: seed.isMultiple(of: 2))
            let new = document(draft.bytes)
            if new.bytes == old.bytes { continue }
            steps += 1
            if try compare(old, new, "seed \(seed), step \(step): \(deed)") { short += 1 }
            old = new
        }
        if !seed.isMultiple(of: 2) { #expect(short > 0, "\(short) of \(steps)") }
    }

    @Test("what is no event, and what shares a limit or a name with others, has everything looked at")
    func everything() throws {
        let plain = Draft(seed: 3)
        let old = document(plain.bytes)
        let middle = plain.events.count / 2
        for line in [
            "END:VCALENDAR", "BEGIN:VEVENT", "X-WR-TIMEZONE:Asia/Ho_Chi_Minh", "METHOD:CANCEL", "BEGIN:VTIMEZONE",
            "END:VEVENT", "BEGIN:VJOURNAL\r\nEND:VJOURNAL", "BEGIN:VEVENT\r\nDTSTART:20200213T013000Z\r\nEND:VEVENT",
            "BEGIN:VEVENT\r\nUID:họp\r\nDTSTART:20200213T013000Z\r\nEND:VEVENT",
            "BEGIN:VEVENT\r\nUID:x\r\nDTSTART:20200213T013000Z\r\nRRULE:FREQ=SECONDLY\r\nEND:VEVENT",
        ] {
            var draft = plain
            draft.events.insert(line, at: middle)
            #expect(try revised(from: old, to: document(draft.bytes)) == nil, "\(line)")
            #expect(try revised(from: document(draft.bytes), to: old) == nil, "\(line)")
        }
        var draft = plain
        draft.head += "X-WR-CALNAME:Other\r\n"
        #expect(try revised(from: old, to: document(draft.bytes)) == nil)
        draft = plain
        draft.events.append("BEGIN:VEVENT\r\nUID:neu\r\nDTSTART:20200213T013000Z\r\nSUMMARY:\u{FF}\r\nEND:VEVENT")
        let broken = draft.bytes.filter { $0 != 0xC3 }
        #expect(try revised(from: old, to: document(broken)) == nil)
    }

    @Test("an event that is added, and taken away again, is all that is looked at")
    func one() throws {
        let plain = Draft(seed: 5)
        var draft = plain
        draft.events.insert("BEGIN:VEVENT\r\nUID:neu\r\nDTSTART:20200213T013000Z\r\nEND:VEVENT", at: 30)
        for (old, new, isThere) in [(plain, draft, true), (draft, plain, false)] {
            let reading = try #require(try revised(from: document(old.bytes), to: document(new.bytes)))
            #expect(reading.occurrences.contains { $0.id.uid == "neu" } == isThere)
            #expect(try #require(reading.scope).uids.contains("neu"))
            #expect(try #require(reading.scope).uids.count < 50)
        }
    }

    @Test("pieces are whole and in order, and a longer event moves no border far away")
    func borders() throws {
        let plain = Draft(seed: 9)
        let old = document(plain.bytes)
        #expect(old.pieces.count > 10)
        #expect(old.pieces.flatMap { old.bytes[$0.range] } == old.bytes)
        var draft = plain
        draft.events[40] = draft.events[40].replacing("SUMMARY:", with: "SUMMARY:Hội thảo rất dài về lịch, ")
        let revision = try #require(self.revision(from: old, to: document(draft.bytes)))
        #expect((1...3).contains(revision.removed.count) && (1...3).contains(revision.added.count))
        #expect(EventBorders.cuts(of: Array("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".utf8), least: 1) == [])
        #expect(EventBorders.cuts(of: [], least: 1) == [])
    }
}

extension Rule {
    /// A rule for all events, a day and an hour before.
    fileprivate static var everything: Rule {
        Rule(
            name: "all",
            leads: [
                Lead(text: "1d", duration: NominalDuration(days: 1)),
                Lead(text: "1h", duration: NominalDuration(seconds: 3600)),
            ], allDayAt: TimeOfDay(secondOfDay: 8 * 3600), channels: ["chat"])
    }
}

/// A calendar that chance makes and changes, the same every time.
private struct Draft {
    var head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//nhaclich//tests//EN\r\n"
    var events: [String] = []
    private var state: UInt64
    private var count = 0

    init(seed: UInt64) {
        state = seed &* 977
        for _ in 0..<100 { events.append(event(below(8) == 0 ? anyUID : newUID)) }
    }

    var bytes: [UInt8] { Array((head + events.map { $0 + "\r\n" }.joined() + "END:VCALENDAR\r\n").utf8) }

    private mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    private var newUID: String {
        mutating get {
            count += 1
            return "\(below(1 << 20))-\(count)@example.org"
        }
    }

    /// The UID of an event that there is, or was.
    private var anyUID: String {
        mutating get {
            guard let event = events.isEmpty ? nil : events[below(events.count)],
                let line = event.split(separator: "\r\n").first(where: { $0.hasPrefix("UID:") })
            else { return newUID }
            return String(line.dropFirst(4))
        }
    }

    private mutating func time() -> String {
        let (month, day, hour) = (2 + below(2), 1 + below(28), 10 + below(12))
        return "20200\(month)\(day < 10 ? "0" : "")\(day)T\(hour)3000"
    }

    private mutating func event(_ uid: String) -> String {
        let zone = ["", ";TZID=Asia/Ho_Chi_Minh", ";TZID=Nowhere/\(below(2))"][below(9) == 0 ? 2 : below(2)]
        var lines = ["BEGIN:VEVENT", "UID:\(uid)", "DTSTART\(zone):\(time())\(zone.isEmpty ? "Z" : "")"]
        lines.append("SUMMARY:Hội thảo \(below(1000))")
        if below(3) == 0 {
            lines.append("DESCRIPTION:\(String(repeating: "Nhớ mang theo giấy tờ. ", count: below(9)))")
        }
        if below(4) == 0 {
            lines.append("RRULE:" + ["FREQ=DAILY;COUNT=20", "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=NEVER"][below(4)])
        }
        if below(6) == 0 { lines.append("RECURRENCE-ID:\(time())Z") }
        if below(9) == 0 { lines.append("STATUS:CANCELLED") }
        if below(3) == 0 { lines.append("SEQUENCE:\(below(3))") }
        if below(5) == 0 { lines += ["BEGIN:VALARM", "TRIGGER:-PT15M", "END:VALARM"] }
        if below(20) == 0 { lines.remove(at: 2) }
        return (lines + ["END:VEVENT"]).joined(separator: "\r\n")
    }

    /// Does something to one event, or to one place; what it did.
    ///
    /// - Parameter isRough: Whether to do what no careful program does as well.
    mutating func edit(isRough: Bool) -> String {
        if events.count < 5 { events.append(event(newUID)) }
        let place = below(events.count)
        switch below(isRough ? 12 : 8) {
        case 0:
            events.insert(event(newUID), at: place)
            return "add at \(place)"
        case 1:
            events.remove(at: place)
            return "remove at \(place)"
        case 2:
            events[place] = event(anyUID)
            return "put another event's name at \(place)"
        case 3:
            events.insert(event(anyUID), at: place)
            return "repeat a name at \(place)"
        case 4:
            events[place] = events[place].replacing("SUMMARY:", with: "SUMMARY:Mới ")
            return "another title at \(place)"
        case 5:
            events[place] = events[place].replacing("T1", with: "T0")
            return "move at \(place)"
        case 6:
            events[place] = events[place].replacing("END:VEVENT", with: "STATUS:CANCELLED\r\nEND:VEVENT")
            return "cancel at \(place)"
        case 7:
            events.insert(events.remove(at: place), at: below(events.count + 1))
            return "stand elsewhere than \(place)"
        case 8:
            events[place] = events[place].replacing("\r\nEND:VEVENT", with: "")
            return "never end at \(place)"
        case 9:
            let line = [
                "BEGIN:VTODO", "END:VCALENDAR", "BEGIN:VCALENDAR", "METHOD:CANCEL", "X-WR-TIMEZONE:Asia/Ho_Chi_Minh",
                "END:VEVENT", "BEGIN:VTIMEZONE\r\nTZID:Nowhere/0", "", " more", "BEGIN:VALARM", "X-ODD:1",
            ][below(11)]
            events.insert(line, at: place)
            return "stray \(line) at \(place)"
        case 10:
            events[place] = events[place].split(separator: "\r\n").filter { !$0.hasPrefix("UID") }.joined(
                separator: "\r\n")
            return "no name at \(place)"
        default:
            // What was broken is mended at times, or nothing but broken calendars would be compared.
            events.removeAll { !$0.hasPrefix("BEGIN:VEVENT") || !$0.hasSuffix("END:VEVENT") || !$0.contains("UID:") }
            return "mend"
        }
    }
}

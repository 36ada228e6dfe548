import CivilTime
import ReminderCore
import Testing

extension StoreConformance {
    @Test("a calendar that was never read is not known", arguments: TestedStore.allCases)
    func unknownCalendar(kind: TestedStore) async throws {
        let store = try kind.open(state)
        #expect(try await store.calendar(named: "team") == nil)
        #expect(try await store.calendars() == [])
        #expect(try await store.documents(of: "team") == [])
        #expect(try await store.known(of: "team", notOverAt: noon) == [:])
    }

    @Test("a record comes back as it was saved, and the latest one counts", arguments: TestedStore.allCases)
    func records(kind: TestedStore) async throws {
        let store = try kind.open(state)
        var record = CalendarRecord(name: "đội")
        try await store.save(record, documents: nil)
        #expect(try await store.calendar(named: "đội") == record)
        record.firstRead = at(0)
        record.lastRead = at(1)
        record.validators = Validators(
            entityTag: "W/\"a'b\"", lastModified: "Sun, 25 Oct 2026 02:00:00 GMT", bookmark: "{\"trang\":1}")
        record.contents = Identity(of: "contents")
        record.planning = Identity(of: "planning")
        record.coveredUntil = Instant(milliseconds: -1)
        record.faults = 7
        try await store.save(record, documents: nil)
        try await store.save(CalendarRecord(name: "another"), documents: nil)
        #expect(try await store.calendar(named: "đội") == record)
        #expect(try await store.calendars().map(\.name) == ["another", "đội"])
    }

    @Test("documents stay until others take their place, byte for byte", arguments: TestedStore.allCases)
    func documents(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let record = CalendarRecord(name: "team")
        let first = [
            CalendarDocument(name: "b.ics", bytes: Array(0...255)),
            CalendarDocument(name: "a.ics", bytes: [], address: "https://a/1.ics", entityTag: "\"1\""),
        ]
        try await store.save(record, documents: first)
        try await store.save(record, documents: nil)
        #expect(try await store.documents(of: "team") == first)
        let second = [CalendarDocument(name: "c.ics", bytes: Array(repeating: 7, count: 3_000_000))]
        let change = CalendarChange(calendar: "team", now: noon)
        try await store.apply(change, record: record, documents: second)
        #expect(try await store.documents(of: "team") == second)
        #expect(try await store.documents(of: "other") == [])
    }

    @Test(
        "a document in pieces comes back as it was, and only pieces that differ are told",
        arguments: TestedStore.allCases)
    func pieces(kind: TestedStore) async throws {
        let store = try kind.open(state)
        var record = CalendarRecord(name: "team")
        record.room = 12
        let bytes = (0..<50_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }
        let first = CalendarDocument(name: "a.ics", bytes: bytes).cut(at: [10, 20_000, 30_000, 30_001])
        try await store.save(record, documents: [first])
        #expect(try await store.documents(of: "team") == [first])
        #expect(try await store.calendar(named: "team")?.room == 12)
        // The third piece changes, one that was there before comes a second time, one is new.
        let changed = bytes[..<20_000] + [1, 2, 3] + bytes[30_000...] + bytes[..<10] + [7]
        let second = CalendarDocument(name: "a.ics", bytes: Array(changed)).cut(at: [
            10, 20_000, 20_003, 20_004, 40_003, 40_013,
        ])
        let revision = try await store.revision(of: "team", to: second)
        #expect(revision == nil, "the first piece stands twice now")
        let third = CalendarDocument(name: "a.ics", bytes: Array(changed.dropLast(11))).cut(at: [
            10, 20_000, 20_003, 20_004,
        ])
        let shorter = try #require(try await store.revision(of: "team", to: third))
        #expect(shorter.former == [Array(bytes[20_000..<30_000])] && shorter.added == [20_000..<20_003])
        try await store.save(record, documents: [second])
        #expect(try await store.documents(of: "team") == [second])
        try await store.save(record, documents: [third, first])
        #expect(try await store.documents(of: "team") == [third, first])
        #expect(try await store.revision(of: "team", to: third) == nil, "of two it is not known which is meant")
        try await store.save(record, documents: [CalendarDocument(name: "a.ics", bytes: [1])])
        #expect(try await store.revision(of: "team", to: third) == nil)
        #expect(try await store.revision(of: "other", to: third) == nil)
    }

    @Test("what is known of some events is that part of what is known of all", arguments: TestedStore.allCases)
    func knownOfSome(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let occurrences = [
            meeting("a"), meeting("b", recurrence: "20261025"), meeting("b", recurrence: "20261101", starts: 170),
        ]
        try await store.plan(occurrences.map { entry($0) })
        try await store.plan([entry(meeting("b", calendar: "other"))], calendar: "other")
        let all = try await store.known(of: "team", notOverAt: noon)
        #expect(
            try await store.known(of: "team", uids: ["b", "none"], notOverAt: noon) == all.filter { $0.key.uid == "b" })
        #expect(try await store.known(of: "team", uids: [], notOverAt: noon) == [:])
        #expect(try await store.has(3, occurrencesOf: "team", notOverAt: noon, before: at(9999)))
        #expect(try await store.has(4, occurrencesOf: "team", notOverAt: noon, before: at(9999)) == false)
        #expect(try await store.has(3, occurrencesOf: "team", notOverAt: noon, before: at(100)) == false)
    }

    @Test("what is known is that of one calendar, without what is over or gone", arguments: TestedStore.allCases)
    func known(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let gone = meeting("gone")
        let over = meeting("over", starts: -1)
        let weekly = [
            meeting("weekly", recurrence: "20261025"), meeting("weekly", recurrence: "20261101", starts: 170),
        ]
        try await store.plan((weekly + [gone, over]).map { entry($0) })
        try await store.plan([entry(meeting("foreign", calendar: "other"))], calendar: "other")
        try await store.plan([], vanished: [gone.id])
        let known = try await store.known(of: "team", notOverAt: noon)
        let fingerprint = Identity(of: "weekly", "1")
        #expect(
            known == [
                weekly[0].id: KnownOccurrence(fingerprint: fingerprint, start: at(2)),
                weekly[1].id: KnownOccurrence(fingerprint: fingerprint, start: at(170)),
            ])
        try await store.plan([entry(gone, version: "2")])
        #expect(try await store.known(of: "team", notOverAt: noon)[gone.id]?.fingerprint == Identity(of: "gone", "2"))
    }

    @Test("what a changed occurrence no longer asks for is superseded", arguments: TestedStore.allCases)
    func superseded(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let before = meeting("a", starts: 10)
        let after = meeting("a", starts: 12)
        try await store.plan([entry(before, leads: [1, 2])])
        try await store.plan([entry(after, leads: [1], version: "2")])
        #expect(try await store.planned == [reminder(of: after, lead: 1).id])
        #expect(try await store.reminders == [.planned: 1, .superseded: 2])
        #expect(try await store.upcoming(from: noon, until: at(100), limit: 9).map(\.occurrence) == [after])
    }

    @Test("an occurrence that moves back is planned again", arguments: TestedStore.allCases)
    func movesBack(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let here = meeting("a", starts: 10)
        try await store.plan([entry(here)])
        try await store.plan([entry(meeting("a", starts: 12))])
        try await store.plan([entry(here)])
        #expect(try await store.planned == [reminder(of: here).id])
        #expect(try await store.reminders == [.planned: 1, .superseded: 1])
    }

    @Test("a reminder that is named but not wanted stays as it is, and is not made", arguments: TestedStore.allCases)
    func namedOnly(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let occurrence = meeting("a", starts: 10)
        try await store.plan([entry(occurrence, leads: [2])])
        try await store.plan([entry(occurrence, leads: [], named: [2, 3], version: "2")])
        #expect(try await store.planned == [reminder(of: occurrence, lead: 2).id])
    }

    @Test("the plan of a cancelled occurrence is cancelled", arguments: TestedStore.allCases)
    func cancelled(kind: TestedStore) async throws {
        let store = try kind.open(state)
        try await store.plan([entry(meeting("a"))])
        try await store.plan([entry(meeting("a", status: .cancelled), leads: [])])
        #expect(try await store.planned == [])
        #expect(try await store.reminders == [.cancelled: 1])
    }

    @Test(
        "the plan of a vanished occurrence is cancelled, and revived when it returns", arguments: TestedStore.allCases)
    func vanished(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let (stays, leaves) = (meeting("stays"), meeting("leaves"))
        try await store.plan([entry(stays), entry(leaves)])
        try await store.plan([], vanished: [leaves.id, meeting("never seen").id])
        #expect(try await store.planned == [reminder(of: stays).id])
        #expect(try await store.reminders == [.planned: 1, .cancelled: 1])
        #expect(try await store.upcoming(from: noon, until: at(100), limit: 9).map(\.occurrence) == [stays])
        try await store.plan([entry(leaves)])
        #expect(Set(try await store.planned) == [reminder(of: stays).id, reminder(of: leaves).id])
    }

    @Test("what is settled or missed is not planned again", arguments: TestedStore.allCases)
    func settledStays(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let (told, missed) = (meeting("told"), meeting("missed"))
        try await store.plan([entry(told), entry(missed)])
        try await store.settle(
            [
                Settlement(reminder: reminder(of: told).id, state: .settled, deliveries: []),
                Settlement(reminder: reminder(of: missed).id, state: .missed, deliveries: []),
            ], at: at(1))
        try await store.plan([entry(told, version: "2"), entry(missed, version: "2")], vanished: [missed.id])
        #expect(try await store.planned == [])
        #expect(try await store.reminders == [.settled: 1, .missed: 1])
    }

    @Test("what waits to be sent is taken back when it is not true any more", arguments: TestedStore.allCases)
    func withdrawn(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let names = ["moved", "cancelled", "gone", "retitled", "sent"]
        try await store.plan(names.map { entry(meeting($0)) })
        for name in names {
            let due = reminder(of: meeting(name))
            let item = delivery(due, on: name)
            try await store.settle([Settlement(reminder: due.id, state: .settled, deliveries: [item])], at: at(1))
        }
        _ = try await store.taken(channel: "sent", at: at(1), limit: 1)
        _ = try await store.taken(channel: "gone", at: at(1), limit: 1)
        try await store.record([
            DeliveryOutcome(
                delivery: delivery(reminder(of: meeting("gone")), on: "gone").id, state: .deferred, at: at(1),
                retryAt: at(1.1), note: "HTTP 503")
        ])
        try await store.plan(
            [
                entry(meeting("moved", starts: 4), leads: []),
                entry(meeting("cancelled", status: .cancelled), leads: []),
                entry(meeting("retitled"), version: "2"),
                entry(meeting("sent", starts: 4), leads: []),
            ], vanished: [meeting("gone").id])
        let states = Dictionary(
            uniqueKeysWithValues: try await store.deliveries(limit: 9).map { ($0.channel, $0.state) })
        #expect(
            states == [
                "moved": .cancelled, "cancelled": .cancelled, "gone": .cancelled, "retitled": .queued, "sent": .sending,
            ])
        #expect(try await store.tally().deliveries == [.cancelled: 3, .queued: 1, .sending: 1])
        #expect(try await store.nextAttempt(on: "gone") == nil)
    }

    @Test("a forgotten calendar leaves nothing planned and no documents", arguments: TestedStore.allCases)
    func forgotten(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let kept = meeting("kept", calendar: "b")
        for name in ["a", "b", "c"] {
            try await store.save(CalendarRecord(name: name), documents: [CalendarDocument(name: "x", bytes: [1])])
        }
        try await store.plan([entry(meeting("dropped", calendar: "a"))], calendar: "a")
        try await store.plan([entry(kept)], calendar: "b")
        #expect(try await store.forgetCalendars(except: ["b", "unknown"]) == ["a", "c"])
        #expect(try await store.calendars().map(\.name) == ["b"])
        #expect(try await store.documents(of: "a") == [])
        #expect(try await store.documents(of: "b").count == 1)
        #expect(try await store.planned == [reminder(of: kept).id])
        #expect(try await store.reminders == [.planned: 1, .cancelled: 1])
        #expect(try await store.known(of: "a", notOverAt: noon) == [:])
        #expect(try await store.upcoming(from: noon, until: at(100), limit: 9).map(\.occurrence) == [kept])
    }
}

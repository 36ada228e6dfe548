import CivilTime
import ReminderCore
import Testing

extension StoreConformance {
    @Test("an event is put off for every rule that is about it", arguments: TestedStore.allCases)
    func snoozeRules(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let event = meeting("a", starts: 30)
        var both = entry(event, leads: [])
        both = CalendarChange.Entry(
            occurrence: event, fingerprint: both.fingerprint, start: both.start, end: both.end,
            plan: ["first", "second"].map { PlannedReminder(reminder(of: event, lead: 20, rule: $0), isWanted: true) })
        try await store.plan([both])
        let later = ["first", "second"].map { rule in
            Reminder(
                occurrence: event.id, rule: rule, lead: Reminder.snoozed, due: at(25), start: at(30), end: at(31))
        }
        #expect(try await store.snooze(until: later) == 2)
        #expect(try await Set(store.planned) == Set(later.map(\.id)))
        #expect(try await store.snooze(until: later) == 0, "it is put off already")
        #expect(try await store.reminders == [.planned: 2, .silenced: 2])
    }

    @Test(
        "what is out of reach is forgotten without a word, and known again when it comes near",
        arguments: TestedStore.allCases)
    func outOfReach(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let event = meeting("a", starts: 900)
        try await store.plan([entry(event)])
        try await store.send(notice("digest", about: [event]))
        var change = CalendarChange(calendar: "team", now: at(1))
        change.outOfReach = [event.id]
        try await store.apply(change, record: CalendarRecord(name: "team"), documents: nil)
        #expect(try await store.known(of: "team", notOverAt: noon) == [:])
        #expect(try await store.planned == [])
        #expect(try await store.changes == [])
        try await store.plan([entry(event)], at: 2)
        #expect(try await store.changes == [], "nobody heard that it was gone")
        #expect(try await store.planned == [reminder(of: event).id])
    }

    @Test(
        "what failed is not tried again with all others when it is not true any more", arguments: TestedStore.allCases)
    func retryUntrue(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let events = ["same", "moved", "gone", "over"].map { meeting($0, starts: $0 == "over" ? 3 : 30) }
        try await store.plan(events.map { entry($0) })
        for event in events {
            let due = reminder(of: event)
            try await store.settle(
                [Settlement(reminder: due.id, state: .settled, deliveries: [delivery(due, on: event.id.uid)])], at: noon
            )
            _ = try await store.taken(channel: event.id.uid, at: noon, limit: 1)
            try await store.record(outcome(of: delivery(due, on: event.id.uid), .failed))
        }
        try await store.plan([entry(meeting("moved", starts: 40), leads: [])], vanished: [meeting("gone").id])
        let queued = try await store.retry(nil, at: at(5), usefulness: .seconds(60))
        #expect(queued.map(\.channel) == ["same"])
        let twice = [Identity](repeating: delivery(reminder(of: events[1]), on: "moved").id, count: 2)
        #expect(
            try await store.retry(twice, at: at(5), usefulness: .seconds(60)).count == 1,
            "an operator's word counts, once")
        #expect(try await store.tally().deliveries == [.queued: 2, .failed: 2])
    }

    @Test("what failed and is not true any more goes nowhere", arguments: TestedStore.allCases)
    func divertUntrue(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let event = meeting("a", starts: 30)
        try await store.plan([entry(event)])
        let due = reminder(of: event)
        var first = delivery(due)
        first.fallback = Delivery.Fallback(channel: "mail", payload: [1])
        try await store.settle([Settlement(reminder: due.id, state: .settled, deliveries: [first])], at: noon)
        _ = try await store.taken(channel: "room", at: noon, limit: 1)
        try await store.plan([entry(meeting("a", starts: 40), leads: [])])
        #expect(try await store.record(outcome(of: first, .failed)) == .cancelled)
        #expect(try await store.tally().deliveries == [.cancelled: 1])
    }

    @Test("the next attempt on a channel can be brought forward, and no other", arguments: TestedStore.allCases)
    func bringForward(kind: TestedStore) async throws {
        let store = try kind.open(state)
        for name in ["a", "b"] { try await store.send(notice(name, due: name == "a" ? 0 : 1), .deferred, at: 0) }
        var later = notice("not yet")
        later.notBefore = at(9)
        try await store.enqueue(later, at: noon)
        try await store.bringForward(on: "room", at: at(0.1))
        #expect(try await store.taken(channel: "room", at: at(0.1), limit: 9).map(\.summary) == ["a"])
    }

    @Test("a silence about one event holds for it under its next name", arguments: TestedStore.allCases)
    func silenceRenamed(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let (old, new) = (meeting("a", recurrence: "20261026"), meeting("a", recurrence: "20261027", starts: 26))
        try await store.plan([entry(old)])
        _ = try await store.add(Silence(event: old.id.shortName, ends: at(99), comment: "", created: noon))
        try await store.plan([entry(new, knownAs: old)])
        let silence = try #require(try await store.silences(at: noon).first)
        #expect(silence.covers(new, at: noon) && !silence.covers(old, at: noon))
    }

    @Test("a change that nobody was told of goes with its calendar", arguments: TestedStore.allCases)
    func forgottenChange(kind: TestedStore) async throws {
        let store = try kind.open(state)
        try await store.plan([entry(meeting("a", starts: 30))])
        try await store.send(notice("told", about: [meeting("a")]))
        try await store.plan([entry(meeting("a", starts: 50))], at: 1)
        _ = try await store.forgetCalendars(except: [])
        #expect(try await store.changes == [])
        #expect(try await store.digestMaterial(since: noon, from: at(1), until: at(99)) == [])
    }

    @Test("how many occurrences are to come is counted for each calendar", arguments: TestedStore.allCases)
    func counts(kind: TestedStore) async throws {
        let store = try kind.open(state)
        try await store.plan([entry(meeting("a")), entry(meeting("b", starts: 30)), entry(meeting("c", starts: 30))])
        try await store.plan([entry(meeting("d", calendar: "ilo", starts: 30))], calendar: "ilo")
        try await store.plan([], vanished: [meeting("c").id])
        #expect(try await store.upcomingCounts(at: at(5)) == ["team": 1, "ilo": 1])
    }
}

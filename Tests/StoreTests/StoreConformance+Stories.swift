import CivilTime
import ReminderCore
import Testing

extension StoreConformance {
    @Test(
        "the story of an event has its reminders, what was sent and tried, and what became of it",
        arguments: TestedStore.allCases)
    func story(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let event = meeting("a", starts: 10)
        try await store.plan([entry(event, leads: [1])], at: 1)
        let due = reminder(of: event)
        var sent = delivery(due)
        sent.fallback = Delivery.Fallback(channel: "mail", payload: [])
        try await store.settle([Settlement(reminder: due.id, state: .settled, deliveries: [sent])], at: at(9))
        _ = try await store.taken(channel: "room", at: at(9), limit: 9)
        try await store.record(outcome(of: sent, .deferred, at: 9, retryAt: 9.5, note: "503"))
        let moved = meeting("a", starts: 30)
        try await store.plan([entry(moved, leads: [1])], at: 9.1)

        let story = try #require(try await store.story(of: event.id))
        #expect(story.record == OccurrenceRecord(occurrence: moved, presence: .present, known: at(1)))
        #expect(story.reminders.map(\.id) == [due.id, reminder(of: moved).id])
        #expect(story.reminders.map(\.start) == [at(10), at(30)])
        #expect(story.reminders.map(\.state) == [.settled, .planned])
        let told = try #require(story.deliveries.first)
        #expect(story.deliveries.count == 1 && told.record.id == sent.id)
        #expect(told.reminder == due.id && told.occurrences == [event.id] && told.fallback == "mail")
        #expect(told.expires == sent.expires && !told.isOfSeveral)
        #expect(told.attempts.map(\.note) == ["503"])
        #expect(story.changes.map(\.noticed) == [at(9.1)] && story.changes.map(\.isTold) == [false])
        #expect(story.changes.map(\.change.kinds) == [[.moved]])
        #expect(story.changes.first?.change.before.span == event.span)
        #expect(story.changes.first?.change.after == moved)
    }

    @Test("changes that were told follow one another, and what is gone is gone", arguments: TestedStore.allCases)
    func storyOfChanges(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let (first, second) = (meeting("a", starts: 30), meeting("a", starts: 40))
        try await store.plan([entry(first)])
        try await store.plan([entry(second)], at: 1)
        try await store.settle(try await store.changes.map { ChangeSettlement($0, deliveries: []) }, at: at(1))
        try await store.plan([], vanished: [first.id], at: 2)
        let story = try #require(try await store.story(of: first.id))
        #expect(story.record.presence == .vanished)
        #expect(story.changes.map(\.change.kinds) == [[.moved], [.vanished]])
        #expect(story.changes.map(\.change.before.span) == [first.span, second.span])
        #expect(story.changes.map { $0.change.after?.span } == [second.span, nil])
        #expect(story.changes.map(\.isTold) == [true, false])
    }

    @Test("a message that tells of several events is in the story of each", arguments: TestedStore.allCases)
    func storyOfSeveral(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let events = [meeting("a"), meeting("b")]
        try await store.plan(events.map { entry($0) })
        var digest = notice("digest", about: events)
        digest.isOfSeveral = true
        try await store.enqueue(digest, at: noon)
        for event in events {
            let told = try #require(try await store.story(of: event.id)?.deliveries)
            #expect(told.map(\.occurrences) == [events.map(\.id)])
            #expect(told.map(\.isOfSeveral) == [true] && told.map(\.reminder) == [nil])
        }
    }

    @Test(
        "events are found whether they are to come, over or gone, and others that begin with them",
        arguments: TestedStore.allCases)
    func found(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let events = [meeting("b", starts: 20), meeting("a", starts: -20), meeting("c", calendar: "other", starts: 20)]
        try await store.plan(events.map { entry($0) })
        try await store.plan([], vanished: [events[0].id])
        let found = try await store.occurrences(limit: 9) { id, title in !id.uid.isEmpty && title.hasPrefix("Hội thảo")
        }
        #expect(found.map(\.occurrence.id.uid) == ["a", "b", "c"])
        #expect(found.map(\.presence) == [.present, .vanished, .present])
        #expect(try await store.occurrences(limit: 1) { id, _ in id.uid != "a" }.map(\.occurrence.id.uid) == ["b"])
        #expect(try await store.occurrences(startingAt: at(20)).map(\.id.uid) == ["c"])
    }

    @Test("reminders and deliveries are found by the beginnings of their names", arguments: TestedStore.allCases)
    func named(kind: TestedStore) async throws {
        let store = try kind.open(state)
        try await store.plan([entry(meeting("a"))])
        try await store.enqueue(notice("x", about: [meeting("a")]), at: noon)
        let name = reminder(of: meeting("a")).id
        #expect(
            try await store.reminders(named: String(name.description.prefix(6)))
                == [NamedReminder(id: name, occurrence: meeting("a").id)])
        let delivery = String(notice("x").id.description.prefix(6))
        #expect(try await store.deliveryStories(named: delivery).map(\.record.id) == [notice("x").id])
        #expect(try await store.reminders(named: "xyz") == [])
        #expect(try await store.deliveryStories(named: String(repeating: "0", count: 33)) == [])
    }
}

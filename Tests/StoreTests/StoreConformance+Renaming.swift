import CivilTime
import ReminderCore
import Testing

extension StoreConformance {
    @Test(
        "an event that begins to recur keeps its history and is not reminded of twice", arguments: TestedStore.allCases)
    func renamed(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let (single, first) = (meeting("a", starts: 30), meeting("a", recurrence: "20261026", starts: 30))
        try await store.plan([entry(single, leads: [1, 20])])
        let said = reminder(of: single, lead: 20)
        try await store.settle(
            [Settlement(reminder: said.id, state: .settled, deliveries: [delivery(said)])], at: at(10))
        _ = try await store.taken(channel: "room", at: at(10), limit: 1)
        try await store.record(outcome(of: delivery(said), .delivered, at: 10))
        try await store.plan([entry(first, knownAs: single, leads: [1, 20])], at: 11)
        #expect(try await store.planned == [reminder(of: first, lead: 1).id])
        #expect(try await store.reminders == [.planned: 1, .settled: 1])
        #expect(try await store.reminders(of: first.id).map(\.state) == [.settled, .planned])
        #expect(try await store.reminders(of: single.id) == [])
        #expect(try await store.deliveries(about: first.id).map(\.id) == [delivery(said).id])
        #expect(Set(try await store.known(of: "team", notOverAt: noon).keys) == [first.id])
        #expect(try await store.changes == [], "another name is no change")
    }

    @Test("what was planned under the former name is settled under the new one", arguments: TestedStore.allCases)
    func renamedAndSettled(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let (single, first) = (meeting("a", starts: 30), meeting("a", recurrence: "20261026", starts: 30))
        try await store.plan([entry(single)])
        let snooze = reminder(of: single, lead: 2, as: Reminder.snoozed)
        #expect(try await store.snooze(until: snooze) == 0)
        try await store.plan([entry(first, knownAs: single)])
        let due = try await store.due(at: at(30), limit: 9).reminders
        #expect(due.map(\.reminder.lead) == [Reminder.snoozed, "1.0h"] && due.allSatisfy { $0.occurrence == first })
        try await store.settle(
            due.map { Settlement(reminder: $0.reminder.id, state: .settled, deliveries: []) }, at: at(30))
        #expect(try await store.nextDue() == nil)
        #expect(try await store.reminders == [.settled: 2])
    }

    @Test("a series that moves is told of its former times", arguments: TestedStore.allCases)
    func renamedAndMoved(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let before = [30.0, 198].map { meeting("a", recurrence: "at \($0)", starts: $0) }
        let after = [54.0, 222].map { meeting("a", recurrence: "at \($0)", starts: $0) }
        try await store.plan(before.map { entry($0) })
        try await store.send(notice("told", about: [before[0]]))
        try await store.plan(zip(after, before).map { entry($0, knownAs: $1) })
        let changes = try await store.changes
        #expect(changes.map(\.change.kinds) == [[.moved], [.moved]])
        #expect(changes.map(\.change.before.span) == before.map(\.span))
        #expect(changes.map(\.change.after) == after)
        #expect(changes.map { $0.audience.map(\.channel) } == [["room"], []])
        #expect(try await store.planned == after.map { reminder(of: $0).id })
        #expect(try await store.reminders == [.planned: 2, .superseded: 2])
    }

    @Test("the name of an event that is gone or over can be given to another", arguments: TestedStore.allCases)
    func renamedToUsedName(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let (old, moving) = (meeting("a", recurrence: "x", starts: 30), meeting("a", recurrence: "y", starts: 40))
        let taken = meeting("a", recurrence: "x", starts: 30)
        try await store.plan([entry(old), entry(moving)])
        let said = reminder(of: old)
        try await store.settle(
            [Settlement(reminder: said.id, state: .settled, deliveries: [delivery(said)])], at: at(1))
        try await store.plan([], vanished: [old.id])
        try await store.plan([entry(taken, knownAs: moving)])
        #expect(Set(try await store.known(of: "team", notOverAt: noon).keys) == [taken.id])
        #expect(try await store.planned == [reminder(of: taken).id])
        #expect(try await store.reminders == [.planned: 1, .settled: 1, .superseded: 1])
        #expect(try await store.reminders(of: taken.id).map(\.state) == [.planned, .superseded])
        #expect(try await store.delivery(delivery(said).id) != nil)
    }
}

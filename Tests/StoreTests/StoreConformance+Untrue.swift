import CivilTime
import ReminderCore
import Testing

extension StoreConformance {
    @Test("an attempt that is to be repeated is not when the event moved meanwhile", arguments: TestedStore.allCases)
    func deferredUntrue(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let names = ["moved", "cancelled", "gone", "same"]
        try await store.plan(names.map { entry(meeting($0)) })
        for name in names {
            let due = reminder(of: meeting(name))
            try await store.settle(
                [Settlement(reminder: due.id, state: .settled, deliveries: [delivery(due, on: name)])], at: at(1))
            _ = try await store.taken(channel: name, at: at(1), limit: 1)
        }
        try await store.plan(
            [
                entry(meeting("moved", starts: 4), leads: []),
                entry(meeting("cancelled", status: .cancelled), leads: []),
            ], vanished: [meeting("gone").id])
        for name in names {
            let item = delivery(reminder(of: meeting(name)), on: name)
            let state = try await store.record(outcome(of: item, .deferred, at: 1, retryAt: 2, note: "HTTP 503"))
            #expect(state == (name == "same" ? .deferred : .cancelled))
            let record = try #require(try await store.delivery(item.id))
            #expect(record.state == state && record.note.hasSuffix("HTTP 503"))
            #expect((record.retryAt == nil) == (name != "same"))
        }
        #expect(try await store.tally().deliveries == [.cancelled: 3, .deferred: 1])
    }

    @Test(
        "when a forgotten calendar comes back, nobody hears that its events take place after all",
        arguments: TestedStore.allCases)
    func forgottenComesBack(kind: TestedStore) async throws {
        let store = try kind.open(state)
        try await store.plan([entry(meeting("a", starts: 30)), entry(meeting("gone", starts: 30))])
        try await store.send(notice("told", about: [meeting("a")]))
        try await store.plan([], vanished: [meeting("gone").id])
        let pending = try await store.changes
        try await store.settle(pending.map { ChangeSettlement($0, deliveries: []) }, at: noon)
        #expect(try await store.forgetCalendars(except: []) == ["team"])
        #expect(try await store.changes == [])
        #expect(try await store.known(of: "team", notOverAt: noon) == [:])
        try await store.plan([entry(meeting("a", starts: 30)), entry(meeting("gone", starts: 30))])
        #expect(try await store.changes.map(\.change.before.id.uid) == ["gone"], "that one was said to be off")
        #expect(try await store.known(of: "team", notOverAt: noon).count == 2)
        try await store.plan([entry(meeting("a", starts: 50))])
        #expect(try await store.changes.last?.audience.map(\.channel) == ["room"], "what people heard is remembered")
    }
}

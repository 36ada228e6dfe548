import CivilTime
import ReminderCore
import Store
import Testing

extension StoreConformance {
    /// Takes the one delivery of `channel` out, and writes down that it arrived and what the service calls it.
    @discardableResult
    private func arrive(
        _ store: any StateStore, on channel: String = "room", as reference: String
    ) async throws -> Delivery {
        let delivery = try #require(try await store.taken(channel: channel, at: at(9), limit: 1).first)
        try await store.record(outcome(of: delivery, .delivered, at: 9, reference: reference))
        return delivery
    }

    /// Moves the event `a`, and tells of it on every channel that heard of it.
    private func move(_ store: any StateStore, to hour: Double) async throws -> [EarlierNotice] {
        try await store.plan([entry(meeting("a", starts: hour))])
        var earlier: [EarlierNotice] = []
        for change in try await store.changes {
            let deliveries = change.audience.map { audience in
                var delivery = notice("moved to \(hour) on \(audience.channel)", on: audience.channel)
                (delivery.occurrences, delivery.earlier) = ([meeting("a").id], audience.earlier)
                return delivery
            }
            earlier += change.audience.map(\.earlier)
            try await store.settle([ChangeSettlement(change, deliveries: deliveries)], at: at(9))
        }
        return earlier
    }

    @Test(
        "each correction knows the last notice, and what began the thread, over restarts too",
        arguments: TestedStore.allCases)
    func references(kind: TestedStore) async throws {
        do {
            let store = try kind.open(state)
            defer { (store as? SQLiteStore)?.close() }
            try await store.plan([entry(meeting("a", starts: 30))])
            try await store.enqueue(notice("told", about: [meeting("a")]), at: noon)
            #expect(try await arrive(store, as: "ref 0").earlier == nil)
        }
        for number in 1...3 {
            let store = try kind.open(state)
            defer { (store as? SQLiteStore)?.close() }
            let known = try #require(try await move(store, to: 30 + Double(number)).first)
            // Those after the first are not sent yet.
            #expect(known.reference == (number == 1 ? "ref 0" : ""))
            #expect(known.thread == "ref 0" && !known.isOfSeveral)
        }
        let store = try kind.open(state)
        for number in 1...3 {
            let earlier = try await arrive(store, as: "ref \(number)").earlier
            #expect(earlier?.reference == "ref \(number - 1)", "though it was not known when the words were found")
            #expect(earlier?.thread == "ref 0")
        }
    }

    @Test("what was under way when it changed is replied to all the same", arguments: TestedStore.allCases)
    func lateReference(kind: TestedStore) async throws {
        let store = try kind.open(state)
        try await store.plan([entry(meeting("a", starts: 30))])
        let first = notice("told", about: [meeting("a")])
        try await store.enqueue(first, at: noon)
        _ = try await store.taken(channel: "room", at: noon, limit: 1)
        #expect(try await move(store, to: 40) == [EarlierNotice(id: first.id, reference: "")])
        #expect(try await store.taken(channel: "room", at: at(9), limit: 9) == [], "it waits for the first")
        try await store.record(outcome(of: first, .delivered, reference: "ref"))
        #expect(try await arrive(store, as: "").earlier == EarlierNotice(id: first.id, reference: "ref"))
    }

    @Test(
        "a message of several, and a list of one, is replied to and says that it is no message of one",
        arguments: TestedStore.allCases, [["a", "b"], ["a"]])
    func referenceOfSeveral(kind: TestedStore, events: [String]) async throws {
        let store = try kind.open(state)
        try await store.plan(events.map { entry(meeting($0, starts: 30)) })
        var list = notice("list", about: events.map { meeting($0) })
        list.isOfSeveral = true
        try await store.enqueue(list, at: noon)
        try await arrive(store, as: "list")
        let earlier = EarlierNotice(id: list.id, reference: "list", isOfSeveral: true)
        #expect(try await move(store, to: 40) == [earlier])
        let reply = try await arrive(store, as: "reply")
        #expect(reply.earlier == earlier)
        #expect(
            try await move(store, to: 50) == [
                EarlierNotice(id: reply.id, reference: "reply", thread: "list", isThreadOfSeveral: true)
            ])
    }

    @Test(
        "what a fallback delivered is corrected there, by what its own service calls it",
        arguments: TestedStore.allCases)
    func referenceOnFallback(kind: TestedStore) async throws {
        let store = try kind.open(state)
        try await store.plan([entry(meeting("a", starts: 30))])
        let first = notice("told", about: [meeting("a")], fallback: "mail")
        try await store.enqueue(first, at: noon)
        _ = try await store.taken(channel: "room", at: noon, limit: 1)
        try await store.record(outcome(of: first, .failed))
        try await arrive(store, on: "mail", as: "mail 1")
        let id = Delivery.Fallback.id(of: first.id, on: "mail")
        #expect(try await move(store, to: 40) == [EarlierNotice(id: id, reference: "mail 1")])
        #expect(try await arrive(store, on: "mail", as: "mail 2").earlier?.reference == "mail 1")
    }

    @Test("a correction that goes out on a fallback does not reply to another service's message")
    func divertedCorrection() async throws {
        let store = try TestedStore.sqlite.open(state)
        try await store.plan([entry(meeting("a", starts: 30))])
        try await store.enqueue(notice("told", about: [meeting("a")]), at: noon)
        try await arrive(store, as: "room 1")
        var moved = notice("moved", about: [meeting("a")], fallback: "mail")
        moved.earlier = EarlierNotice(id: notice("told").id, reference: "room 1")
        try await store.enqueue(moved, at: noon)
        _ = try await store.taken(channel: "room", at: noon, limit: 1)
        try await store.record(outcome(of: moved, .failed))
        #expect(try await arrive(store, on: "mail", as: "").earlier == nil)
    }
}

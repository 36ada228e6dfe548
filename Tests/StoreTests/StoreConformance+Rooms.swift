import CivilTime
import ReminderCore
import Testing

extension StoreConformance {
    /// Puts a notice into the outbox, and writes down that it arrived as `reference`.
    private func tell(
        _ name: String, on channel: String = "room", about events: [Occurrence], as reference: String,
        isOfSeveral: Bool = false, in store: any StateStore
    ) async throws {
        var delivery = notice(name, on: channel, about: events)
        delivery.isOfSeveral = isOfSeveral
        try await store.enqueue(delivery, at: noon)
        _ = try await store.taken(channel: channel, at: noon, limit: 9)
        try await store.record(outcome(of: delivery, .delivered, reference: reference))
    }

    @Test("what a notice told of is known by what its receipt called it", arguments: TestedStore.allCases)
    func toldByReference(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let (one, other) = (meeting("a", starts: 30), meeting("b", starts: 40))
        try await store.plan([entry(one), entry(other)])
        try await tell("one", about: [one], as: "ref 1", in: store)
        try await tell("both", about: [one, other], as: "ref 2", isOfSeveral: true, in: store)
        try await tell("elsewhere", on: "hall", about: [other], as: "ref 1", in: store)
        try await tell("nothing", about: [], as: "ref 3", in: store)
        #expect(try await store.told(on: "room", as: "ref 1").map(\.id) == [one.id])
        #expect(try await store.told(on: "room", as: "ref 2").map(\.id) == [one.id, other.id])
        #expect(try await store.told(on: "hall", as: "ref 1").map(\.id) == [other.id])
        #expect(try await store.told(on: "room", as: "ref 3") == [])
        #expect(try await store.told(on: "room", as: "ref 9") == [])
        #expect(try await store.told(on: "room", as: "") == [], "a receipt without a name is nobody's")
    }

    @Test("else it is the last notice that told of events, and no digest or answer", arguments: TestedStore.allCases)
    func toldLast(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let (one, other) = (meeting("a", starts: 30), meeting("b", starts: 40))
        try await store.plan([entry(one), entry(other)])
        #expect(try await store.told(on: "room", as: nil) == [])
        try await tell("one", about: [one], as: "", in: store)
        try await tell("digest", about: [other], as: "", isOfSeveral: true, in: store)
        try await tell("answer", about: [], as: "", in: store)
        try await tell("elsewhere", on: "hall", about: [other], as: "", in: store)
        try await store.enqueue(notice("not yet", about: [other]), at: noon)
        #expect(try await store.told(on: "room", as: nil).map(\.id) == [one.id])
        #expect(try await store.told(on: "hall", as: nil).map(\.id) == [other.id])
    }
}

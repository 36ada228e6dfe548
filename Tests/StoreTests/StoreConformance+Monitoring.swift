import CivilTime
import ReminderCore
import Testing

extension StoreConformance {
    @Test(
        "each delivery that comes to its end is counted once, until the store is opened anew",
        arguments: TestedStore.allCases)
    func ends(kind: TestedStore) async throws {
        let store = try kind.open(state)
        #expect(store.ended == [:])
        for state in [DeliveryState.delivered, .accepted, .failed, .deferred] {
            try await store.send(notice(state.rawValue, expires: 30), state)
        }
        try await store.send(notice("mail", on: "mail"))
        #expect(store.ended == ["room": [.delivered: 1, .accepted: 1, .failed: 1], "mail": [.delivered: 1]])
        try await store.record(outcome(of: notice("failed"), .failed))
        #expect(store.ended["room"]?[.failed] == 1, "it was told twice")
        _ = try await store.retry([notice("failed").id], at: at(1), usefulness: .zero)
        #expect(store.ended["room"]?[.failed] == 1, "it is under way again, and it had failed")
        #expect(try await store.expireDeliveries(at: at(50)).count == 2)
        #expect(store.ended["room"] == [.delivered: 1, .accepted: 1, .failed: 1, .expired: 2])
        try await store.prune(endedBefore: at(1000))
        #expect(store.ended["room"]?[.delivered] == 1, "what is forgotten was counted")
    }

    @Test(
        "what takes place in a span is found: of all calendars or one, without what vanished",
        arguments: TestedStore.allCases)
    func occurrences(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let events = [1.0, 5, 9].map { meeting("\(Int($0))", starts: $0) }
        try await store.plan(events.map { entry($0) } + [entry(meeting("off", starts: 6, status: .cancelled))])
        try await store.plan([entry(meeting("x", calendar: "other", starts: 5))], calendar: "other")
        func found(_ from: Double, _ until: Double, _ calendar: String? = nil) async throws -> [String] {
            try await store.occurrences(from: at(from), until: at(until), of: calendar).map(\.id.uid)
        }
        #expect(try await found(0, 20) == ["1", "5", "x", "off", "9"])
        #expect(try await found(2, 9) == ["5", "x", "off"], "the first is over, the last begins after it")
        #expect(try await found(0, 20, "other") == ["x"])
        #expect(try await store.occurrences(from: at(0), until: at(3), of: nil) == [events[0]])
        try await store.plan([], vanished: [events[1].id])
        #expect(try await found(0, 20, "team") == ["1", "off", "9"])
    }
}

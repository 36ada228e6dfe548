import CivilTime
import ReminderCore
import Testing

extension StoreConformance {
    @Test(
        "a digest begins when it is first asked for, and goes on from where it was settled",
        arguments: TestedStore.allCases)
    func digestState(kind: TestedStore) async throws {
        let settled = DigestState(since: at(5), settledUpTo: at(6))
        do {
            let store = try kind.open(state)
            #expect(try await store.digestState(of: "week", at: at(1)) == DigestState(since: at(1), settledUpTo: at(1)))
            #expect(try await store.digestState(of: "week", at: at(2)) == DigestState(since: at(1), settledUpTo: at(1)))
            let notices = ["room", "hook"].map { notice("week on \($0)", on: $0, urgency: .patient) }
            try await store.settle(digest: "week", settled, notices, at: at(6))
            try await store.settle(digest: "week", settled, notices, at: at(6))
            #expect(try await store.states == ["week on room": .queued, "week on hook": .queued])
        }
        let store = try kind.open(state)
        #expect(try await store.digestState(of: "week", at: at(9)) == settled)
        #expect(try await store.digestState(of: "day", at: at(9)).since == at(9))
        #expect(try await store.tally().deliveries == [.queued: 2])
    }

    @Test("a digest may name what is not over and begins in time, the earliest first", arguments: TestedStore.allCases)
    func digestWindow(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let events = [("over", -1.0), ("ongoing", -0.5), ("soon", 1), ("last", 9.9), ("later", 10)]
            .map { meeting($0, starts: $1) }
        try await store.plan(events.reversed().map { entry($0) }, at: -5)
        let material = try await store.digestMaterial(since: at(-9), from: noon, until: at(10))
        #expect(material.map(\.occurrence) == Array(events[1...3]))
        #expect(material.allSatisfy { $0.created == at(-5) && $0.change == nil })
    }

    @Test(
        "since the last digest counts what became known and what changed, from how it was then",
        arguments: TestedStore.allCases)
    func digestNews(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let first = meeting("a", starts: 30)
        try await store.plan([entry(first)], at: 0)
        try await store.plan([entry(meeting("a", starts: 40)), entry(meeting("b", starts: 60))], at: 2)
        let told = try await store.changes
        try await store.settle(told.map { ChangeSettlement($0, deliveries: []) }, at: at(3))
        let last = meeting("a", starts: 50)
        try await store.plan([entry(last)], at: 4)
        func material(since hour: Double) async throws -> [DigestMaterial] {
            try await store.digestMaterial(since: at(hour), from: at(5), until: at(99))
        }
        let all = try await material(since: 1)
        #expect(all.map(\.occurrence.id.uid) == ["a", "b"])
        #expect(all.map(\.created) == [at(0), at(2)])
        #expect(all[0].change?.before.span == first.span && all[0].change?.after == last)
        #expect(all[1].change == nil)
        #expect(try await material(since: 2)[0].change?.before.span == meeting("a", starts: 40).span)
        #expect(try await material(since: 4).map(\.change) == [nil, nil])
    }

    @Test("what is gone is named when that is news, and not for ever", arguments: TestedStore.allCases)
    func digestGone(kind: TestedStore) async throws {
        let store = try kind.open(state)
        try await store.plan([entry(meeting("gone", starts: 30)), entry(meeting("off", starts: 30))], at: 0)
        try await store.plan(
            [entry(meeting("off", starts: 30, status: .cancelled), leads: [])], vanished: [meeting("gone").id], at: 2)
        func kinds(since hour: Double) async throws -> [String: [OccurrenceChange.Kind]] {
            let material = try await store.digestMaterial(since: at(hour), from: at(5), until: at(99))
            return Dictionary(uniqueKeysWithValues: material.map { ($0.occurrence.id.uid, $0.change?.kinds ?? []) })
        }
        #expect(try await kinds(since: 1) == ["gone": [.vanished], "off": [.cancelled]])
        #expect(try await kinds(since: 3) == ["off": []])
    }
}

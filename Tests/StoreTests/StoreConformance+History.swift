import CivilTime
import ReminderCore
import Testing

extension StoreConformance {
    @Test("deliveries that came to a bad end are queued again by name", arguments: TestedStore.allCases)
    func retry(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let states: [DeliveryState] = [.failed, .expired, .cancelled, .delivered, .accepted, .deferred]
        for state in states { try await store.send(notice(state.rawValue, on: state.rawValue, expires: 3), state) }
        try await store.enqueue(notice("queued", on: "queued"), at: noon)
        let names = states.map { notice($0.rawValue).id } + [notice("queued").id, notice("unknown").id]
        let queued = try await store.retry(names, at: at(2), usefulness: .seconds(3600 * 24))
        #expect(queued.map(\.summary) == ["failed", "expired", "cancelled"])
        #expect(queued.allSatisfy { $0.state == .queued && $0.changed == at(2) && $0.retryAt == nil })
        #expect(queued == (try await store.deliveries(limit: 99)).filter { queued.map(\.id).contains($0.id) })
        #expect(try await store.tally().deliveries == [.queued: 4, .delivered: 1, .accepted: 1, .deferred: 1])
        let waiting = ["failed": 1, "expired": 1, "cancelled": 1, "queued": 1, "deferred": 1]
        #expect(try await store.tally().waiting == waiting)
        let taken = try await store.taken(channel: "failed", at: at(20), limit: 9)
        #expect(taken.map(\.expires) == [at(26)] && taken.map(\.attempts) == [2])
        #expect(try await store.retry(names, at: at(2), usefulness: .zero) == [])
    }

    @Test("what still waits can be withdrawn, and nothing else", arguments: TestedStore.allCases)
    func withdraw(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let states: [DeliveryState] = [.failed, .delivered, .deferred]
        for state in states { try await store.send(notice(state.rawValue, expires: 30), state) }
        try await store.enqueue(notice("queued"), at: noon)
        for name in states.map(\.rawValue) + ["queued", "unknown"] {
            try await store.withdraw(notice(name).id, at: at(2))
        }
        #expect(try await store.tally().deliveries == [.failed: 1, .delivered: 1, .cancelled: 2])
        #expect(try await store.tally().waiting.values.allSatisfy { $0 == 0 })
        #expect(try await store.taken(channel: "room", at: at(20), limit: 9) == [])
    }

    @Test("all that failed or expired are queued again, but not what was taken back", arguments: TestedStore.allCases)
    func retryAll(kind: TestedStore) async throws {
        let store = try kind.open(state)
        for state in [DeliveryState.expired, .failed, .cancelled, .delivered] {
            try await store.send(notice(state.rawValue, expires: 30), state)
        }
        let queued = try await store.retry(nil, at: at(2), usefulness: .seconds(3600))
        #expect(queued.map(\.summary) == ["expired", "failed"])
        #expect(try await store.taken(channel: "room", at: at(2), limit: 9).map(\.expires) == [at(30), at(30)])
        #expect(try await store.retry(nil, at: at(2), usefulness: .zero) == [])
    }

    @Test("what is tried anew is whole again, and may still be a repetition", arguments: TestedStore.allCases)
    func retryAnew(kind: TestedStore) async throws {
        let store = try kind.open(state)
        try await store.plan([entry(meeting("a", starts: 30))])
        try await store.enqueue(notice("a", about: [meeting("a")]), at: noon)
        _ = try await store.taken(channel: "room", at: noon, limit: 1)
        try await store.record(
            DeliveryOutcome(
                delivery: notice("a").id, state: .failed, at: noon, note: "no answer", isUnanswered: true, isPlain: true
            ))
        let queued = try await store.retry([notice("a").id], at: at(1), usefulness: .zero)
        #expect(queued.map(\.note) == ["queued again; before: no answer"])
        let taken = try #require(try await store.taken(channel: "room", at: at(1), limit: 1).first)
        #expect(!taken.isPlain && taken.unanswered == 0)
        #expect(try await store.delivery(taken.id)?.mayBeDuplicate == true)
        try await store.record(outcome(of: taken, .failed))
        try await store.plan([entry(meeting("a", starts: 50))])
        #expect(try await store.changes.map { $0.audience.map(\.channel) } == [["room"]], "it may have been read")
    }

    @Test("a first success needs no history, all else has one", arguments: TestedStore.allCases)
    func attempts(kind: TestedStore) async throws {
        let store = try kind.open(state)
        for state in [DeliveryState.delivered, .accepted] {
            try await store.send(notice(state.rawValue), state)
            #expect(try await store.attempts(of: notice(state.rawValue).id) == [])
        }
        let delivery = notice("a")
        try await store.enqueue(delivery, at: noon)
        let results: [(DeliveryState, Int?, String)] = [
            (.deferred, 503, "HTTP 503"), (.deferred, nil, "no answer"), (.delivered, 200, "ok"),
        ]
        for (index, result) in results.enumerated() {
            let hour = Double(index)
            _ = try await store.taken(channel: "room", at: at(hour), limit: 1)
            try await store.record(
                DeliveryOutcome(
                    delivery: delivery.id, state: result.0, at: at(hour + 0.5),
                    retryAt: result.0 == .deferred ? at(hour + 1) : nil, note: result.2, status: result.1))
        }
        let expected = results.enumerated().map { index, result in
            DeliveryAttempt(
                number: index + 1, at: at(Double(index) + 0.5), state: result.0, status: result.1, note: result.2)
        }
        #expect(try await store.attempts(of: delivery.id) == expected)
        #expect(try await store.attempts(of: notice("unknown").id) == [])
    }

    @Test("an attempt that a crash cut off counts", arguments: TestedStore.allCases)
    func attemptsAfterCrash(kind: TestedStore) async throws {
        let store = try kind.open(state)
        try await store.enqueue(notice("a"), at: noon)
        _ = try await store.taken(channel: "room", at: noon, limit: 1)
        #expect(try await store.requeueInterrupted() == 1)
        #expect(try await store.delivery(notice("a").id)?.note == "cut off by a restart; it may have arrived")
        _ = try await store.taken(channel: "room", at: at(1), limit: 1)
        try await store.record(outcome(of: notice("a"), .delivered, at: 1, note: "ok"))
        #expect(
            try await store.attempts(of: notice("a").id) == [
                DeliveryAttempt(number: 2, at: at(1), state: .delivered, status: nil, note: "ok")
            ])
        let record = try #require(try await store.delivery(notice("a").id))
        #expect(record.mayBeDuplicate && record.attempts == 2)
    }

    @Test(
        "deliveries are listed by state, by the beginning of their names, and by what they are about",
        arguments: TestedStore.allCases)
    func lists(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let events = ["a", "b"].map { meeting($0, starts: 30) }
        try await store.plan(events.map { entry($0) })
        for state in [DeliveryState.failed, .delivered, .failed, .expired] {
            let number = try await store.deliveries(limit: 99).count
            try await store.send(notice("\(number) \(state)", about: number == 3 ? events : [events[0]]), state)
        }
        #expect(try await store.deliveries(limit: 9, in: [.failed]).map(\.summary) == ["0 failed", "2 failed"])
        let latest = try await store.deliveries(limit: 2, in: [.failed, .expired])
        #expect(latest.map(\.summary) == ["2 failed", "3 expired"])
        #expect(try await store.deliveries(limit: 9, in: [.queued]) == [])
        #expect(try await store.deliveries(about: events[0].id).count == 4)
        #expect(try await store.deliveries(about: events[1].id).map(\.summary) == ["3 expired"])
        #expect(try await store.deliveries(about: meeting("c").id) == [])
        let name = notice("0 failed").id.description
        #expect(try await store.deliveries(named: String(name.prefix(6))).map(\.summary) == ["0 failed"])
        #expect(try await store.deliveries(named: name.uppercased()).map(\.summary) == ["0 failed"])
        #expect(try await store.deliveries(named: "").count == 4)
        for nonsense in ["xyz", name + "0", "0 failed", "+1"] {
            #expect(try await store.deliveries(named: nonsense) == [])
        }
    }

    @Test(
        "pruning takes changes, mentions, attempts and silences with what they are about",
        arguments: TestedStore.allCases)
    func pruneHistory(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let (old, other, recent) = (meeting("old", starts: -9), meeting("other", starts: -9), meeting("recent"))
        try await store.plan([old, other, recent].map { entry($0, leads: []) }, at: -20)
        let group = notice("group", about: [old, other])
        try await store.send(group, .failed, at: -19)
        try await store.send(notice("old", on: "hook", about: [old]), .failed, at: -19)
        try await store.send(notice("recent", about: [recent]), .failed, at: -1)
        try await store.plan([entry(meeting("old", starts: -8), leads: [])], at: -18)
        let change = try #require(try await store.changes.first)
        let telling = notice("moved", about: [old])
        try await store.settle([ChangeSettlement(change, deliveries: [telling])], at: at(-18))
        try await store.plan([entry(meeting("recent", starts: 3), leads: [])], at: -1)
        _ = try await store.add(Silence(ends: at(-1), comment: "", created: at(-9)))
        _ = try await store.add(Silence(ends: at(1), comment: "stays", created: at(-9)))
        try await store.prune(endedBefore: noon)
        #expect(try await store.states.keys.sorted() == ["moved", "old", "recent"], "somebody still has to hear of it")
        _ = try await store.taken(channel: "room", at: at(-1), limit: 9)
        try await store.record(outcome(of: telling, .delivered, at: -1))
        try await store.prune(endedBefore: noon)
        #expect(try await store.states == ["recent": .failed])
        #expect(try await store.tally().deliveries == [.failed: 1])
        #expect(try await store.attempts(of: group.id) == [])
        #expect(try await store.attempts(of: notice("recent").id).count == 1)
        #expect(try await store.changes.map(\.change.before.id.uid) == ["recent"])
        #expect(try await store.silences(at: at(-5)).map(\.comment) == ["stays"])
    }
}

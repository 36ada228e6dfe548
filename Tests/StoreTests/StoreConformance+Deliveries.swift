import CivilTime
import ReminderCore
import Testing

extension StoreConformance {
    @Test(
        "deliveries are handed out oldest due first, once, and only of their channel", arguments: TestedStore.allCases)
    func claim(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let notices = [notice("third", due: -1), notice("first", due: -3), notice("second", due: -2)]
        for notice in notices { try await store.enqueue(notice, at: noon) }
        try await store.enqueue(notice("elsewhere", on: "hook"), at: noon)
        #expect(try await store.nextAttempt(on: "room") == at(-3))
        let claimed = try await store.taken(channel: "room", at: noon, limit: 2)
        #expect(claimed.map(\.summary) == ["first", "second"])
        #expect(claimed.map(\.attempts) == [1, 1])
        #expect(claimed.map(\.payload) == [Array("first".utf8), Array("second".utf8)])
        #expect(claimed.map(\.expires) == [at(48), at(48)])
        #expect(try await store.delivery(claimed[0].id)?.state == .sending)
        #expect(try await store.taken(channel: "room", at: noon, limit: 2).map(\.summary) == ["third"])
        #expect(try await store.taken(channel: "room", at: noon, limit: 2) == [])
        #expect(try await store.nextAttempt(on: "room") == nil)
        #expect(try await store.nextAttempt(on: "hook") == noon)
        #expect(try await store.taken(channel: "hook", at: noon, limit: 0) == [])
    }

    @Test("the same delivery is put into the outbox once", arguments: TestedStore.allCases)
    func enqueueTwice(kind: TestedStore) async throws {
        let store = try kind.open(state)
        try await store.enqueue(notice("a"), at: noon)
        _ = try await store.taken(channel: "room", at: noon, limit: 1)
        try await store.enqueue(notice("a"), at: at(1))
        #expect(try await store.deliveries(limit: 9).map(\.state) == [.sending])
        #expect(try await store.delivery(notice("unknown").id) == nil)
    }

    @Test(
        "a deferred delivery has its turn when its time has come, before what was due later",
        arguments: TestedStore.allCases)
    func deferred(kind: TestedStore) async throws {
        let store = try kind.open(state)
        try await store.enqueue(notice("a"), at: noon)
        _ = try await store.taken(channel: "room", at: noon, limit: 1)
        let outcome = DeliveryOutcome(
            delivery: notice("a").id, state: .deferred, at: at(0), retryAt: at(1), note: "HTTP 503")
        try await store.record([outcome])
        #expect(
            try await store.delivery(notice("a").id)
                == DeliveryRecord(
                    id: notice("a").id, channel: "room", state: .deferred, summary: "a", due: noon, changed: noon,
                    attempts: 1, retryAt: at(1), note: "HTTP 503"))
        #expect(try await store.nextAttempt(on: "room") == at(1))
        #expect(try await store.taken(channel: "room", at: at(1) - .milliseconds(1), limit: 9) == [])
        try await store.enqueue(notice("b", due: 0.5), at: at(0.5))
        let claimed = try await store.taken(channel: "room", at: at(1), limit: 9)
        #expect(claimed.map(\.summary) == ["a", "b"])
        #expect(claimed.map(\.attempts) == [2, 1])
        #expect(try await store.delivery(notice("a").id)?.retryAt == nil)
    }

    @Test("a delivery that came to its end stays there", arguments: TestedStore.allCases)
    func finalStays(kind: TestedStore) async throws {
        let store = try kind.open(state)
        for (name, end) in [("a", DeliveryState.delivered), ("b", .accepted), ("c", .failed), ("d", .expired)] {
            try await store.enqueue(notice(name), at: noon)
            let id = try #require(try await store.taken(channel: "room", at: noon, limit: 1).first?.id)
            try await store.record([
                DeliveryOutcome(delivery: id, state: end, at: at(1), note: "once"),
                DeliveryOutcome(delivery: id, state: .deferred, at: at(2), retryAt: at(3), note: "twice"),
            ])
            let record = try #require(try await store.delivery(id))
            #expect(record.state == end)
            #expect(record.note == "once")
            #expect(record.changed == at(1))
        }
        #expect(try await store.nextAttempt(on: "room") == nil)
        #expect(try await store.requeueInterrupted() == 0)
    }

    @Test("what lost its use is given up and not handed out", arguments: TestedStore.allCases)
    func expiredAtClaim(kind: TestedStore) async throws {
        let store = try kind.open(state)
        for number in 0..<5 {
            try await store.enqueue(notice("old \(number)", due: -5, expires: 1), at: noon)
        }
        try await store.enqueue(notice("new", due: -1, expires: 2), at: noon)
        let claimed = try await store.claim(channel: "room", at: at(1), limit: 2)
        #expect(claimed.taken.map(\.summary) == ["new"])
        let old = try await store.deliveries(limit: 9).filter { $0.summary != "new" }
        #expect(claimed.expired == old)
        #expect(old.allSatisfy { $0.state == .expired && !$0.note.isEmpty && $0.changed == at(1) })
    }

    @Test("waiting deliveries of every channel expire, and say why they waited", arguments: TestedStore.allCases)
    func expire(kind: TestedStore) async throws {
        let store = try kind.open(state)
        try await store.enqueue(notice("deferred", on: "room", expires: 1), at: noon)
        try await store.enqueue(notice("sending", on: "hook", expires: 1), at: noon)
        _ = try await store.taken(channel: "room", at: noon, limit: 1)
        _ = try await store.taken(channel: "hook", at: noon, limit: 1)
        try await store.record([
            DeliveryOutcome(
                delivery: notice("deferred").id, state: .deferred, at: noon, retryAt: at(5), note: "HTTP 503")
        ])
        try await store.enqueue(notice("queued", on: "no longer configured", expires: 1), at: noon)
        try await store.enqueue(notice("useful", on: "room", expires: 2), at: noon)
        #expect(try await store.expireDeliveries(at: at(1) - .milliseconds(1)) == [])
        let expired = try await store.expireDeliveries(at: at(1))
        #expect(Set(expired.map(\.summary)) == ["deferred", "queued"])
        #expect(expired.allSatisfy { $0.state == .expired && $0.changed == at(1) && $0.retryAt == nil })
        #expect(expired.first { $0.summary == "deferred" }?.note.contains("HTTP 503") == true)
        #expect(try await store.expireDeliveries(at: at(1)) == [])
        #expect(try await store.delivery(notice("sending").id)?.state == .sending)
        #expect(try await store.delivery(notice("useful").id)?.state == .queued)
    }

    @Test("what a crash left sending is queued again and keeps its attempts", arguments: TestedStore.allCases)
    func requeue(kind: TestedStore) async throws {
        do {
            let store = try kind.open(state)
            for name in ["a", "b", "c"] { try await store.enqueue(notice(name), at: noon) }
            _ = try await store.taken(channel: "room", at: noon, limit: 2)
        }
        let store = try kind.open(state)
        #expect(try await store.requeueInterrupted() == 2)
        #expect(try await store.requeueInterrupted() == 0)
        let claimed = try await store.taken(channel: "room", at: at(1), limit: 9)
        #expect(claimed.map(\.attempts) == [2, 2, 1])
    }

    @Test("the latest deliveries are listed, the newest last", arguments: TestedStore.allCases)
    func latest(kind: TestedStore) async throws {
        let store = try kind.open(state)
        for name in ["a", "b", "c"] { try await store.enqueue(notice(name), at: noon) }
        #expect(try await store.deliveries(limit: 2).map(\.summary) == ["b", "c"])
        #expect(try await store.deliveries(limit: 0) == [])
    }

    @Test("many writers at once lose nothing and hand nothing out twice", arguments: TestedStore.allCases)
    func concurrency(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let taken = try await withThrowingTaskGroup(of: [Identity].self) { group in
            for number in 0..<64 {
                group.addTask {
                    try await store.enqueue(notice("n\(number)"), at: noon)
                    let claimed = try await store.taken(channel: "room", at: noon, limit: 2)
                    let outcomes = claimed.map {
                        DeliveryOutcome(delivery: $0.id, state: .delivered, at: noon, note: "")
                    }
                    try await store.record(outcomes)
                    return claimed.map(\.id)
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(Set(taken).count == taken.count)
        #expect(taken.count == 64)
        #expect(try await store.tally().deliveries == [.delivered: 64])
    }
}

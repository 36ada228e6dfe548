import CivilTime
import ReminderCore
import Testing

extension StoreConformance {
    @Test("what is about one event goes out in order, what is beside it does not wait", arguments: TestedStore.allCases)
    func order(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let (a, b) = (meeting("a"), meeting("b"))
        try await store.plan([entry(a), entry(b)])
        for (name, event) in [("a 1", a), ("a 2", a), ("b 1", b), ("a 3", a)] {
            try await store.enqueue(notice(name, about: [event]), at: noon)
        }
        try await store.enqueue(notice("elsewhere", on: "hook", about: [a]), at: noon)
        try await store.enqueue(notice("both", about: [a, b]), at: noon)
        #expect(try await store.taken(channel: "room", at: noon, limit: 9).map(\.summary) == ["a 1", "b 1", "both"])
        #expect(try await store.taken(channel: "hook", at: noon, limit: 9).map(\.summary) == ["elsewhere"])
        #expect(try await store.taken(channel: "room", at: noon, limit: 9) == [])
        try await store.record(outcome(of: notice("a 1"), .delivered))
        #expect(try await store.taken(channel: "room", at: noon, limit: 9).map(\.summary) == ["a 2"])
        try await store.record(outcome(of: notice("a 2"), .accepted))
        #expect(try await store.taken(channel: "room", at: noon, limit: 9).map(\.summary) == ["a 3"])
    }

    @Test(
        "a delivery waits for the one before it while that is to be tried within a minute, not longer, nor when it ended",
        arguments: TestedStore.allCases,
        [
            (DeliveryState.deferred, 1, true), (.deferred, 60, true), (.deferred, 61, false), (.deferred, 3600, false),
            (.failed, 0, false), (.expired, 0, false), (.delivered, 0, false),
        ])
    func orderAfter(kind: TestedStore, outcome: (state: DeliveryState, retry: Double, waits: Bool)) async throws {
        let store = try kind.open(state)
        let event = meeting("a")
        try await store.plan([entry(event)])
        for name in ["first", "second"] { try await store.enqueue(notice(name, about: [event]), at: noon) }
        _ = try await store.taken(channel: "room", at: noon, limit: 9)
        try await store.record(
            DeliveryOutcome(
                delivery: notice("first").id, state: outcome.state, at: noon,
                retryAt: outcome.state == .deferred ? noon + .seconds(outcome.retry) : nil, note: ""))
        let next = try await store.taken(channel: "room", at: noon, limit: 9).map(\.summary)
        #expect(next == (outcome.waits ? [] : ["second"]))
        if outcome.waits {
            let then = try await store.taken(channel: "room", at: noon + .seconds(outcome.retry), limit: 9)
            #expect(then.map(\.summary) == ["first"])
        }
    }

    @Test("what waits for one that lost its use is handed out in its place", arguments: TestedStore.allCases)
    func orderAfterExpired(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let event = meeting("a")
        try await store.plan([entry(event)])
        try await store.enqueue(notice("old 1", expires: 1, about: [event]), at: noon)
        try await store.enqueue(notice("old 2", expires: 1, about: [event]), at: noon)
        try await store.enqueue(notice("new", about: [event]), at: noon)
        let claimed = try await store.claim(channel: "room", at: at(1), limit: 9)
        #expect(claimed.taken.map(\.summary) == ["new"])
        #expect(claimed.expired.map(\.summary) == ["old 1", "old 2"])
    }

    @Test("the order holds after a crash", arguments: TestedStore.allCases)
    func orderAfterCrash(kind: TestedStore) async throws {
        let event = meeting("a")
        do {
            let store = try kind.open(state)
            try await store.plan([entry(event)])
            for name in ["first", "second"] { try await store.enqueue(notice(name, about: [event]), at: noon) }
            _ = try await store.taken(channel: "room", at: noon, limit: 9)
        }
        let store = try kind.open(state)
        #expect(try await store.requeueInterrupted() == 1)
        #expect(try await store.taken(channel: "room", at: noon, limit: 9).map(\.summary) == ["first"])
    }

    @Test("the urgent goes first, what waits longest next, digests last", arguments: TestedStore.allCases)
    func urgency(kind: TestedStore) async throws {
        let store = try kind.open(state)
        try await store.enqueue(notice("digest", due: -9, urgency: .patient), at: noon)
        try await store.enqueue(notice("later", due: -1), at: noon)
        try await store.enqueue(notice("earlier", due: -2), at: noon)
        try await store.enqueue(notice("urgent", due: 0, urgency: .soon), at: noon)
        let taken = try await store.taken(channel: "room", at: noon, limit: 9)
        #expect(taken.map(\.summary) == ["urgent", "earlier", "later", "digest"])
        for delivery in taken { try await store.record(outcome(of: delivery, .deferred, retryAt: 1)) }
        let again = try await store.taken(channel: "room", at: at(1), limit: 9)
        #expect(again.map(\.summary) == taken.map(\.summary))
    }

    @Test("what an urgent one has to wait for is as urgent", arguments: TestedStore.allCases)
    func hurry(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let event = meeting("a")
        try await store.plan([entry(event)])
        try await store.send(notice("deferred", about: [event], urgency: .patient), .deferred, at: -1)
        for number in 1...4 { try await store.enqueue(notice("other \(number)", due: -9), at: noon) }
        try await store.enqueue(notice("first", due: -1, about: [event]), at: noon)
        try await store.enqueue(notice("urgent", about: [event], urgency: .soon), at: noon)
        var order: [String] = []
        for _ in 1...4 {
            let taken = try await store.taken(channel: "room", at: noon, limit: 1)
            for delivery in taken { try await store.record(outcome(of: delivery, .delivered)) }
            order += taken.map(\.summary)
        }
        #expect(order == ["deferred", "first", "urgent", "other 1"])
    }

    @Test("what is not to be sent before a moment is not", arguments: TestedStore.allCases)
    func notBefore(kind: TestedStore) async throws {
        let store = try kind.open(state)
        var (held, past) = (notice("held"), notice("past"))
        (held.notBefore, past.notBefore) = (at(2), at(-2))
        for delivery in [held, past] { try await store.enqueue(delivery, at: noon) }
        #expect(try await store.delivery(held.id)?.state == .deferred)
        #expect(try await store.nextRetry(on: "room") == at(2))
        let early = try await store.taken(channel: "room", at: at(2) - .milliseconds(1), limit: 9)
        #expect(early.map(\.summary) == ["past"])
        #expect(try await store.taken(channel: "room", at: at(2), limit: 9).map(\.attempts) == [1])
    }

    @Test("what an attempt came to is known at the next one", arguments: TestedStore.allCases)
    func memory(kind: TestedStore) async throws {
        let store = try kind.open(state)
        try await store.enqueue(notice("a"), at: noon)
        let first = try #require(try await store.taken(channel: "room", at: noon, limit: 1).first)
        #expect(first.unanswered == 0 && !first.isPlain)
        let silent = DeliveryOutcome(
            delivery: first.id, state: .deferred, at: noon, retryAt: at(1), note: "no answer", isUnanswered: true,
            isPlain: true)
        #expect(try await store.record(silent) == .deferred)
        #expect(try await store.delivery(first.id)?.mayBeDuplicate == false, "nothing was repeated yet")
        let second = try #require(try await store.taken(channel: "room", at: at(1), limit: 1).first)
        #expect(second.unanswered == 1 && second.isPlain && second.attempts == 2)
        let record = try #require(try await store.delivery(first.id))
        #expect(record.mayBeDuplicate && record.isPlain)
        #expect(try await store.record(outcome(of: second, .delivered)) == .delivered)
        #expect(try await store.record(outcome(of: second, .failed)) == nil)
        #expect(try await store.record(outcome(of: notice("unknown"), .failed)) == nil)
    }
}

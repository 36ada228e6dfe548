import CivilTime
import ReminderCore
import Testing

/// Where the store has something is a hint: it must never lead to something else.
extension StoreConformance {
    @Test("a reminder whose place is another's by now is not settled there", arguments: TestedStore.allCases)
    func strangePlace(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let (a, b) = (meeting("a"), meeting("b"))
        try await store.plan([entry(a), entry(b)])
        let due = try await store.due(at: at(9), limit: 9).reminders
        let (first, second) = (try #require(due.first), try #require(due.last))
        try await store.settle(
            [
                Settlement(
                    reminder: first.reminder.id, at: second.place, state: .settled,
                    deliveries: [delivery(first.reminder)])
            ], at: at(1))
        #expect(try await store.planned.count == 2)
        #expect(try await store.taken(channel: "room", at: at(1), limit: 9) == [])
    }

    @Test("what is handed out in the place of what ended is one transaction with it", arguments: TestedStore.allCases)
    func proceeding(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let event = meeting("a")
        try await store.plan([entry(event)])
        for name in ["first", "second"] { try await store.enqueue(notice(name, about: [event]), at: noon) }
        let first = try await store.proceed(on: "room", recording: [], claiming: 9, at: noon)
        #expect(first.claimed.taken.map(\.summary) == ["first"], "the second waits for it")
        #expect(first.isMoreQueued)
        let receipt = Receipt(note: "200 OK", status: 200)
        let outcome = DeliveryOutcome(of: first.claimed.taken[0], result: .success(receipt), at: noon)
        let second = try await store.proceed(on: "room", recording: [outcome, outcome], claiming: 9, at: noon)
        #expect(second.states == [.delivered, nil], "an outcome that is told twice changes nothing")
        #expect(second.claimed.taken.map(\.summary) == ["second"])
        #expect(!second.isMoreQueued, "all are under way")
        #expect(try await store.tally().deliveries == [.delivered: 1, .sending: 1])
    }

    @Test(
        "what is queued where there is room begins in the same transaction, after what was queued before",
        arguments: TestedStore.allCases)
    func settlingAndClaiming(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let (a, b) = (meeting("a"), meeting("b"))
        try await store.plan([entry(a), entry(b)])
        try await store.enqueue(notice("earlier", about: [a]), at: noon)
        let due = try await store.due(at: at(9), limit: 9).reminders
        let settlements = due.map {
            Settlement(
                reminder: $0.reminder.id, at: $0.place, state: .settled, deliveries: [delivery($0.reminder)])
        }
        let all = try await store.settle(settlements, claiming: ["room": 2, "hall": 2], at: at(1))
        let room = try #require(all["room"])
        #expect(room.claimed.taken.count == 2 && room.claimed.taken.contains { $0.summary == "earlier" })
        #expect(room.isMoreQueued, "what is about the same event waits")
        #expect(all["hall"]?.claimed == ClaimedDeliveries() && all["hall"]?.isMoreQueued == false)
        #expect(try await store.tally().deliveries == [.sending: 2, .queued: 1])
        #expect(try await store.planned.isEmpty)
    }

    @Test("recording alone hands nothing out", arguments: TestedStore.allCases)
    func recordingAlone(kind: TestedStore) async throws {
        let store = try kind.open(state)
        for name in ["first", "second"] { try await store.enqueue(notice(name), at: noon) }
        let taken = try await store.proceed(on: "room", recording: [], claiming: 1, at: noon).claimed.taken
        let failure = DeliveryOutcome(
            delivery: taken[0].id, state: .deferred, at: noon, retryAt: at(1), note: "busy")
        let proceedings = try await store.proceed(on: "room", recording: [failure], claiming: 0, at: noon)
        #expect(proceedings.states == [.deferred])
        #expect(proceedings.claimed == ClaimedDeliveries())
        #expect(try await store.proceed(on: "room", recording: [], claiming: 1, at: noon).nextRetry == at(1))
    }

    @Test(
        "reminders that are due are read page by page, whatever is settled meanwhile", arguments: TestedStore.allCases)
    func pages(kind: TestedStore) async throws {
        let store = try kind.open(state)
        try await store.plan(["a", "b", "c"].map { entry(meeting($0), leads: [1, 2]) })
        let all = try await store.due(at: at(9), limit: 9).reminders
        #expect(all.count == 6)
        var (found, last): ([DueReminder], DueReminder?) = ([], nil)
        while true {
            let page = try await store.due(at: at(9), after: last, limit: 2).reminders
            guard let end = page.last else { break }
            try await store.settle(
                [Settlement(reminder: end.reminder.id, at: end.place, state: .missed, deliveries: [])], at: at(9))
            found += page
            last = end
        }
        #expect(found == all)
    }
}

import CivilTime
import ReminderCore
import Testing

extension StoreConformance {
    private func opening(_ probes: Int = 0, _ cause: Breaker.Cause = .failing) -> Breaker.Opening {
        Breaker.Opening(cause: cause, since: noon, probe: at(1), probes: probes, reason: "HTTP 503")
    }

    @Test("a channel that is left alone still is after a restart, until it works", arguments: TestedStore.allCases)
    func breakers(kind: TestedStore) async throws {
        do {
            let store = try kind.open(state)
            #expect(try await store.breakers() == [:])
            try await store.setBreaker(of: "room", to: opening(), telling: [], at: noon)
            try await store.setBreaker(of: "hook", to: opening(3, .refused), telling: [notice("help")], at: noon)
            try await store.setBreaker(of: "room", to: opening(1), telling: [notice("help")], at: noon)
        }
        let store = try kind.open(state)
        #expect(try await store.breakers() == ["room": opening(1), "hook": opening(3, .refused)])
        #expect(try await store.states == ["help": .queued])
        try await store.setBreaker(of: "hook", to: nil, telling: [notice("well")], at: at(1))
        try await store.setBreaker(of: "hook", to: nil, telling: [], at: at(1))
        #expect(try await store.breakers() == ["room": opening(1)])
        #expect(try await store.states == ["help": .queued, "well": .queued])
    }

    @Test("when a channel works again, what an outage held up is tried at once", arguments: TestedStore.allCases)
    func breakerCloses(kind: TestedStore) async throws {
        let store = try kind.open(state)
        for (name, channel) in [("a", "room"), ("b", "hook")] {
            try await store.send(notice(name, on: channel), .deferred, at: 4)
        }
        var held = notice("held")
        held.notBefore = at(6)
        try await store.enqueue(held, at: noon)
        #expect(try await store.setBreaker(of: "room", to: nil, telling: [], at: at(4)) == 0)
        #expect(try await store.nextRetry(on: "room") == at(4))
        #expect(try await store.taken(channel: "room", at: at(4), limit: 9).map(\.summary) == ["a"])
        #expect(try await store.nextRetry(on: "room") == at(6), "it waits for its moment, not for the channel")
        #expect(try await store.nextRetry(on: "hook") == at(5), "another channel's affair")
    }

    @Test("what failed goes out on its fallback, once and about the same", arguments: TestedStore.allCases)
    func fallback(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let event = meeting("a", starts: 30)
        try await store.plan([entry(event)])
        let delivery = notice("a", due: -1, expires: 9, about: [event], urgency: .soon, fallback: "mail")
        try await store.enqueue(delivery, at: noon)
        _ = try await store.taken(channel: "room", at: noon, limit: 1)
        #expect(try await store.record(outcome(of: delivery, .failed, at: 1, note: "HTTP 404")) == .diverted)
        let failed = try #require(try await store.delivery(delivery.id))
        #expect(failed.state == .diverted && failed.note == "HTTP 404; sent on mail instead")
        #expect(try await store.attempts(of: delivery.id).map(\.note) == ["HTTP 404"])
        let copy = try #require(try await store.taken(channel: "mail", at: at(1), limit: 9).first)
        #expect(copy.id == Delivery.Fallback.id(of: delivery.id, on: "mail"))
        #expect(copy.payload == delivery.fallback?.payload && copy.summary == "a" && copy.attempts == 1)
        #expect(copy.due == delivery.due && copy.expires == delivery.expires)
        try await store.record(outcome(of: copy, .delivered, at: 1))
        #expect(try await store.deliveries(about: event.id).map(\.channel) == ["room", "mail"])
        try await store.plan([entry(meeting("a", starts: 50))], at: 2)
        #expect(try await store.changes.map { $0.audience.map(\.channel) } == [["mail"]])
        #expect(try await store.tally().deliveries == [.diverted: 1, .delivered: 1])
    }

    @Test("what expired, or has no fallback, goes nowhere else", arguments: TestedStore.allCases)
    func noFallback(kind: TestedStore) async throws {
        let store = try kind.open(state)
        try await store.send(notice("a"), .failed)
        try await store.send(notice("b", fallback: "mail"), .expired)
        #expect(try await store.deliveries(limit: 9).map(\.channel) == ["room", "room"])
    }

    @Test("what waits for a channel that is left alone goes out on its fallback", arguments: TestedStore.allCases)
    func fallbackOnOpening(kind: TestedStore) async throws {
        let store = try kind.open(state)
        for event in ["a", "b"] { try await store.plan([entry(meeting(event, starts: 30))]) }
        let group = notice("group", about: [meeting("a"), meeting("b")], fallback: "mail")
        try await store.send(notice("deferred", fallback: "mail"), .deferred)
        try await store.enqueue(group, at: noon)
        try await store.enqueue(notice("none"), at: noon)
        try await store.enqueue(notice("other", on: "hook", fallback: "mail"), at: noon)
        try await store.enqueue(notice("sending", due: -9, fallback: "mail"), at: noon)
        #expect(try await store.taken(channel: "room", at: noon, limit: 1).map(\.summary) == ["sending"])
        #expect(try await store.setBreaker(of: "room", to: opening(), telling: [], at: noon) == 2)
        #expect(try await store.setBreaker(of: "room", to: opening(1), telling: [], at: noon) == 0)
        let records = try await store.deliveries(limit: 9)
        let rooms = Dictionary(uniqueKeysWithValues: records.filter { $0.channel == "room" }.map { ($0.summary, $0) })
        #expect(
            rooms.mapValues(\.state) == [
                "deferred": .diverted, "group": .diverted, "none": .queued, "sending": .sending,
            ])
        #expect(rooms["group"]?.note == "HTTP 503; sent on mail instead")
        #expect(records.filter { $0.channel == "mail" }.map(\.summary) == ["deferred", "group"])
        let copies = try await store.taken(channel: "mail", at: noon, limit: 9)
        #expect(copies.map(\.payload) == [Array("deferred on mail".utf8), Array("group on mail".utf8)])
        try await store.record(outcome(of: copies[1], .delivered))
        try await store.plan([entry(meeting("b", starts: 50))])
        #expect(try await store.changes.map { $0.audience.map(\.earlier.id) } == [[copies[1].id]])
        #expect(try await store.tally().deliveries == [.diverted: 2, .queued: 2, .sending: 2, .delivered: 1])
    }

    @Test("a rule that sends to the fallback as well sends there once", arguments: TestedStore.allCases)
    func fallbackTwice(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let event = meeting("a", starts: 30)
        try await store.plan([entry(event)])
        let due = reminder(of: event)
        var first = delivery(due)
        first.fallback = Delivery.Fallback(channel: "mail", payload: [1])
        try await store.settle(
            [Settlement(reminder: due.id, state: .settled, deliveries: [first, delivery(due, on: "mail")])], at: noon)
        #expect(try await store.setBreaker(of: "room", to: opening(), telling: [], at: noon) == 1)
        let taken = try await store.taken(channel: "mail", at: noon, limit: 9)
        #expect(taken.map(\.payload) == [delivery(due, on: "mail").payload])
        #expect(try await store.tally().deliveries == [.diverted: 1, .sending: 1])
    }

    @Test("what is not to be sent yet is not sent on the fallback either", arguments: TestedStore.allCases)
    func fallbackNotBefore(kind: TestedStore) async throws {
        let store = try kind.open(state)
        var held = notice("held", fallback: "mail")
        held.notBefore = at(6)
        try await store.enqueue(held, at: noon)
        #expect(try await store.setBreaker(of: "room", to: opening(), telling: [], at: noon) == 0)
        #expect(try await store.deliveries(limit: 9).map(\.channel) == ["room"])
        #expect(try await store.setBreaker(of: "room", to: opening(1), telling: [], at: at(6)) == 1)
        #expect(try await store.taken(channel: "mail", at: at(6), limit: 9).map(\.summary) == ["held"])
    }
}

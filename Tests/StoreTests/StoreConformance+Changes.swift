import CivilTime
import ReminderCore
import Testing

extension StoreConformance {
    /// A store that knows the event `a`, of which a notice was sent on `room`.
    private func told(_ kind: TestedStore) async throws -> any StateStore {
        let store = try kind.open(state)
        try await store.plan([entry(meeting("a", starts: 30))])
        try await store.send(notice("told", about: [meeting("a")]))
        return store
    }

    @Test("a change waits to be told, with how the event was and who was told of it", arguments: TestedStore.allCases)
    func change(kind: TestedStore) async throws {
        let store = try await told(kind)
        let (before, after) = (meeting("a", starts: 30), meeting("a", starts: 50))
        #expect(try await store.changes == [])
        try await store.plan([entry(after)], at: 5)
        let pending = try #require(try await store.changes.first)
        #expect(try await store.changes.count == 1)
        #expect(pending.noticed == at(5))
        #expect(pending.change.kinds == [.moved] && pending.change.after == after)
        #expect(pending.change.before.span == before.span && pending.change.before.title == before.title)
        #expect(pending.change.before.location == before.location && pending.change.before.link == before.link)
        let earlier = EarlierNotice(id: notice("told").id, reference: "")
        #expect(pending.audience == [PendingChange.Audience(channel: "room", earlier: earlier)])
    }

    @Test(
        "two changes before anyone is told are one, and one that was taken back is none",
        arguments: TestedStore.allCases)
    func changeTwice(kind: TestedStore) async throws {
        let store = try await told(kind)
        try await store.plan([entry(meeting("a", starts: 50))], at: 5)
        try await store.plan([entry(meeting("a", starts: 70))], at: 6)
        let pending = try await store.changes
        #expect(pending.count == 1)
        #expect(pending.first?.change.before.span == meeting("a", starts: 30).span)
        #expect(pending.first?.change.after?.span == meeting("a", starts: 70).span)
        #expect(pending.first?.noticed == at(5))
        try await store.plan([], vanished: [meeting("a").id], at: 7)
        #expect(try await store.changes.map(\.change.kinds) == [[.vanished]])
        try await store.plan([entry(meeting("a", starts: 30), version: "2")], at: 8)
        #expect(try await store.changes.map(\.change.isEmpty) == [true])
    }

    @Test("a change that is told is pending no more, and is told once", arguments: TestedStore.allCases)
    func changeSettled(kind: TestedStore) async throws {
        let store = try await told(kind)
        try await store.plan([entry(meeting("a", starts: 50))], at: 5)
        let change = try #require(try await store.changes.first)
        for name in ["moved", "again"] {
            let telling = notice(name, about: [meeting("a")])
            try await store.settle([ChangeSettlement(change, deliveries: [telling])], at: at(5))
        }
        #expect(try await store.changes == [])
        #expect(try await store.states == ["told": .delivered, "moved": .queued])
        try await store.plan([entry(meeting("a", starts: 70))], at: 6)
        let next = try #require(try await store.changes.first)
        #expect(next.change.before.span == meeting("a", starts: 50).span && next.number > change.number)
        #expect(next.audience.map(\.earlier.id) == [notice("moved").id], "what waits is heard before")
    }

    @Test("a change that came while another was put into words is not lost", arguments: TestedStore.allCases)
    func changedMeanwhile(kind: TestedStore) async throws {
        let store = try await told(kind)
        try await store.plan([entry(meeting("a", starts: 50), version: "2")], at: 5)
        let first = try #require(try await store.changes.first)
        try await store.plan([entry(meeting("a", starts: 70), version: "3")], at: 5)
        let telling = notice("too early", about: [meeting("a")])
        try await store.settle([ChangeSettlement(first, deliveries: [telling])], at: at(5))
        #expect(try await store.changes.map(\.change.after?.span) == [meeting("a", starts: 70).span])
        #expect(try await store.states == ["told": .delivered])
        let second = try #require(try await store.changes.first)
        try await store.plan([], vanished: [meeting("a").id], at: 6)
        try await store.settle([ChangeSettlement(second, deliveries: [telling])], at: at(6))
        #expect(try await store.changes.map(\.change.kinds) == [[.vanished]])
    }

    @Test("each kind of change is noticed, nothing else is", arguments: TestedStore.allCases)
    func changeKinds(kind: TestedStore) async throws {
        let store = try await told(kind)
        func kinds(_ entry: CalendarChange.Entry?, at hour: Double) async throws -> [OccurrenceChange.Kind]? {
            try await store.plan(
                entry.map { [$0] } ?? [], vanished: entry == nil ? [meeting("a").id] : [], at: hour)
            let pending = try await store.changes
            try await store.settle(pending.map { ChangeSettlement($0, deliveries: []) }, at: at(hour))
            return pending.first?.change.kinds
        }
        let (here, off) = (meeting("a", starts: 30), meeting("a", starts: 30, status: .cancelled))
        let elsewhere = Occurrence(
            id: here.id, span: here.span, title: "Tập huấn", location: "Huế", details: "khác", link: "https://b/")
        #expect(try await kinds(entry(here, version: "2"), at: 1) == nil, "planned by other rules")
        #expect(try await kinds(entry(off, leads: []), at: 2) == [.cancelled])
        #expect(try await kinds(nil, at: 3) == nil, "people know that it is off")
        #expect(try await kinds(entry(here), at: 4) == [.reappeared])
        #expect(try await kinds(nil, at: 5) == [.vanished])
        #expect(try await kinds(nil, at: 6) == nil)
        #expect(try await kinds(entry(elsewhere), at: 7) == [.reappeared, .relocated, .retitled])
        try await store.plan([entry(meeting("new"))])
        #expect(try await store.changes == [], "what is new is no change")
    }

    @Test(
        "who was told is who has a notice, or may have one", arguments: TestedStore.allCases,
        [
            (DeliveryState.delivered, false, true), (.accepted, false, true), (.failed, false, false),
            (.failed, true, true), (.expired, false, false), (.expired, true, true), (.deferred, false, true),
            (.deferred, true, true), (.sending, false, true), (.queued, false, true),
        ])
    func audience(kind: TestedStore, last: (state: DeliveryState, isUnanswered: Bool, isTold: Bool)) async throws {
        let store = try kind.open(state)
        try await store.plan([entry(meeting("a", starts: 30))])
        let delivery = notice("told", about: [meeting("a")])
        try await store.enqueue(delivery, at: noon)
        if last.state != .queued { _ = try await store.taken(channel: "room", at: noon, limit: 1) }
        if last.state != .queued, last.state != .sending {
            try await store.record(
                outcome(
                    of: delivery, last.state, retryAt: last.state == .deferred ? 1 : nil,
                    isUnanswered: last.isUnanswered))
        }
        try await store.plan([entry(meeting("a", starts: 50))])
        #expect(try await store.changes.map { $0.audience.map(\.channel) } == [last.isTold ? ["room"] : []])
    }

    @Test("a notice that a crash cut off may have been read", arguments: TestedStore.allCases)
    func audienceAfterCrash(kind: TestedStore) async throws {
        let store = try kind.open(state)
        try await store.plan([entry(meeting("a", starts: 30))])
        try await store.enqueue(notice("told", about: [meeting("a")]), at: noon)
        _ = try await store.taken(channel: "room", at: noon, limit: 1)
        _ = try await store.requeueInterrupted()
        try await store.plan([entry(meeting("a", starts: 50))])
        #expect(try await store.changes.map { $0.audience.map(\.channel) } == [["room"]])
    }

    @Test(
        "each channel is told once, in answer to the last it heard, alone or in a group",
        arguments: TestedStore.allCases)
    func audiences(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let (a, b, c) = (meeting("a", starts: 30), meeting("b", starts: 30), meeting("c", starts: 30))
        try await store.plan([a, b, c].map { entry($0) })
        for (name, channel) in [("first", "room"), ("second", "room"), ("other", "hook")] {
            let delivery = notice(name, on: channel, about: [a])
            try await store.enqueue(delivery, at: noon)
            _ = try await store.taken(channel: channel, at: noon, limit: 1)
            try await store.record(outcome(of: delivery, .delivered, reference: "ref \(name)"))
        }
        try await store.send(notice("group", on: "mail", about: [a, b]))
        try await store.plan([a, b, c].map { entry(meeting($0.id.uid, starts: 50)) })
        let audiences = try await store.changes.map { $0.audience.map { "\($0.channel) \($0.earlier.reference)" } }
        #expect(audiences == [["hook ref other", "mail ", "room ref second"], ["mail "], []])
    }

    @Test(
        "a group that still waits is not taken back, so those who get it hear of the change",
        arguments: TestedStore.allCases)
    func audienceOfWaitingGroup(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let events = [meeting("a", starts: 30), meeting("b", starts: 30)]
        try await store.plan(events.map { entry($0) })
        try await store.enqueue(notice("group", about: events), at: noon)
        try await store.plan([entry(meeting("a", starts: 50))])
        #expect(try await store.states == ["group": .queued])
        #expect(try await store.changes.map { $0.audience.map(\.channel) } == [["room"]])
    }

    @Test("changes come the oldest first, from any on, as many as are asked for", arguments: TestedStore.allCases)
    func changePages(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let names = ["a", "b", "c", "d"]
        try await store.plan(names.map { entry(meeting($0, starts: 30)) })
        for name in names { try await store.plan([entry(meeting(name, starts: 50))]) }
        let all = try await store.changes
        #expect(all.map(\.change.before.id.uid) == names)
        #expect(try await store.pendingChanges(after: 0, limit: 2) == Array(all.prefix(2)))
        #expect(try await store.pendingChanges(after: all[1].number, limit: 9) == Array(all.suffix(2)))
    }
}

import CivilTime
import GRDB
import ReminderCore
import Testing

@testable import Store

@Suite("The tally")
struct TallyTests {
    let state: TemporaryState

    init() throws { state = try TemporaryState() }

    /// What counting all rows gives.
    private func count(_ store: SQLiteStore) async throws -> Tally {
        try await store.read { database in
            var tally = Tally()
            tally.nextDue = try SQLiteStore.nextDue(database)
            for row in try Row.fetchAll(database, sql: "SELECT state, count(*) FROM reminder GROUP BY state") {
                tally.reminders[try row.name(0)] = try row.count(1)
            }
            for row in try Row.fetchAll(database, sql: "SELECT state, count(*) FROM delivery GROUP BY state") {
                tally.deliveries[try row.name(0)] = try row.count(1)
            }
            let waiting = """
                SELECT channel, count(*) FROM delivery WHERE state IN ('queued', 'deferred') GROUP BY channel
                """
            for row in try Row.fetchAll(database, sql: waiting) { tally.waiting[try row.text(0)] = try row.count(1) }
            return tally
        }
    }

    @Test("the tally is what counting would give, whatever was done", arguments: 0..<8)
    func invariant(seed: Int) async throws {
        let store = try SQLiteStore(folder: state.path)
        var course = Course(store: store, seed: seed)
        for step in 0..<250 {
            let action = try await course.take()
            let (kept, counted) = (try await store.tally(), try await count(store))
            #expect(kept == counted, "after step \(step), \(action)")
            if kept != counted { return }
        }
        let tally = try await store.tally()
        #expect(tally.reminders.count >= 4 && tally.deliveries.count >= 5, "\(tally)")
        let problems = try await store.read { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check").count }
        #expect(problems == 0)
    }
}

/// Random work with a store, the same for the same seed.
private struct Course {
    private enum Action: CaseIterable {
        case plan, rename, settle, snooze, forget, replan
        case enqueue, claim, record, crash, breaker, retry, expire, prune, changes, digest
    }

    private let store: SQLiteStore
    private var generator: SeededGenerator
    /// The hour it is.
    private var hour = 0.0
    private var names = 0

    private static let channels = ["room", "hook", "mail"]

    init(store: SQLiteStore, seed: Int) { (self.store, generator) = (store, SeededGenerator(seed: seed)) }

    private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

    private mutating func event() -> Occurrence {
        meeting("\(number(0...9))", starts: hour + Double(number(1...40)))
    }

    private mutating func channel() -> String { Self.channels[number(0...2)] }

    private mutating func delivery(about events: [Occurrence]) -> Delivery {
        names += 1
        let fallback = number(0...1) == 0 ? "mail" : nil
        var item = notice(
            "n\(names)", on: number(0...1) == 0 ? "room" : "hook", due: hour, expires: hour + Double(number(1...60)),
            about: events, fallback: fallback)
        if number(0...4) == 0 { item.notBefore = at(hour + 2) }
        return item
    }

    /// Does something, and says what.
    mutating func take() async throws -> String {
        hour += Double(number(0...4)) / 4
        let action = Action.allCases[number(0...(Action.allCases.count - 1))]
        switch action {
        case .plan:
            let status: EventStatus = number(0...4) == 0 ? .cancelled : .confirmed
            let events = (0..<4).map { _ in event() }
            let leads = status == .cancelled ? [] : [1.0, Double(number(2...5))]
            try await store.plan(
                events.map { entry(meeting($0.id.uid, starts: 30, status: status), leads: leads) }
                    + events.prefix(2).map { entry($0, leads: leads) },
                vanished: [event().id], at: hour)
        case .rename:
            let former = event()
            let other = meeting(former.id.uid, recurrence: "\(number(0...2))", starts: hour + Double(number(1...40)))
            try await store.plan([entry(other, knownAs: former)], at: hour)
        case .settle: try await settle()
        case .snooze:
            let event = event()
            let later = reminder(of: event, lead: Double(number(0...20)), as: Reminder.snoozed)
            _ = try await store.snooze(until: later)
        case .forget: if number(0...5) == 0 { _ = try await store.forgetCalendars(except: []) }
        case .replan: _ = try await store.replanMissed(dueAfter: at(hour))
        case .enqueue:
            for count in 0..<3 {
                try await store.enqueue(delivery(about: (0..<count).map { _ in event() }), at: at(hour))
            }
        case .claim: _ = try await store.claim(channel: channel(), at: at(hour), limit: number(1...6))
        case .record: try await record()
        case .crash: if number(0...3) == 0 { _ = try await store.requeueInterrupted() }
        case .breaker:
            let opening = Breaker.Opening(cause: .failing, since: at(hour), probe: at(hour), probes: 0, reason: "503")
            let help = delivery(about: [])
            try await store.setBreaker(
                of: channel(), to: number(0...1) == 0 ? opening : nil, telling: [help], at: at(hour))
        case .retry:
            let ids = number(0...1) == 0 ? nil : try await store.deliveries(limit: 6).map(\.id)
            _ = try await store.retry(ids, at: at(hour), usefulness: .seconds(7200))
        case .expire: _ = try await store.expireDeliveries(at: at(hour))
        case .prune: try await store.prune(endedBefore: at(hour - 20))
        case .changes:
            for change in try await store.changes {
                let telling = delivery(about: [change.change.before])
                try await store.settle([ChangeSettlement(change, deliveries: [telling])], at: at(hour))
            }
        case .digest:
            let state = DigestState(since: at(hour), settledUpTo: at(hour))
            try await store.settle(digest: "week", state, [delivery(about: [])], at: at(hour))
        }
        return "\(action)"
    }

    private mutating func settle() async throws {
        let due = try await store.due(at: at(hour + 30), limit: 6).reminders
        let states: [ReminderState] = [.settled, .settled, .missed, .silenced, .superseded]
        let settlements = due.map { item in
            let state = states[number(0...4)]
            let channels = state == .settled ? Self.channels.prefix(number(1...3)) : []
            return Settlement(
                reminder: item.reminder.id, state: state,
                deliveries: channels.map { name in
                    var item = StoreTests.delivery(item.reminder, on: name, expires: hour + 40)
                    if name != "mail" { item.fallback = Delivery.Fallback(channel: "mail", payload: []) }
                    return item
                })
        }
        try await store.settle(settlements, at: at(hour))
    }

    private mutating func record() async throws {
        let states: [DeliveryState] = [.delivered, .accepted, .failed, .deferred, .deferred, .expired]
        for delivery in try await store.claim(channel: channel(), at: at(hour), limit: 5).taken {
            let state = states[number(0...5)]
            try await store.record(
                outcome(
                    of: delivery, state, at: hour, retryAt: state == .deferred ? hour + Double(number(0...3)) : nil,
                    isUnanswered: number(0...2) == 0))
        }
    }
}

import CivilTime
import ReminderCore
import Testing

/// What every state store must do, whatever it keeps the state in.
///
/// Each test gets an empty state of its own.
@Suite("State store")
struct StoreConformance {
    let state: TemporaryState

    init() throws { state = try TemporaryState() }

    @Test("due reminders come earliest first, with their occurrences, up to the limit", arguments: TestedStore.allCases)
    func due(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let days = Occurrence(
            id: Occurrence.ID(calendar: "team", uid: "days", recurrenceID: "20261026"),
            span: .allDay(first: CivilDate(dayNumber: 20_752), last: CivilDate(dayNumber: 20_753)), status: .tentative,
            title: "Tết 🎉")
        let (early, late) = (meeting("early", starts: 1), meeting("late", starts: 3))
        try await store.plan([entry(late), entry(days, leads: [24]), entry(early)])
        #expect(try await store.nextDue() == reminder(of: days, lead: 24).due)
        let due = try await store.due(at: at(2), limit: 10).reminders
        #expect(
            due == [
                DueReminder(reminder: reminder(of: days, lead: 24), occurrence: days),
                DueReminder(reminder: reminder(of: early), occurrence: early),
                DueReminder(reminder: reminder(of: late), occurrence: late),
            ])
        #expect(try await store.due(at: at(2), limit: 2).reminders == Array(due.prefix(2)))
        #expect(try await store.due(at: at(2) - .milliseconds(1), limit: 10).reminders == Array(due.prefix(2)))
        #expect(try await store.plan(until: at(2), limit: 10) == Array(due.prefix(2)))
    }

    @Test("reminders due together come together for each occurrence", arguments: TestedStore.allCases)
    func dueTogether(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let occurrences = [meeting("a"), meeting("b")]
        try await store.plan(occurrences.map { entry($0, leads: []) })
        for rule in ["first", "second"] {
            try await store.plan(
                occurrences.map { occurrence in
                    let plan = ["first", "second"].prefix(rule == "first" ? 1 : 2).map {
                        PlannedReminder(reminder(of: occurrence, rule: $0), isWanted: true)
                    }
                    return CalendarChange.Entry(
                        occurrence: occurrence, fingerprint: Identity(of: rule), start: at(2), end: at(3), plan: plan)
                })
        }
        let due = try await store.due(at: at(1), limit: 9).reminders
        #expect(due.count == 4)
        #expect(due[0].occurrence == due[1].occurrence)
        #expect(due[2].occurrence == due[3].occurrence)
    }

    @Test(
        "a missed reminder is planned again when the clock turns out to have run ahead", arguments: TestedStore.allCases
    )
    func replanMissed(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let (stays, gone, moves) = (
            meeting("stays", starts: 5), meeting("gone", starts: 5), meeting("moves", starts: 5)
        )
        let (past, off) = (meeting("past", starts: 2), meeting("off", starts: 5))
        let all = [stays, gone, moves, past, off]
        try await store.plan(all.map { entry($0) })
        try await store.settle(
            all.map { Settlement(reminder: reminder(of: $0).id, state: .missed, deliveries: []) }, at: at(9))
        try await store.plan(
            [
                entry(meeting("moves", starts: 7), leads: []),
                entry(meeting("off", starts: 5, status: .cancelled), leads: []),
            ], vanished: [gone.id])
        #expect(try await store.replanMissed(dueAfter: at(1)) == 1)
        #expect(try await store.planned == [reminder(of: stays).id])
        #expect(try await store.reminders == [.planned: 1, .missed: 4])
        #expect(try await store.replanMissed(dueAfter: at(1)) == 0)
    }

    @Test("settling takes a reminder from the plan and queues its deliveries", arguments: TestedStore.allCases)
    func settle(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let occurrence = meeting("a")
        let due = reminder(of: occurrence)
        try await store.plan([entry(occurrence)])
        let deliveries = [delivery(due, on: "room"), delivery(due, on: "archive")]
        try await store.settle([Settlement(reminder: due.id, state: .settled, deliveries: deliveries)], at: at(1))
        #expect(try await store.nextDue() == nil)
        #expect(try await store.due(at: at(9), limit: 9).reminders == [])
        let records = try await store.deliveries(limit: 9)
        #expect(
            records
                == deliveries.map {
                    DeliveryRecord(
                        id: $0.id, channel: $0.channel, state: .queued, summary: $0.summary, due: $0.due,
                        changed: at(1), attempts: 0, retryAt: nil, note: "")
                })
        #expect(try await store.taken(channel: "room", at: at(1), limit: 9).map(\.payload) == [deliveries[0].payload])
    }

    @Test("a reminder is settled once, however often that is asked for", arguments: TestedStore.allCases)
    func settleTwice(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let occurrence = meeting("a")
        let due = reminder(of: occurrence)
        try await store.plan([entry(occurrence)])
        let settlement = Settlement(reminder: due.id, state: .settled, deliveries: [delivery(due)])
        try await store.settle([settlement, settlement], at: at(1))
        let again = Settlement(reminder: due.id, state: .settled, deliveries: [delivery(due, on: "other")])
        try await store.settle([again], at: at(2))
        #expect(try await store.deliveries(limit: 9).map(\.channel) == ["room"])
        #expect(try await store.reminders == [.settled: 1])
    }

    @Test("what was cancelled meanwhile is not settled, what is beside it is", arguments: TestedStore.allCases)
    func settleCancelled(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let (stays, leaves) = (meeting("stays"), meeting("leaves"))
        try await store.plan([entry(stays), entry(leaves)])
        try await store.plan([], vanished: [leaves.id])
        try await store.settle(
            [leaves, stays, meeting("unknown")].map {
                let due = reminder(of: $0)
                return Settlement(reminder: due.id, state: .settled, deliveries: [delivery(due)])
            }, at: at(1))
        #expect(try await store.deliveries(limit: 9).map(\.id) == [delivery(reminder(of: stays)).id])
        #expect(try await store.reminders == [.settled: 1, .cancelled: 1])
    }

    @Test(
        "upcoming occurrences are those under way or to come, with their next reminder", arguments: TestedStore.allCases
    )
    func upcoming(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let (over, running) = (meeting("over", starts: -1), meeting("running", starts: -0.5))
        let (soon, later) = (meeting("soon", starts: 5), meeting("later", starts: 50))
        try await store.plan([
            entry(later), entry(soon, leads: [1, 2]), entry(running, leads: []), entry(over, leads: []),
        ])
        let found = try await store.upcoming(from: noon, until: at(50), limit: 10)
        #expect(
            found == [
                UpcomingOccurrence(occurrence: running, nextReminder: nil, planned: 0),
                UpcomingOccurrence(occurrence: soon, nextReminder: at(3), planned: 2),
            ])
        #expect(try await store.upcoming(from: noon, until: at(51), limit: 10).count == 3)
        #expect(try await store.upcoming(from: noon, until: at(51), limit: 1).map(\.occurrence) == [running])
    }

    @Test("the tally counts every state and what waits on each channel", arguments: TestedStore.allCases)
    func tally(kind: TestedStore) async throws {
        let store = try kind.open(state)
        #expect(try await store.tally() == Tally())
        let occurrences = (1...4).map { meeting("\($0)", starts: Double($0)) }
        try await store.plan(occurrences.map { entry($0) })
        let dues = occurrences.map { reminder(of: $0) }
        try await store.settle(
            [
                Settlement(
                    reminder: dues[0].id, state: .settled,
                    deliveries: [delivery(dues[0]), delivery(dues[0], on: "hook")]),
                Settlement(reminder: dues[1].id, state: .settled, deliveries: [delivery(dues[1])]),
                Settlement(reminder: dues[2].id, state: .missed, deliveries: []),
            ], at: at(2))
        _ = try await store.taken(channel: "room", at: at(2), limit: 1)
        var tally = Tally()
        tally.nextDue = dues[3].due
        tally.reminders = [.planned: 1, .settled: 2, .missed: 1]
        tally.deliveries = [.queued: 2, .sending: 1]
        tally.waiting = ["room": 1, "hook": 1]
        #expect(try await store.tally() == tally)
    }

    @Test("pruning deletes what is long over, with its history, and nothing else", arguments: TestedStore.allCases)
    func prune(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let (old, waiting, unsettled) = (
            meeting("old", starts: -9), meeting("waiting", starts: -9), meeting("x", starts: -9)
        )
        let recent = meeting("recent", starts: 1)
        try await store.plan([old, waiting, unsettled, recent].map { entry($0) })
        for occurrence in [old, waiting, recent] {
            let due = reminder(of: occurrence)
            let channel = occurrence == waiting ? "closed" : "room"
            let item = delivery(due, on: channel)
            try await store.settle([Settlement(reminder: due.id, state: .settled, deliveries: [item])], at: due.due)
        }
        try await store.enqueue(notice("test"), at: at(-9))
        for item in try await store.taken(channel: "room", at: at(1), limit: 9) {
            try await store.record([DeliveryOutcome(delivery: item.id, state: .delivered, at: at(-9), note: "ok")])
        }
        try await store.prune(endedBefore: at(0))
        #expect(
            Set(try await store.deliveries(limit: 9).map(\.id)) == [
                delivery(reminder(of: waiting), on: "closed").id, delivery(reminder(of: recent)).id,
            ])
        #expect(try await store.reminders == [.planned: 1, .settled: 2])
        #expect(try await store.planned == [reminder(of: unsettled).id])
        #expect(try await store.tally().deliveries == [.queued: 1, .delivered: 1])
    }

    @Test("what has returned is there after opening again", arguments: TestedStore.allCases)
    func reopening(kind: TestedStore) async throws {
        let occurrence = meeting("a")
        let due = reminder(of: occurrence)
        do {
            let store = try kind.open(state)
            try await store.plan([entry(occurrence), entry(meeting("b", starts: 9))])
            try await store.settle(
                [Settlement(reminder: due.id, state: .settled, deliveries: [delivery(due)])], at: at(1))
        }
        let store = try kind.open(state)
        #expect(try await store.planned == [reminder(of: meeting("b", starts: 9)).id])
        #expect(try await store.taken(channel: "room", at: at(1), limit: 9).map(\.id) == [delivery(due).id])
    }

    @Test("a cancelled task still gets its answer, and its change is kept", arguments: TestedStore.allCases)
    func cancellation(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let occurrence = meeting("a")
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await store.plan([entry(occurrence)])
            return try await store.nextDue()
        }
        #expect(try await task.value == reminder(of: occurrence).due)
    }
}

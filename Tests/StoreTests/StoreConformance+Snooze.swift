import CivilTime
import ReminderCore
import Testing

extension StoreConformance {
    /// The reminder that puts `occurrence` off until the given hour.
    private func snooze(_ occurrence: Occurrence, until hour: Double, starts: Double = 30) -> Reminder {
        reminder(of: occurrence, lead: starts - hour, as: Reminder.snoozed)
    }

    @Test("an event that is put off is silent until then", arguments: TestedStore.allCases)
    func snooze(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let (event, other) = (meeting("a", starts: 30), meeting("b", starts: 30))
        try await store.plan([entry(event, leads: [20, 10, 1]), entry(other, leads: [20])])
        let later = snooze(event, until: 25)
        #expect(try await store.snooze(until: later) == 2)
        #expect(try await store.planned == [reminder(of: other, lead: 20).id, later.id, reminder(of: event).id])
        #expect(try await store.reminders == [.planned: 3, .silenced: 2])
        #expect(try await store.snooze(until: snooze(meeting("unknown", starts: 30), until: 25)) == 0)
        #expect(try await store.reminders == [.planned: 3, .silenced: 2])
    }

    @Test(
        "it stays put off when its calendar is read again, as long as it begins when it did",
        arguments: TestedStore.allCases)
    func snoozeSurvives(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let event = meeting("a", starts: 30)
        try await store.plan([entry(event, leads: [20, 1])])
        let later = snooze(event, until: 25)
        #expect(try await store.snooze(until: later) == 1)
        try await store.plan([entry(event, leads: [20, 1], version: "2")])
        #expect(try await store.planned == [later.id, reminder(of: event).id])
        #expect(try await store.reminders == [.planned: 2, .silenced: 1])
        let moved = meeting("a", starts: 50)
        try await store.plan([entry(moved, leads: [20, 1])])
        #expect(try await store.planned == [reminder(of: moved, lead: 20).id, reminder(of: moved).id])
        #expect(try await store.reminders == [.planned: 2, .silenced: 1, .superseded: 2])
    }

    @Test("when it is called off or gone, so is what was put off", arguments: TestedStore.allCases, [true, false])
    func snoozeCancelled(kind: TestedStore, isGone: Bool) async throws {
        let store = try kind.open(state)
        try await store.plan([entry(meeting("a", starts: 30), leads: [])])
        #expect(try await store.snooze(until: snooze(meeting("a", starts: 30), until: 25)) == 0)
        if isGone {
            try await store.plan([], vanished: [meeting("a").id])
        } else {
            try await store.plan([entry(meeting("a", starts: 30, status: .cancelled), leads: [])])
        }
        #expect(try await store.planned == [])
        #expect(try await store.reminders == [.cancelled: 1])
    }

    @Test("it can be put off again before it was said: the last word counts", arguments: TestedStore.allCases)
    func snoozeAgain(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let event = meeting("a", starts: 30)
        try await store.plan([entry(event, leads: [1])])
        for hour in [20.0, 25, 22, 22] {
            _ = try await store.snooze(until: snooze(event, until: hour))
            #expect(try await store.planned == [snooze(event, until: hour).id, reminder(of: event).id])
        }
        let due = try #require(try await store.due(at: at(22), limit: 9).reminders.first)
        #expect(due.reminder.id == snooze(event, until: 22).id && due.reminder.due == at(22))
    }

    @Test("it can be put off again after it was said, and is said again", arguments: TestedStore.allCases)
    func snoozeAgainAfterwards(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let event = meeting("a", starts: 30)
        try await store.plan([entry(event, leads: [])])
        for hour in [20.0, 25] {
            let later = snooze(event, until: hour)
            #expect(try await store.snooze(until: later) == 0)
            #expect(try await store.planned == [later.id])
            try await store.settle(
                [Settlement(reminder: later.id, state: .settled, deliveries: [delivery(later)])], at: at(hour))
            #expect(try await store.taken(channel: "room", at: at(hour), limit: 9).map(\.id) == [delivery(later).id])
            try await store.record(outcome(of: delivery(later), .delivered, at: hour))
        }
        #expect(try await store.reminders == [.settled: 2])
        #expect(try await store.nextDue() == nil)
    }

    @Test("silences are listed until they end, by the numbers that they were given", arguments: TestedStore.allCases)
    func silences(kind: TestedStore) async throws {
        let some = Silence(
            calendar: "team", event: "0123456789ab", match: ["title": "/^Hội/", "location": "Huế"], channel: "phòng",
            ends: at(2),
            comment: "Tết \"2027\"", created: noon)
        let all = Silence(ends: at(1), comment: "", created: noon)
        let (first, second): (Int64, Int64)
        do {
            let store = try kind.open(state)
            #expect(try await store.silences(at: noon) == [])
            first = try await store.add(some)
            second = try await store.add(all)
            #expect(first < second)
        }
        let store = try kind.open(state)
        let listed = try await store.silences(at: noon)
        #expect(listed.map(\.number) == [first, second])
        let expected = Silence(
            number: first, calendar: some.calendar, event: some.event, match: some.match,
            channel: "phòng", ends: some.ends, comment: some.comment, created: some.created)
        #expect(listed.first == expected)
        #expect(listed.last?.calendar == nil && listed.last?.event == nil && listed.last?.match == [:])
        #expect(listed.last?.channel == nil)
        #expect(try await store.silences(at: at(1)).map(\.number) == [first])
        #expect(try await store.silences(at: at(2)) == [])
    }

    @Test("a silence is ended once, and its number is not given again", arguments: TestedStore.allCases)
    func endSilence(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let silence = Silence(ends: at(5), comment: "", created: noon)
        let number = try await store.add(silence)
        #expect(try await store.endSilence(number + 1, at: at(1)) == false)
        #expect(try await store.endSilence(number, at: at(1)))
        #expect(try await store.endSilence(number, at: at(1)) == false)
        #expect(try await store.silences(at: at(1)) == [])
        try await store.prune(endedBefore: at(9))
        #expect(try await store.add(silence) > number)
        #expect(try await store.silences(at: at(1)).count == 1)
    }
}

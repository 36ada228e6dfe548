import CivilTime
import ReminderCore
import Testing

extension StoreConformance {
    @Test(
        "an agenda has what is not over, in order, with every reminder, part by part", arguments: TestedStore.allCases)
    func agenda(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let events = [3.0, 1, 2, 9].map { meeting("m\(Int($0))", starts: $0) }
        try await store.plan(events.map { entry($0, leads: [2, 1]) })
        try await store.plan([entry(meeting("other", calendar: "other", starts: 2.5))], calendar: "other")
        let due = reminder(of: events[1], lead: 2)
        try await store.settle([Settlement(reminder: due.id, state: .missed, deliveries: [])], at: noon)

        var question = AgendaQuestion(noon..<at(5), limit: 9)
        let all = try await store.agenda(question)
        #expect(all.map(\.occurrence.id.uid) == ["m1", "m2", "other", "m3"])
        #expect(
            all[0].reminders.map(\.due) == [at(-1), at(0)] && all[0].reminders.map(\.state) == [.missed, .planned])
        #expect(all[0].nextReminder == at(0))
        question.calendar = "team"
        #expect(try await store.agenda(question).map(\.occurrence.id.uid) == ["m1", "m2", "m3"])
        (question.skipped, question.limit) = (1, 1)
        #expect(try await store.agenda(question).map(\.occurrence.id.uid) == ["m2"])
        // What has begun and is not over is there; what is over is not.
        #expect(
            try await store.agenda(AgendaQuestion(at(2.5)..<at(2.6), limit: 9)).map(\.occurrence.id.uid) == [
                "m2", "other",
            ])
    }

    @Test("deliveries are found by channel, words, time and what they come before", arguments: TestedStore.allCases)
    func questions(kind: TestedStore) async throws {
        let store = try kind.open(state)
        for (number, channel) in ["room", "mail", "room", "room"].enumerated() {
            try await store.send(
                notice("\(number) Hội thảo", on: channel), number == 2 ? .failed : .delivered, at: Double(number))
        }
        func found(_ change: (inout DeliveryQuestion) -> Void) async throws -> [String] {
            var question = DeliveryQuestion(limit: 9)
            change(&question)
            return try await store.deliveries(question).map { String($0.summary.prefix(1)) }
        }
        #expect(try await found { $0.channel = "room" } == ["0", "2", "3"])
        #expect(try await found { ($0.channel, $0.states) = ("room", [.failed]) } == ["2"])
        #expect(try await found { $0.words = FoldedText("HOI thao") } == ["0", "1", "2", "3"])
        #expect(try await found { $0.words = FoldedText("3 hội") } == ["3"])
        #expect(try await found { ($0.words, $0.limit) = (FoldedText("hội"), 2) } == ["2", "3"])
        #expect(try await found { $0.since = at(2) } == ["2", "3"])
        #expect(try await found { ($0.before, $0.limit) = (notice("2 Hội thảo").id, 1) } == ["1"])
        #expect(try await found { $0.before = notice("unknown").id } == [])
    }

    @Test("what came of a channel's deliveries is counted by the hour", arguments: TestedStore.allCases)
    func hours(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let ends: [(DeliveryState, Double)] = [
            (.delivered, 0.5), (.accepted, 0.9), (.failed, 1), (.delivered, 1.5), (.deferred, 1.6), (.delivered, -1),
        ]
        for (number, end) in ends.enumerated() { try await store.send(notice("\(number)"), end.0, at: end.1) }
        try await store.send(notice("mail", on: "mail"), .delivered, at: 1.2)
        let hours = try await store.hours(since: noon).sorted { ($0.channel, $0.hour) < ($1.channel, $1.hour) }
        #expect(
            hours == [
                ChannelHour(channel: "mail", hour: 1, arrived: 1), ChannelHour(channel: "room", hour: 0, arrived: 2),
                ChannelHour(channel: "room", hour: 1, arrived: 1, lost: 1),
            ])
    }
}

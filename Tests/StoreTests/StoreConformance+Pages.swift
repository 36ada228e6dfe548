import CivilTime
import ReminderCore
import Testing

extension StoreConformance {
    @Test(
        "what is known of an event, and when a page was first seen, comes back as it was",
        arguments: TestedStore.allCases)
    func facts(kind: TestedStore) async throws {
        let store = try kind.open(state)
        var facts = EventFacts()
        facts.kind = "workshop"
        facts.mode = "hybrid"
        facts.organizer = "Mạng lưới \"M.net\"; Công đoàn"
        facts.precision = .window
        facts.confidence = 73
        facts.evidence = [Evidence(field: "time", quote: "ngày 10, 11/7/2017", line: 3)]
        let plain = meeting("plain", starts: 1)
        let known = Occurrence(
            id: meeting("page").id, span: meeting("page").span, title: "Hội thảo", facts: facts)
        try await store.plan([entry(plain), entry(known)])
        #expect(try await store.occurrences(of: "team", notOverAt: noon) == [plain, known])
        #expect(try await store.occurrences(of: "other", notOverAt: noon) == [])
        #expect(try await store.occurrences(of: "team", notOverAt: at(2.5)) == [known])
        let seen = CalendarDocument(name: "page", bytes: [1], received: at(-5))
        try await store.save(CalendarRecord(name: "team"), documents: [seen])
        #expect(try await store.documents(of: "team") == [seen])
    }

    @Test("the latest decision about an event counts, and can be taken back", arguments: TestedStore.allCases)
    func decisions(kind: TestedStore) async throws {
        let store = try kind.open(state)
        var correction = Correction()
        try correction.set("title", to: "Hội thảo  \"mới\"", in: UTCZone())
        try correction.set("start", to: "2026-12-31T08:30", in: UTCZone())
        let id = meeting("a", recurrence: "2026-12-31").id
        let first = ReviewDecision(id: id, verdict: .ignored, decided: noon)
        let second = ReviewDecision(id: id, verdict: .accepted, correction: correction, decided: at(1))
        let other = ReviewDecision(id: meeting("b", calendar: "other").id, verdict: .accepted, decided: noon)
        for decision in [first, other, second] { try await store.save(decision) }
        #expect(try await store.decisions(of: "team") == [second])
        #expect(try await store.decisions(of: "other") == [other])
        try await store.forgetDecision(id)
        try await store.forgetDecision(id)
        #expect(try await store.decisions(of: "team") == [])
    }

    @Test("the reminders of an event are known with their states", arguments: TestedStore.allCases)
    func reminderRecords(kind: TestedStore) async throws {
        let store = try kind.open(state)
        let event = meeting("a", starts: 10)
        try await store.plan([entry(event, leads: [1, 2])])
        try await store.plan([entry(event, leads: [1], version: "2")])
        let reminders = try await store.reminders(of: event.id)
        #expect(reminders.map(\.lead) == ["2.0h", "1.0h"])
        #expect(reminders.map(\.due) == [at(8), at(9)])
        #expect(reminders.map(\.state) == [.superseded, .planned])
        #expect(try await store.story(of: meeting("b").id) == nil)
    }
}

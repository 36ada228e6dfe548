import CivilTime
import ReminderCore
import Testing

@testable import Daemon

@Suite("Scheduler")
struct SchedulerTests {
    @Test("what is due is in the outbox, in its words, and the alarm is set for what is next")
    func due() async throws {
        let world = try World()
        let setup = try world.setup()
        try world.write(calendar("20200210T020000Z", "20200210T030000Z"), to: "team.ics")
        try await world.read(setup)
        world.clock.set(to: "2020-02-10T08:00")
        try await world.settle(setup)
        let deliveries = try await world.store.deliveries(limit: 9, in: [])
        #expect(deliveries.map(\.summary) == ["Event 0 · thứ Hai, 10/2/2020, 09:00–10:00 (UTC+7)"])
        #expect(deliveries.map(\.state) == [.queued])
        #expect(world.clock.armed.last == .some(moment("2020-02-10T09:00")))
    }

    @Test("a reminder missed while nobody was there is sent late within the grace, and recorded as missed after it")
    func late() async throws {
        let world = try World(at: "2020-02-10T07:00")
        let setup = try world.setup()
        try world.write(calendar("20200210T020000Z", "20200210T021500Z"), to: "team.ics")
        try await world.read(setup)
        world.clock.set(to: "2020-02-10T08:20")  // 20 and 5 minutes late
        try await world.settle(setup)
        #expect(try await world.store.tally().reminders == [.missed: 1, .settled: 1])
        let claimed = try await world.store.claim(channel: "screen", at: world.clock.now, limit: 9)
        let body = try #require(claimed.taken.first.map { String(decoding: $0.payload, as: UTF8.self) })
        #expect(claimed.taken.count == 1 && body.contains("\"late\":true") && body.contains("Event 1"))
    }

    @Test("two rules that say the same say it once, also among more reminders than one batch holds")
    func batches() async throws {
        let world = try World(at: "2020-02-10T07:00")
        let setup = try world.setup(
            rules: "a: { remind: [1h], channels: [screen] }, b: { remind: [1h], channels: [screen] }")
        let events = (0..<600).map { "BEGIN:VEVENT\nUID:\($0)\nDTSTART:20200210T020000Z\nSUMMARY:\($0)\nEND:VEVENT\n" }
        try world.write("BEGIN:VCALENDAR\nVERSION:2.0\n\(events.joined())END:VCALENDAR\n", to: "team.ics")
        try await world.read(setup)
        #expect(try await world.store.tally().reminders[.planned] == 1200)
        world.clock.set(to: "2020-02-10T08:00")
        try await world.settle(setup)
        #expect(try await world.store.tally().reminders[.settled] == 1200)
        #expect(try await world.store.tally().deliveries[.queued] == 600)
    }

    @Test("a channel that was muted gets no reminders, and its digest all the same, as others do")
    func mutedDigest() async throws {
        let world = try World()
        let setup = try world.setup(
            channels: "a: { webhook: { url: \"http://a.test/\" } }, b: { webhook: { url: \"http://b.test/\" } }",
            rules: "all: { remind: [1h], channels: [a, b] }",
            more: "digests: { daily: { at: \"08:30\", window: 7d, channels: [a, b] } }")
        try world.write(calendar("20200210T020000Z", "20200211T020000Z"), to: "team.ics")
        try await world.read(setup)
        try await world.settle(setup)
        _ = try await world.store.add(
            Silence(channel: "a", ends: moment("2020-02-11T08:00"), comment: "", created: world.clock.now))
        world.clock.set(to: "2020-02-10T08:40")
        try await world.settle(setup)
        let digests = try await world.deliveries.filter { $0.due >= moment("2020-02-10T08:30") }
        #expect(digests.map(\.channel).sorted() == ["a", "b"])
    }

    @Test("a notice that waits while its event moves or is called off is taken back")
    func untrue() async throws {
        let world = try World(at: "2020-02-10T07:00")
        let setup = try world.setup()
        try world.write(calendar("20200210T020000Z", "20200210T020000Z"), to: "team.ics")
        try await world.read(setup)
        world.clock.set(to: "2020-02-10T08:00")
        try await world.settle(setup)
        #expect(try await world.store.tally().deliveries[.queued] == 2)
        try world.write(calendar("20200210T050000Z"), to: "team.ics")
        try await world.read(setup)
        #expect(try await world.store.tally().deliveries[.cancelled] == 2)
        #expect(try await world.store.nextDue() == moment("2020-02-10T11:00"))
    }
}

import Admin
import CivilTime
import Foundation
import ReminderCore
import Testing

@testable import Daemon

/// What can be asked about, and what is said when nothing is meant, or several things are.
@Suite("Questions")
struct WhyTests {
    let world: World
    let setup: Setup

    init() async throws {
        world = try World(at: "2020-02-10T08:00")
        world.web.answer(with: "")
        setup = try world.setup(rules: "all: { remind: [1h], channels: [screen] }")
        try world.write(workshop(), to: "team.ics")
        try await world.read(setup)
    }

    @Test("an event is found by words without marks, its UID, and the beginning of its short name")
    func names() async throws {
        let id = try #require(try await world.answers("hoi thao", setup).first?.id)
        for words in ["TIỀN LƯƠNG", "hoi-thao@example.org", String(id.prefix(5))] {
            #expect(try await world.answers(words, setup).map(\.id) == [id])
        }
    }

    @Test("a reminder and a delivery are found by the beginnings of their names, over or not")
    func machines() async throws {
        let planned = try #require(try await world.answers("hoi thao", setup).first?.reminders.first?.id)
        let before = try await world.answers(String(planned.prefix(8)), setup)
        #expect(before.map(\.subject) == ["reminder"] && before.map(\.cause) == ["planned"])
        world.clock.set(to: "2020-02-13T07:30")
        try await world.settle(setup)
        try await world.deliver(setup)
        world.clock.set(to: "2020-03-13T07:30")
        let delivery = try #require(try await world.deliveries.first?.id.description)
        let sent = try await world.answers(String(delivery.prefix(8)), setup)
        #expect(sent.map(\.subject) == ["delivery"] && sent.map(\.cause) == ["sent"])
        #expect(sent.first?.event?.title == "Hội thảo tiền lương")
        #expect(sent.first?.deliveries.map(\.id) == [delivery])
    }

    @Test("a delivery that is about no event is explained as well")
    func notice() async throws {
        let notice = Notice.test(of: "screen", nonce: Identity(of: "x"), at: world.clock.now)
        try await world.store.enqueue(try #require(setup.delivery(of: notice)), at: world.clock.now)
        let answer = try #require(try await world.answers(notice.id.description, setup).first)
        #expect(answer.event == nil && answer.cause == "waiting")
        #expect(answer.verdict == "not sent to screen yet: it waits for its turn")
    }

    @Test("of a series the next one is told of, and the last when all are over")
    func series() async throws {
        try world.write(workshop(more: "RRULE:FREQ=DAILY;COUNT=4\n"), to: "team.ics")
        try await world.read(setup)
        world.clock.set(to: "2020-02-14T12:00")
        try await world.read(setup)
        #expect(try await world.answers("hội thảo", setup).map { $0.event?.start.prefix(10) } == ["2020-02-15"])
        world.clock.set(to: "2020-03-14T12:00")
        #expect(try await world.answers("hội thảo", setup).map { $0.event?.start.prefix(10) } == ["2020-02-16"])
    }

    @Test("wrong words are answered with what may have been meant")
    func wrong() async throws {
        let problem = await #expect(throws: AdminProblem.self) { try await world.answers("hội thỏa", setup) }
        #expect(problem?.status == 404)
        #expect(problem?.remedy == "did you mean 'Hội thảo'?")
        await #expect(throws: AdminProblem.self) { try await world.answers("", setup) }
    }

    @Test("several events are a list, each with its cause")
    func several() async throws {
        try world.write(calendar("20200213T013000Z", "20200214T013000Z"), to: "team.ics")
        let setup = try world.setup(
            calendars: "team: { file: team.ics, hold: 0m }", rules: "all: { remind: [1h], channels: [screen] }")
        try await world.read(setup)
        let text = try await world.why("event", setup)
        #expect(text.contains("Thu 13/2/2020 08:30–09:30  Event 0  (team)"), "\(text)")
        #expect(text.contains("the reminder of 1h before goes to screen at Fri 14/2/2020 07:30"), "\(text)")
        #expect(text.contains("'nhaclich why' tells more of each by its name"), "\(text)")
    }

    @Test("nothing in a title moves the cursor")
    func hostile() async throws {
        try world.write(workshop(title: "A\u{1B}[31m\u{202E}B"), to: "team.ics")
        try await world.read(setup)
        let text = try await world.why("hoi-thao@example.org", setup)
        #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    }

    @Test("every cause is in the manual")
    func manual() throws {
        let manual = try String(
            contentsOfFile: "\(World.data)/../Sources/Daemon/Daemon.docc/Explaining.md", encoding: .utf8)
        for cause in Cause.allCases { #expect(manual.contains("| `\(cause.rawValue)` |"), "\(cause)") }
    }

    @Test("every cause has its words on the dashboard", arguments: ["vi", "en"])
    func dashboard(language: String) throws {
        let words = try String(contentsOfFile: "\(World.data)/dashboard/\(language).yaml", encoding: .utf8)
        let causes = try #require(words.firstRange(of: "\ncause:")).upperBound
        for cause in Cause.allCases {
            #expect(words[causes...].contains("\n  \(cause.rawValue.replacing("_", with: "-")): "), "\(cause)")
        }
    }
}

import Admin
import CivilTime
import ReminderCore
import Testing

@testable import Daemon

/// What `plan` says will be sent.
@Suite("Plans")
struct PlanTests {
    let world: World

    init() throws { world = try World(at: "2020-02-10T08:00") }

    private static let channels =
        "screen: { webhook: { url: \"http://hook.test/\" } }, room: { slack: { url: \"http://hook.test/\" } }"

    private func setup(_ rules: String, more: String = "") throws -> Setup {
        try world.setup(channels: Self.channels, rules: rules, more: more)
    }

    private func plan(
        _ setup: Setup, event: String? = nil, channel: String? = nil, hasTexts: Bool = false, limit: Int = 100
    ) async throws -> [PlanAnswer] {
        var query = AdminQuery(limit: limit)
        (query.event, query.channel, query.hasTexts) = (event, channel, hasTexts)
        return try await PlanDesk(setup: setup, store: world.store, now: world.clock.now).plan(
            query, until: moment("2020-02-20T00:00"))
    }

    private func read(_ text: String, _ setup: Setup) async throws {
        try world.write(text, to: "team.ics")
        try await world.read(setup)
    }

    @Test("of one event or one channel, only what is theirs is told")
    func filters() async throws {
        let setup = try setup("all: { remind: [1d], channels: [screen] }, more: { remind: [1h], channels: [room] }")
        try await read(calendar("20200213T013000Z", "20200214T013000Z"), setup)
        #expect(try await plan(setup).count == 4)
        #expect(try await plan(setup, event: "event 1").map(\.title) == ["Event 1", "Event 1"])
        #expect(try await plan(setup, channel: "room").map(\.lead) == ["1h", "1h"])
        #expect(try await plan(setup, limit: 3).count == 3)
        await #expect(throws: AdminProblem.self) { try await plan(setup, channel: "rom") }
    }

    @Test("the words are those that will be sent then, and none when nobody asked")
    func texts() async throws {
        let setup = try setup("all: { remind: [1d], channels: [screen] }")
        try await read(workshop(), setup)
        #expect(try await plan(setup).map(\.texts) == [nil])
        let texts = try #require(try await plan(setup, hasTexts: true).first?.texts)
        #expect(texts.map(\.channel) == ["screen"])
        #expect(texts.first?.text.contains("Ngày mai") == true, "\(texts)")
        #expect(texts.first?.text.contains("Hội thảo tiền lương") == true)
    }

    @Test("what a silence holds, and what another rule says, goes nowhere, with the reason")
    func reasons() async throws {
        let setup = try setup("a: { remind: [1d], channels: [screen] }, b: { remind: [24h], channels: [screen, room] }")
        try await read(workshop(), setup)
        let both = try await plan(setup)
        #expect(both.map(\.channels) == [["screen"], ["room"]])
        #expect(both.map(\.reason) == [nil, "the rule a says the same"])
        try await world.silence(setup, event: "hội thảo", until: "2020-02-13T00:00", comment: "nghỉ")
        let silent = try await plan(setup)
        #expect(silent.map(\.channels) == [[], []])
        #expect(silent[0].reason == "silence 1 holds until Thu 13/2/2020 00:00: “nghỉ”")
    }

    @Test("digests are told each time that they are due")
    func digests() async throws {
        let setup = try setup(
            "all: { remind: [1d], channels: [screen] }",
            more: "digests: { weekly: { at: \"Mon 07:30\", window: 7d, channels: [room] } }")
        let digests = try await plan(setup).filter { $0.kind == "digest" }
        #expect(digests.map { String($0.at.prefix(13)) } == ["2020-02-17T07"])
        #expect(digests.allSatisfy { $0.channels == ["room"] && $0.rule == "weekly" })
    }
}

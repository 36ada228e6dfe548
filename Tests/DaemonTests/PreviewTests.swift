import Admin
import CivilTime
import ReminderCore
import Testing

@testable import Daemon

@Suite("Previews")
struct PreviewTests {
    let world: World

    init() throws { world = try World() }

    private static let channels = """
        screen: { webhook: { url: "http://hook.test/s3cr3t", secret: "s3cr3t" } }, \
        room: { slack: { url: "http://hook.test/s3cr3t" }, language: [vi, en], template: "{{title}}\\n{{when}}" }
        """

    private func preview(
        _ channel: String? = nil, event: String? = nil, _ kind: Preview.Kind = .reminder, more: String = "",
        rules: String = "all: { remind: [1h], channels: [screen, room] }"
    ) async throws -> Preview.Outcome {
        try world.write(
            calendar("20200213T013000Z", "20200214T013000Z", more: "LOCATION:Hà Nội\n")
                .replacing("Event 0", with: "Hội thảo tiền lương").replacing("Event 1", with: "Hội nghị"),
            to: "team.ics")
        let setup = try world.setup(channels: Self.channels, rules: rules, more: more)
        return try await Preview(setup, zones: world.zones).run(
            channel: channel, event: event, kind: kind, at: world.clock.now)
    }

    @Test("every channel says what it would say now, in its own languages and template")
    func allChannels() async throws {
        let entries = try await preview(event: "hoi thao").entries
        #expect(entries.map(\.notice.channel) == ["room", "screen"])
        #expect(entries.map(\.channelKind) == ["slack", "webhook"])
        #expect(
            entries[0].message.plainText == """
                Hội thảo tiền lương

                thứ Năm, 13/2/2020 / Thursday, 13 February 2020, 08:30–09:30 (UTC+7)
                """)
        #expect(entries[1].message.lead == "Còn 3 ngày")
        #expect(entries[1].notice.rule == "all" && entries[1].notice.lead == "1h")
    }

    @Test("a rule's template goes before its channel's, and not for a change, which no rule wants")
    func ruleWins() async throws {
        let rules = "all: { remind: [1h], channels: [screen, room], template: \"R {{title}}\" }"
        let reminders = try await preview(event: "hội thảo", rules: rules).entries
        #expect(reminders.map(\.message.heading) == ["R Hội thảo tiền lương", "R Hội thảo tiền lương"])
        let changes = try await preview(event: "hội thảo", .change, rules: rules).entries
        #expect(changes.map(\.message.heading) == ["Hội thảo tiền lương", "Đổi giờ: Hội thảo tiền lương"])
    }

    @Test("a change tells the event's own time as the new one")
    func change() async throws {
        let message = try #require(try await preview("screen", event: "hội thảo", .change).entries.first).message
        #expect(message.lines[0].former == "thứ Năm, 13/2/2020, 07:30–08:30 (UTC+7)")
        #expect(message.lines[0].value == "thứ Năm, 13/2/2020, 08:30–09:30 (UTC+7)")
    }

    @Test("a digest is the channel's own, of all events or of the one that is named")
    func digest() async throws {
        let more = "digests: { weekly: { at: \"Mon 08:00\", window: 14d, channels: [screen] } }"
        let all = try #require(try await preview("screen", .digest, more: more).entries.first).message
        #expect(all.heading == "Lịch 10–23/2/2020: 2 sự kiện")
        let one = try #require(try await preview("screen", event: "hội nghị", .digest).entries.first).message
        #expect(one.sections.flatMap(\.items).map(\.title) == ["Hội nghị"])
    }

    @Test("without an event a made-up one is told of, and a test says that it is one")
    func madeUp() async throws {
        let reminder = try #require(try await preview("screen").entries.first).message
        #expect(reminder.heading == "Hội thảo “Việc làm bền vững”" && reminder.lead == "Còn 3 ngày")
        let test = try #require(try await preview("room", .test).entries.first).message
        #expect(test.heading == "[Thử nghiệm / Test] Nhắc Lịch")
        #expect(test.lead.hasPrefix("Đây là thông báo thử"))
    }

    @Test("the bytes are those of a delivery, and no secret is in them")
    func payload() async throws {
        for kind in Preview.Kind.allCases {
            for entry in try await preview(event: "hội thảo", kind).entries {
                let text = String(decoding: entry.payload, as: UTF8.self)
                #expect(text.hasPrefix("{") && !text.contains("s3cr3t"), "\(text)")
            }
        }
    }

    @Test(
        "what there is not is said, with what may have been meant",
        arguments: [
            ("rom", nil, "there is no channel 'rom'", "did you mean 'room'?"),
            ("room", "hội thoả", "no event to come is called 'hội thoả'", "did you mean 'Hội thảo'?"),
            ("room", "xyz", "no event to come is called 'xyz'", "nhaclich upcoming lists them"),
            ("room", "hội", "several events are called 'hội'", "name one: "),
        ] as [(String, String?, String, String)])
    func unknown(channel: String, event: String?, problem: String, remedy: String) async throws {
        do {
            _ = try await preview(channel, event: event)
            Issue.record("nothing is wrong")
        } catch let error as AdminProblem {
            #expect(error.problem == problem)
            #expect(error.remedy.hasPrefix(remedy), "\(error.remedy)")
        }
    }

    @Test("a calendar that cannot be read is said, and the others are looked into")
    func failures() async throws {
        let setup = try world.setup(
            calendars: "team: { file: team.ics }, gone: { file: gone.ics }", channels: Self.channels)
        try world.write(calendar("20200213T013000Z"), to: "team.ics")
        let outcome = try await Preview(setup, zones: world.zones).run(
            channel: "screen", event: "Event 0", kind: .reminder, at: world.clock.now)
        #expect(outcome.failures.map(\.calendar) == ["gone"])
        #expect(outcome.entries.map(\.message.heading) == ["Event 0"])
    }
}

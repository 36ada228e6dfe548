import Admin
import CivilTime
import ReminderCore
import Testing

@testable import Daemon

/// What `why` says in situations that operators ask about: each names its true cause, and the whole text is compared, and
/// every sentence in Vietnamese.
@Suite("Situations")
struct SituationTests {
    let world: World

    init() throws {
        world = try World(at: "2020-02-10T08:00")
        world.web.answer(with: "")
    }

    private func setup(_ rule: String = "remind: [1d, 1h], channels: [screen]", more: String = "") throws -> Setup {
        try world.setup(rules: "all: { \(rule) }", more: more)
    }

    /// Reads `text` as the calendar `team`.
    private func read(_ text: String, _ setup: Setup) async throws {
        try world.write(text, to: "team.ics")
        try await world.read(setup)
    }

    /// Lets time pass until `time`, and everything happen that is due then.
    private func pass(to time: String, _ setup: Setup, on channels: String...) async throws {
        world.clock.set(to: time)
        try await world.settle(setup)
        for channel in channels.isEmpty ? ["screen"] : channels { try await world.deliver(setup, on: channel) }
    }

    /// Compares what is said of `words` with the fixture `name`, and its cause with `cause`.
    private func expect(
        _ words: String, _ cause: Cause, _ name: String, _ setup: Setup,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let answers = try await world.answers(words, setup)
        #expect(answers.map(\.cause) == [cause.rawValue], sourceLocation: sourceLocation)
        try expectSnapshot("Why/\(name)", try await world.why(words, setup), sourceLocation: sourceLocation)
        try expectSnapshot(
            "Why/\(name).vi", try await world.sentences(words, setup, in: "vi"), sourceLocation: sourceLocation)
    }

    @Test("silenced: the silence that holds is named with its comment, before and after the reminder was due")
    func silenced() async throws {
        let setup = try setup("remind: [1h], channels: [screen]")
        try await read(workshop(), setup)
        try await world.silence(setup, event: "hội thảo", until: "2020-02-13T12:00", comment: "đang sửa lịch")
        try await expect("hội thảo", .silenced, "silenced", setup)
        try await pass(to: "2020-02-13T07:30", setup)
        world.clock.set(to: "2020-02-13T13:00")
        try await expect("hội thảo", .silenced, "silenced-after", setup)
    }

    @Test("put off: the reminder that was to come is not sent, and the one in its place is")
    func snoozed() async throws {
        let setup = try setup("remind: [1h], channels: [screen]")
        try await read(workshop(), setup)
        let desk = SilenceDesk(
            setup: SetupInForce(setup), store: world.store, clock: world.clock, scheduler: world.scheduler)
        _ = try await desk.snooze(SnoozeRequest(event: "hội thảo", until: "2020-02-13T08:00"))
        try await expect("hội thảo", .snoozed, "snoozed", setup)
    }

    @Test("moved: from when to when, when that was noticed, and who was told")
    func moved() async throws {
        let setup = try setup()
        try await read(workshop(), setup)
        try await pass(to: "2020-02-12T08:30", setup)
        world.clock.set(to: "2020-02-12T09:00")
        try await read(workshop(start: "20200214T013000Z").replacing("SEQUENCE:1", with: "SEQUENCE:2"), setup)
        try await pass(to: "2020-02-12T09:00", setup)
        try await expect("hội thảo", .moved, "moved", setup)
    }

    @Test("cancelled: the line that says so, and who was told")
    func cancelled() async throws {
        let setup = try setup()
        try await read(workshop(), setup)
        try await pass(to: "2020-02-12T08:30", setup)
        world.clock.set(to: "2020-02-12T09:00")
        try await read(workshop(more: "STATUS:CANCELLED\n"), setup)
        try await pass(to: "2020-02-12T09:00", setup)
        try await expect("hội thảo", .cancelled, "cancelled", setup)
    }

    @Test("vanished: not in its calendar any more, and who was told")
    func vanished() async throws {
        let setup = try setup()
        let other = calendar("20200220T010000Z", "20200221T010000Z")
        func with(_ event: String) -> String { event.replacing("END:VCALENDAR\n", with: "") + other.dropFirst(29) }
        try await read(with(workshop()), setup)
        try await pass(to: "2020-02-12T08:30", setup)
        world.clock.set(to: "2020-02-12T09:00")
        try await read(other, setup)
        try await pass(to: "2020-02-12T09:00", setup)
        try await expect("hội thảo", .vanished, "vanished", setup)
    }

    @Test("past: an event that was over before anybody knew of it")
    func past() async throws {
        let setup = try setup()
        try await read(workshop(start: "20200203T013000Z"), setup)
        try await expect("hội thảo", .past, "past", setup)
    }

    @Test("past: an event that became known after its reminders were due")
    func late() async throws {
        let setup = try setup("remind: [1d], channels: [screen]")
        world.clock.set(to: "2020-02-13T08:00")
        try await read(workshop(), setup)
        try await expect("hội thảo", .past, "late", setup)
    }

    @Test("far: an event that is farther away than plans reach")
    func far() async throws {
        let setup = try setup()
        try await read(workshop(start: "20200620T013000Z"), setup)
        try await expect("hội thảo", .far, "far", setup)
    }

    @Test("low confidence: an event of a page that waits for review, with the page's own words")
    func unsure() async throws {
        let setup = try world.setup(
            calendars: "ilo: { page: \"http://site.test/events\", robots: false }",
            rules: "all: { remind: [1d], channels: [screen] }")
        world.web.answer(
            with: """
                <html><body><h1>Trại hè công nhân trẻ</h1><p>Thời gian đăng ký: trước ngày 20/2/2020</p>
                <p>Thời gian: 8h30, 25/2/2020</p></body></html>
                """)
        try await world.read(setup, "ilo")
        let waiting = try await world.answers("trại hè", setup).first { $0.cause == Cause.unsure.rawValue }
        try await expect(try #require(waiting).id, .unsure, "unsure", setup)
    }

    @Test("no rule: which condition of which rule is not met")
    func unruled() async throws {
        let setup = try world.setup(
            calendars: "team: { file: team.ics }, other: { file: other.ics }",
            rules: """
                meetings: { remind: [1h], channels: [screen], match: { title: Hội nghị, location: /^Phòng/ } }, \
                others: { remind: [1h], channels: [screen], calendars: [other] }
                """)
        try await read(workshop(), setup)
        try await expect("hội thảo", .unruled, "unruled", setup)
    }

    @Test("channel broken: it is left alone, since when and because of what, and what waits for it")
    func broken() async throws {
        let setup = try setup("remind: [1d], channels: [screen]")
        try await read(workshop(), setup)
        world.web.answer(status: 404)
        try await pass(to: "2020-02-12T08:30", setup)
        world.clock.set(to: "2020-02-12T08:31")
        try await expect("hội thảo", .channel, "channel", setup)
    }

    @Test("expired: it could not be sent before the event was over")
    func expired() async throws {
        let setup = try setup("remind: [1h], channels: [screen]")
        try await read(workshop(), setup)
        world.web.answer(status: 503)
        try await pass(to: "2020-02-13T07:30", setup)
        try await pass(to: "2020-02-13T07:40", setup)
        world.clock.set(to: "2020-02-13T11:31")
        _ = try await world.store.expireDeliveries(at: world.clock.now)
        try await expect("hội thảo", .expired, "expired", setup)
    }

    @Test("duplicate: of two calendars that tell of one event, one reminds, and the other says which")
    func twins() async throws {
        let setup = try world.setup(
            calendars: "team: { file: team.ics }, ilo: { page: \"http://site.test/events\", robots: false }",
            rules: "all: { remind: [1d], channels: [screen] }")
        try await read(workshop(), setup)
        world.web.answer(
            with: "<html><body><h1>Sự kiện</h1><h3>Hội thảo về tiền lương</h3><p>8h30, 13/2/2020</p></body></html>")
        try await world.read(setup, "ilo")
        let answers = try await world.answers("tiền lương", setup)
        #expect(answers.map(\.cause).sorted() == ["planned", "twin"])
        try expectSnapshot("Why/twins", try await world.why("tiền lương", setup))
        try await expect("hội thảo về tiền lương", .twin, "twin", setup)
        world.web.answer(with: "")
        try await pass(to: "2020-02-12T08:30", setup)
        try await expect("hội thảo về tiền lương", .twin, "twin-after", setup)
    }

    @Test("maybe duplicate: an attempt got no answer, and the notice was sent again")
    func maybeDuplicate() async throws {
        let setup = try setup("remind: [1h], channels: [screen]")
        try await read(workshop(), setup)
        world.web.hang()
        try await pass(to: "2020-02-13T07:30", setup)
        world.web.answer(with: "")
        try await pass(to: "2020-02-13T07:33", setup)
        try await expect("hội thảo", .maybeDuplicate, "maybe-duplicate", setup)
    }

    @Test("quiet hours: when it was asked for, and when it comes")
    func quiet() async throws {
        let setup = try setup("remind: [9h], channels: [screen], quiet: \"22:00-06:00\"")
        try await read(workshop(), setup)
        try await expect("hội thảo", .quiet, "quiet", setup)
    }

    @Test("holiday: a reminder comes on the last working day before, and the holiday is named")
    func holiday() async throws {
        let setup = try world.setup(
            calendars: "team: { file: team.ics }, holidays: { file: holidays.ics }",
            rules: """
                all: { remind: [1d], channels: [screen], calendars: [team], working-days: { calendar: holidays } }
                """)
        try world.write(
            "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:le\nDTSTART;VALUE=DATE:20200212\nSUMMARY:Ngày lễ\n"
                + "END:VEVENT\nEND:VCALENDAR\n", to: "holidays.ics")
        try await world.read(setup, "holidays")
        try await read(workshop(), setup)
        try await expect("hội thảo", .holiday, "holiday", setup)
    }

    @Test("mass change: its reminders stay, until when, and what believes the calendar now")
    func held() async throws {
        let setup = try setup("remind: [1h], channels: [screen]")
        try await read(workshop(), setup)
        world.clock.set(to: "2020-02-10T09:00")
        try await read("BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", setup)
        try await expect("hội thảo", .held, "held", setup)
    }

    @Test("missed: nobody was there in time")
    func missed() async throws {
        let setup = try setup("remind: [1h], channels: [screen]")
        try await read(workshop(), setup)
        try await pass(to: "2020-02-13T08:00", setup)
        try await expect("hội thảo", .missed, "missed", setup)
    }

    @Test("sent: where and when")
    func sent() async throws {
        let setup = try setup("remind: [1h], channels: [screen]")
        try await read(workshop(), setup)
        try await pass(to: "2020-02-13T07:30", setup)
        try await expect("hội thảo", .sent, "sent", setup)
    }
}

import CivilTime
import ReminderCore
import Testing

@testable import Admin
@testable import Daemon

@Suite("Reading a page")
struct PageUpdateTests {
    private let page = "ilo: { page: \"http://site.test/events\", robots: false }"

    private func listing(_ items: (title: String, date: String)...) -> String {
        let body = items.map { "<h3>\($0.title)</h3><p>\($0.date)</p>" }.joined()
        return "<html><body><h1>Sự kiện</h1>\(body)</body></html>"
    }

    private func setup(_ world: World, _ more: String = "") throws -> Setup {
        try world.setup(calendars: page, rules: "all: { remind: [1d], channels: [screen] }\(more)")
    }

    private func titles(_ world: World) async throws -> [String] {
        try await world.store.occurrences(of: "ilo", notOverAt: world.clock.now).map(\.title)
    }

    @Test("events of a page are reminded of, and what is over is not")
    func planned() async throws {
        let world = try World()
        world.web.answer(with: listing(("Hội thảo lương", "13/2/2020"), ("Hội thảo cũ", "3/2/2020")))
        try await world.read(try setup(world), "ilo")
        #expect(try await world.store.nextDue() == moment("2020-02-12T08:00"))
        #expect(try await titles(world) == ["Hội thảo lương"])
    }

    @Test("another title, or another day, is a change of the same event")
    func sameEvent() async throws {
        let world = try World()
        let setup = try setup(world)
        world.web.answer(with: listing(("Hội thảo về tiền lương", "13/2/2020"), ("Lớp luật", "20/2/2020")))
        try await world.read(setup, "ilo")
        let before = try await world.store.occurrences(of: "ilo", notOverAt: world.clock.now).map(\.id)
        world.web.answer(
            with: listing(("Hội thảo quốc gia về tiền lương đủ sống", "13/2/2020"), ("Lớp luật", "21/2/2020")))
        try await world.read(setup, "ilo")
        #expect(try await world.store.occurrences(of: "ilo", notOverAt: world.clock.now).map(\.id) == before)
        #expect(try await titles(world) == ["Hội thảo quốc gia về tiền lương đủ sống", "Lớp luật"])
        #expect(try await world.store.tally().reminders == [.planned: 2, .superseded: 1])
    }

    @Test("a page that tells of nothing any more keeps its events, and the admin channel is told once")
    func layoutChanged() async throws {
        let world = try World()
        try world.write("admin-channel: screen\n", to: "conf.d/admin.yaml")
        let setup = try setup(world)
        world.web.answer(with: listing(("Hội thảo lương", "13/2/2020"), ("Lớp luật", "20/2/2020")))
        try await world.read(setup, "ilo")
        for login in [
            "<html><body><h1>Đăng nhập</h1></body></html>", "<html><body><h1>Đăng nhập lại</h1></body></html>",
        ] {
            world.web.answer(with: login)
            try await world.read(setup, "ilo")
            #expect(try await titles(world) == ["Hội thảo lương", "Lớp luật"])
        }
        let failure = try #require(world.board.entry(of: "ilo").failure)
        #expect(failure.hasPrefix("no event is understood on the page any more, and 2 are still to come"))
        let told = try await world.store.deliveries(limit: 9, in: [])
        #expect(
            told.map(\.summary) == [
                "Lịch “ilo” cần người xem lại: Không đọc được, các sự kiện đã biết vẫn giữ nguyên: không còn hiểu được "
                    + "sự kiện nào trên trang, dù…"
            ])
        world.web.answer(with: listing(("Lớp luật", "20/2/2020")))
        try await world.read(setup, "ilo")
        #expect(world.board.entry(of: "ilo").failure == nil)
        #expect(try await titles(world) == ["Lớp luật"])
    }

    @Test("when the last event is over, an empty page is an empty page")
    func emptied() async throws {
        let world = try World()
        let setup = try setup(world)
        world.web.answer(with: listing(("Hội thảo lương", "13/2/2020"), ("Lớp luật", "14/2/2020")))
        try await world.read(setup, "ilo")
        world.clock.set(to: "2020-02-20T08:00")
        world.web.answer(with: "<html><body><h1>Sự kiện</h1><p>Chưa có sự kiện nào.</p></body></html>")
        try await world.read(setup, "ilo")
        #expect(world.board.entry(of: "ilo").failure == nil)
    }

    @Test("what is doubtful waits, and what an operator decides outlives every reading")
    func review() async throws {
        let world = try World()
        let setup = try setup(world)
        let text = """
            <html><body><h1>Trại hè công nhân trẻ</h1><p>Thời gian đăng ký: trước ngày 20/2/2020</p>
            <p>Thời gian: 8h30, 25/2/2020</p></body></html>
            """
        world.web.answer(with: text)
        try await world.read(setup, "ilo")
        #expect(try await world.store.tally().reminders == [.planned: 1])
        let desk = ReviewDesk(
            setup: SetupInForce(setup), store: world.store, clock: world.clock,
            interpreter: Interpreter(zones: world.zones), turns: CalendarTurns(), calendars: Bell())
        let waiting = try await desk.waiting()
        #expect(waiting.map(\.kind) == ["deadline"])
        #expect(waiting.first?.quote.contains("20/2/2020") == true)
        let id = try #require(waiting.first?.id)

        let fixed = ReviewRequest(
            verdict: "accept", corrections: ["title": "Hạn đăng ký trại hè", "start": "2020-02-19"])
        #expect(try await desk.decide(String(id.prefix(6)), fixed).title == "Hạn đăng ký trại hè")
        try await world.read(setup, "ilo")
        #expect(try await titles(world) == ["Hạn đăng ký trại hè", "Trại hè công nhân trẻ"])
        #expect(try await world.store.nextDue() == moment("2020-02-18T08:00"))
        #expect(try await desk.waiting().isEmpty)

        world.web.answer(with: text.replacing("<body>", with: "<body><p>Thông báo mới.</p>"))
        try await world.read(setup, "ilo")
        #expect(try await titles(world) == ["Hạn đăng ký trại hè", "Trại hè công nhân trẻ"])

        _ = try await desk.decide(id, ReviewRequest(verdict: "ignore"))
        try await world.read(setup, "ilo")
        #expect(try await titles(world) == ["Trại hè công nhân trẻ"])
        _ = try await desk.decide(id, ReviewRequest(verdict: "forget"))
        #expect(try await desk.waiting().map(\.id) == [id])
    }

    @Test("a decision that cannot be is refused with what to do")
    func refused() async throws {
        let world = try World()
        let setup = try setup(world)
        world.web.answer(with: listing(("Hội thảo lương", "13/2/2020"), ("Lớp luật", "20/2/2020")))
        try await world.read(setup, "ilo")
        let desk = ReviewDesk(
            setup: SetupInForce(setup), store: world.store, clock: world.clock,
            interpreter: Interpreter(zones: world.zones), turns: CalendarTurns(), calendars: Bell())
        await #expect(throws: AdminProblem.self) { try await desk.decide("ffff", ReviewRequest(verdict: "accept")) }
        let field = await #expect(throws: AdminProblem.self) {
            try await desk.decide("ffff", ReviewRequest(verdict: "accept", corrections: ["titel": "x"]))
        }
        #expect(field?.problem == "there is no field 'titel'; did you mean 'title'?")
        let time = await #expect(throws: AdminProblem.self) {
            try await desk.decide("ffff", ReviewRequest(verdict: "accept", corrections: ["start": "mai"]))
        }
        #expect(time?.problem.contains("is not a time") == true)
    }

    @Test("why tells what an event was understood from, and why nothing is planned")
    func why() async throws {
        let world = try World()
        let setup = try world.setup(
            calendars: page, rules: "other: { remind: [1d], channels: [screen], match: { title: hội thảo } }")
        world.web.answer(with: listing(("Hội thảo lương", "13/2/2020"), ("Lớp luật", "20/2/2020")))
        try await world.read(setup, "ilo")
        let known = try #require(try await world.answers("hoi thao", setup).first)
        #expect(known.rules.map(\.unmet) == [[]])
        #expect(known.origin?.evidence.map(\.quote) == ["Hội thảo lương", "13/2/2020"])
        #expect(known.reminders.map(\.state) == ["planned"])
        #expect(try await world.answers("lớp luật", setup).first?.cause == "unruled")
        await #expect(throws: AdminProblem.self) { try await world.answers("không có", setup) }
    }
}

import CivilTime
import ReminderCore
import Settings
import Testing

@testable import Daemon

/// What is done and answered when somebody writes a command in a room.
@Suite("Commands in a room")
struct CommandTests {
    let world: World
    let setup: Setup

    private static let channels = """
        room: { telegram: { token: "1:T", chat: "-1" }, commands: { from: ["@an"] } }, \
        hall: { telegram: { token: "1:T", chat: "-2" }, commands: { from: anyone }, language: en }
        """
    private static let rules = """
        workshops: { remind: [1d, 1h], channels: [room], match: { title: hội thảo } }, \
        all: { remind: [2h], channels: [hall], calendars: [open] }
        """

    init() async throws {
        world = try World(at: "2020-02-10T08:00")
        try world.write(
            Self.calendar(
                "20200211T013000Z Hội thảo tiền lương", "20200213T013000Z Hội thảo an toàn", "20200214T013000Z Họp kín"),
            to: "team.ics")
        try world.write(Self.calendar("20200212T013000Z Open *day*"), to: "open.ics")
        setup = try world.setup(
            calendars: "team: { file: team.ics }, open: { file: open.ics }", channels: Self.channels, rules: Self.rules)
        try await world.read(setup)
        try await world.read(setup, "open")
    }

    private static func calendar(_ events: String...) -> String {
        let lines = events.map { event in
            let (start, title) = (event.prefix(16), event.dropFirst(17))
            return "BEGIN:VEVENT\nUID:\(start)\nDTSTART:\(start)\nDURATION:PT2H\nSUMMARY:\(title)\nEND:VEVENT\n"
        }
        return "BEGIN:VCALENDAR\nVERSION:2.0\n\(lines.joined())END:VCALENDAR\n"
    }

    private var desk: CommandDesk {
        CommandDesk(setup: SetupInForce(setup), store: world.store, clock: world.clock, scheduler: world.scheduler)
    }

    private func message(
        _ text: String, id: String = "17", by sender: String = "an", to reply: [String] = []
    )
        -> HeardMessage
    {
        HeardMessage(id: id, text: text, senders: ["123", sender], written: world.clock.now, repliesTo: reply)
    }

    /// What is answered, as it is read.
    private func say(_ text: String, on channel: String = "room", to reply: [String] = []) async throws -> String {
        let message = message(text, to: reply)
        let answer = try await desk.carryOut(try #require(ChatCommand(text)), in: message, on: channel)
        let notice = Notice(answer, to: message, on: channel, at: world.clock.now)
        return try #require(setup.message(for: notice)).plainText
    }

    /// Lets what is due be told in the room, where the service calls it 5; what it is then called to the store.
    private func remind() async throws -> String {
        try await world.settle(setup)
        world.web.answer(with: #"{"ok": true, "result": {"message_id": 5}}"#)
        try await world.deliver(setup, on: "room")
        let heard = HeardMessage(id: "1", text: "", senders: [], repliesTo: ["5"])
        return try #require(try await setup.channels["room"]?.listening?.own(heard)?.repliesTo.first)
    }

    @Test("what comes up, in the words of the room, and nothing that it is not told of")
    func upcoming() async throws {
        #expect(
            try await say("/saptoi") == """
                2 sự kiện sắp tới

                • Hội thảo tiền lương — thứ Ba, 11/2/2020, 08:30–10:30 (UTC+7)
                • Hội thảo an toàn — thứ Năm, 13/2/2020, 08:30–10:30 (UTC+7)
                """)
        #expect(
            try await say("/upcoming", on: "hall") == """
                1 upcoming event

                • Open *day* — Wednesday, 12 February 2020, 08:30–10:30 (UTC+7)
                """)
        #expect(try await say("/saptoi 1").hasPrefix("1 sự kiện sắp tới\n\n• Hội thảo tiền lương"))
        #expect(try await say("/saptoi an toan").contains("• Hội thảo an toàn"))
        #expect(try await say("/saptoi họp kín") == "Không có sự kiện nào sắp tới")
    }

    @Test("why: the first reason that is true")
    func why() async throws {
        #expect(
            try await say("/visao tiền lương") == """
                Hội thảo tiền lương
                Sẽ nhắc lúc 08:30
                Thời gian: thứ Ba, 11/2/2020, 08:30–10:30 (UTC+7)
                Lịch: team
                Quy tắc: workshops
                """)
        _ = try await say("/imlang 2h tiền lương")
        #expect(try await say("/visao tiền lương").contains("Không nhắc, vì đang im lặng cho đến 10:00"))
        #expect(try await say("/visao an toàn").contains("Sẽ nhắc lúc 08:30 thứ Tư, 12/2/2020"))
        world.clock.set(to: "2020-02-11T07:45")
        try await world.settle(setup)
        #expect(try await say("/visao tiền lương").contains("Đã nhắc lúc 07:30, không còn lần nào nữa"))
        #expect(try await say("/why open", on: "hall").contains("The next reminder comes at 06:30 on Wednesday"))
    }

    @Test("which event is meant: by its words, by the reminder replied to, or by the last one")
    func meant() async throws {
        #expect(
            try await say("/visao") == "Chưa rõ là sự kiện nào. Hãy trả lời một lời nhắc, hoặc ghi tên sự kiện sau lệnh"
        )
        #expect(try await say("/visao Họp kín") == "Không tìm thấy sự kiện nào tên “Họp kín”")
        #expect(try await say("/why Hội thảo", on: "hall") == "No event is called “Hội thảo”")
        #expect(try await say("/visao hội thảo").hasPrefix("Có nhiều sự kiện như vậy"))
        world.clock.set(to: "2020-02-10T08:30")
        let reference = try await remind()
        #expect(try await say("/visao").hasPrefix("Hội thảo tiền lương\n"), "the last one")
        #expect(try await say("/visao", to: [reference]).hasPrefix("Hội thảo tiền lương\n"))
        #expect(try await say("/visao", to: ["elsewhere/9", reference]).hasPrefix("Hội thảo tiền lương\n"))
        #expect(try await say("/visao", to: ["elsewhere/9"]).hasPrefix("Chưa rõ là sự kiện nào"))
        #expect(try await say("/why", on: "hall", to: [reference]).hasPrefix("Which event?"))
    }

    @Test("putting off: people are reminded then, and not before")
    func snooze() async throws {
        world.clock.set(to: "2020-02-10T08:30")
        let reference = try await remind()
        #expect(
            try await say("/nhaclai 1 ngày", to: [reference]) == """
                Hội thảo tiền lương
                Sẽ nhắc lại lúc 08:30 thứ Ba, 11/2/2020
                Thời gian: thứ Ba, 11/2/2020, 08:30–10:30 (UTC+7)
                """)
        let due = try await world.store.plan(until: moment("2020-02-12T08:00"), limit: 9).map(\.reminder.due)
        #expect(due == [moment("2020-02-11T08:30"), moment("2020-02-12T06:30")], "not an hour before any more")
        #expect(try await say("/nhaclai 2d", to: [reference]).contains("Đến lúc đó sự kiện đã kết thúc"))
        #expect(try await say("/nhaclai", to: [reference]) == "Chưa rõ trong bao lâu. Ví dụ: /nhaclai 1 ngày")
    }

    @Test("a room that is mute hears no reminders, and others do; the last word counts")
    func mute() async throws {
        #expect(
            try await say("/mute 30m") == """
                Sẽ không nhắc gì ở đây cho đến 08:30
                Nếu sự kiện có thay đổi thì vẫn báo
                """)
        _ = try await say("/mute 26h")
        let silences = try await world.store.silences(at: world.clock.now)
        #expect(silences.map(\.channel) == ["room"] && silences.first?.ends == moment("2020-02-11T10:00"))
        #expect(silences.first?.comment == "/mute of an in room")
        world.clock.set(to: "2020-02-11T07:30")
        try await world.settle(setup)
        #expect(try await world.deliveries.isEmpty)
        #expect(try await say("/thoiimlang") == "Đã thôi im lặng (1), sẽ nhắc lại như thường")
        #expect(try await say("/thoiimlang") == "Ở đây không có gì đang im lặng")
        world.clock.set(to: "2020-02-12T08:30")
        try await world.settle(setup)
        #expect(try await world.deliveries.map(\.summary).contains { $0.hasPrefix("Hội thảo an toàn") })
    }

    @Test("an event that is mute is so in that room, and what operators silenced stays silent")
    func muteEvent() async throws {
        _ = try await world.store.add(
            Silence(ends: moment("2020-03-01T00:00"), comment: "an operator's", created: world.clock.now))
        _ = try await world.store.add(
            Silence(
                calendar: "team", channel: "room", ends: moment("2020-03-01T00:00"), comment: "an operator's, too",
                created: world.clock.now))
        #expect(
            try await say("/imlang an toàn").hasPrefix("Hội thảo an toàn\nSẽ không nhắc ở đây cho đến 08:00 thứ Ba"))
        #expect(try await say("/thoiimlang tiền lương") == "Ở đây không có gì đang im lặng")
        #expect(try await say("/unmute", on: "hall") == "Nothing is muted here")
        #expect(try await say("/thoiimlang an toàn").hasPrefix("Đã thôi im lặng (1)"))
        #expect(
            try await world.store.silences(at: world.clock.now).map(\.comment) == [
                "an operator's", "an operator's, too",
            ])
    }

    @Test("help says what can be written, in each language")
    func help() async throws {
        #expect(try await say("/trogiup").contains("/nhaclai 1 ngày: nhắc lại sau"))
        #expect(try await say("/help", on: "hall").contains("/snooze 1d: a reminder later"))
    }

    // MARK: Who is heeded, and how often

    private var heeding: CommandHeeding {
        let setup = SetupInForce(setup)
        return CommandHeeding(
            setup: setup, store: world.store, clock: world.clock, journal: world.journal, desk: desk,
            outbox: world.outbox,
            memory: ListeningMemory(source: Identity(of: "telegram"), store: world.store))
    }

    private func heard(
        _ text: String, id: String = "17", by sender: String = "an", in chat: String = "-1", age: Int64 = 0
    )
        -> HeardMessage
    {
        HeardMessage(
            id: id, text: text, senders: [sender == "an" ? "123" : "9", sender],
            written: world.clock.now - .seconds(age), places: ["chat": [chat], "topic": []])
    }

    @Test("what is heard twice, as after a crash, is done once and answered once")
    func once() async throws {
        for text in ["/mute 1h", "/upcoming"] {
            for _ in 0..<2 { try await heeding.heed([heard(text, id: text)], of: setup.ears) }
        }
        #expect(try await world.store.silences(at: world.clock.now).map(\.number) == [1])
        #expect(try await world.deliveries.map(\.channel) == ["room", "room"])
    }

    @Test("once it is written down where to go on, the same words are a new command")
    func again() async throws {
        let memory = ListeningMemory(source: Identity(of: "telegram"), store: world.store)
        try await heeding.heed([heard("/mute 1h", id: "1")], of: setup.ears)
        try await memory.write(Secret("42"), of: "room", at: world.clock.now)
        try await heeding.heed([heard("/mute 1h", id: "2")], of: setup.ears)
        #expect(try await world.store.silences(at: world.clock.now).map(\.number) == [2])
        #expect(try await memory.bookmark(of: "hall")?.reveal() == "42", "whichever channel asks next")
    }

    @Test("each is answered in its room; strangers, other rooms, old messages and what is no command are not")
    func who() async throws {
        try await heeding.heed(
            [
                heard("/upcoming", id: "1", by: "binh"), heard("/upcoming", id: "2", in: "-3"),
                heard("/upcoming", id: "3", age: 301), heard("hello", id: "4"), heard("/upcoming", id: "5", age: 299),
                heard("/upcoming", id: "6", by: "binh", in: "-2"),
            ], of: setup.ears)
        #expect(try await world.deliveries.map(\.channel) == ["room", "hall"])
    }

    @Test("who writes more than a person does is not heeded for a while")
    func tooMany() async throws {
        let heeding = heeding
        for number in 0..<20 { try await heeding.heed([heard("/upcoming", id: "\(number)")], of: setup.ears) }
        #expect(try await world.deliveries.count == 5)
        try await heeding.heed([heard("/upcoming", id: "other", by: "binh", in: "-2")], of: setup.ears)
        #expect(try await world.deliveries.count == 6, "others are")
        world.clock.move(by: .seconds(6))
        try await heeding.heed([heard("/upcoming", id: "later")], of: setup.ears)
        #expect(try await world.deliveries.count == 7)
    }

    @Test("an answer is put under the question, and its words are those of the channel")
    func reply() async throws {
        try await heeding.heed([heard("/upcoming", id: "17")], of: setup.ears)
        let delivery = try #require(
            try await world.store.claim(channel: "room", at: world.clock.now, limit: 1).taken.first)
        #expect(delivery.fallback == nil && delivery.occurrences == [])
        let body = String(decoding: delivery.payload, as: UTF8.self)
        #expect(body.contains("2 sự kiện sắp tới") && body.contains("reply_parameters"))
        #expect(!body.contains("1:T"))
    }

    @Test("what is in the way is told once, a network's moment not at all, and its end when it was told")
    func trouble() {
        var trouble = ListeningTrouble()
        let (conflict, moment) = (
            DeliveryFailure(.mendChannel, "409"), DeliveryFailure(.retry(after: .seconds(600)), "down")
        )
        let told = [conflict, conflict, conflict].map { trouble.isNews($0) }
        let over = [trouble.isOver(), trouble.isOver()]
        #expect(told == [false, true, false] && over == [true, false])
        let isNews = trouble.isNews(moment)
        #expect(!isNews && trouble.wait(after: moment, of: Identity(of: "a")) == .seconds(600))
        let isOver = trouble.isOver()
        #expect(!isOver)
    }
}

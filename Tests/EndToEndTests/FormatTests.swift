import Foundation
import Testing

@Suite("A chat service that is a file beside the configuration")
struct FormatTests {
    let sandbox: Sandbox

    init() throws {
        sandbox = try Sandbox()
        try FileManager.default.createDirectory(
            atPath: sandbox.path("etc/formats"), withIntermediateDirectories: true)
    }

    /// A service that nobody but this test knows.
    private static let board = """
        service: Bảng tin
        about: A board on the wall
        settings:
          server: { form: url }
          key: { form: secret }
          place: { form: text, default: sảnh }
        main: server
        address: "board+{server}/{key}"
        request:
          url: "{server}"
          headers: { X-Key: "{key}", X-Id: "{id}" }
          json:
            place: "{place}"
            heading: "{heading}"
            words: { $text: "{details}", $limit: 400 }
            lines: [{ $each: lines, label: "{line.label}", value: "{line.value}", was: "{line.former}" }]
        plain: { heading: "{summary}" }
        dialect: chalk
        dialects:
          chalk: { backslash: "*", struck: "~{}~" }
        idempotent: true
        answer: { delivered: { has: id }, reference: id, error: [error] }
        faults:
          - words: [board_full]
            then: mend-channel
            say: wipe the board, or choose another place
        reply: { json: { under: "{earlier.reference}" } }
        edit:
          method: PUT
          path: "/{earlier.reference}"
        """

    /// What comes to the board.
    private struct Note: Decodable {
        struct Line: Decodable {
            let label, value: String
            let was: String?
        }

        let place, heading, words: String
        let lines: [Line]
        let under: String?
    }

    @Test("gets notices, their corrections and what replies to them, as the file says")
    func delivers() async throws {
        let receiver = try await Receiver(in: sandbox)
        try sandbox.write(Self.board, to: "etc/formats/board.yaml")
        let full = receiver.url("says/400/%7B%22error%22:%22board_full%22%7D")
        try sandbox.configure(
            """
            timezone: Asia/Ho_Chi_Minh
            language: vi
            calendars: { workshops: { file: \(sandbox.path("calendar.ics")) } }
            channels:
              hall: { board: { server: "\(receiver.url("board"))", key: s3cr3t } }
              gate: "board+\(receiver.url("board"))/c0ng"
              full: { board: { server: "\(full)", key: s3cr3t, place: cổng } }
            rules: { all: { remind: [1h], channels: [hall] } }
            """)
        let check = try await nhaclich("check", "--config", sandbox.path("etc/nhaclich.yaml"), in: sandbox)
        #expect(check.status == 0, "\(check.complaints)")

        let daemon = try await startDaemon(in: sandbox, then: DueCalendar.empty)
        let now = Date()
        var event = DueCalendar.Event(start: 3610, title: "Hội thảo *lương* \"đủ sống\" \\ @all")
        try sandbox.write(DueCalendar.text([event], at: now), to: "calendar.ics")
        #expect(await until(40) { receiver.requests.count == 1 }, "\(daemon.written)")
        let reminder = try #require(receiver.requests.first)
        #expect(reminder.method == "POST" && reminder.path == "/board")
        #expect(reminder.headers["x-key"] == "s3cr3t")
        let note = try note(in: reminder)
        #expect(note.place == "sảnh" && note.under == nil)
        #expect(note.heading == "Hội thảo \\*lương\\* \"đủ sống\" \\ @all")
        #expect(note.words.contains("Thời gian: ") && note.lines.contains { $0.label == "Thời gian" })

        event.location = "Đà Nẵng"
        try sandbox.write(DueCalendar.text([event], at: now), to: "calendar.ics")
        #expect(await until(20) { receiver.requests.count == 3 }, "\(daemon.written)")
        let (edit, reply) = (receiver.requests[1], receiver.requests[2])
        #expect(edit.method == "PUT" && edit.path == "/board/m1")
        #expect(reply.method == "POST" && reply.path == "/board")
        #expect(try self.note(in: reply).under == "m1")
        for request in [edit, reply] {
            let place = try self.note(in: request).lines.first { $0.label == "Địa điểm" }
            #expect(place?.value == "Đà Nẵng" && place?.was == "Hà Nội")
            #expect(try self.note(in: request).words.contains("~Hà Nội~"))
        }
        #expect(reply.headers["x-id"] != reminder.headers["x-id"])

        #expect(try await nhaclich("test", "gate", in: sandbox).status == 0)
        #expect(receiver.requests.last?.headers["x-key"] == "c0ng")
        let refused = try await nhaclich("test", "full", in: sandbox)
        let words = refused.output + refused.complaints
        #expect(refused.status != 0)
        #expect(
            words.contains("Bảng tin answered 400 “board_full”: wipe the board, or choose another place"), "\(words)")
        #expect(!daemon.written.contains("s3cr3t") && !words.contains("s3cr3t"))
    }

    @Test("takes the place of an installed one of its name")
    func replaces() async throws {
        let receiver = try await Receiver(in: sandbox)
        try sandbox.write(
            """
            service: Slack of ours
            settings: { url: { form: url } }
            main: url
            request: { url: "{url}", json: { ours: "{heading}" } }
            plain: { ours: "{summary}" }
            """, to: "etc/formats/slack.yaml")
        try sandbox.configure(
            """
            calendars: { workshops: { file: \(sandbox.path("calendar.ics")) } }
            channels: { room: { slack: "\(receiver.url("ok"))" } }
            rules: { all: { remind: [1h], channels: [room] } }
            """)
        let daemon = try await startDaemon(in: sandbox, then: DueCalendar.text(starts: [3610]))
        #expect(await until(40) { receiver.requests.count == 1 }, "\(daemon.written)")
        #expect(receiver.requests.first?.body == #"{"ours":"Hội thảo 0"}"#)
    }

    @Test("is told all its faults at once, each with its line and what to do")
    func faults() async throws {
        let faulty = Self.board
            .replacing("idempotent: true", with: "idempotent: maybe")
            .replacing("\"{heading}\"", with: "\"{headin}\"")
            .replacing("$limit: 400", with: "$limit: many")
            .replacing("then: mend-channel", with: "then: mend")
            .replacing("  path: \"/{earlier.reference}\"", with: "  path: \"/{earlier.reference\"")
        try sandbox.write(faulty, to: "etc/formats/board.yaml")
        try sandbox.configure(
            """
            calendars: { workshops: { file: \(sandbox.path("calendar.ics")) } }
            channels: { hall: { board: { server: "http://127.0.0.1:1/", key: s3cr3t } } }
            rules: { all: { remind: [1h], channels: [hall] } }
            """)
        try sandbox.write(DueCalendar.empty, to: "calendar.ics")
        let check = try await nhaclich("check", "--config", sandbox.path("etc/nhaclich.yaml"), in: sandbox)
        #expect(check.status == 78)
        let places = check.complaints.matches(of: /board\.yaml:(\d+):(\d+): error:/).map { "\($0.1):\($0.2)" }
        #expect(Set(places) == ["14:14", "15:42", "21:13", "25:11", "30:9"], "\(check.complaints)")
        #expect(places.count == 5, "each is told once: \(check.complaints)")
        #expect(check.complaints.matches(of: /(?m)^help: \S/).count == 5)
        #expect(check.complaints.contains("help: did you mean 'heading'?"))
        #expect(!check.complaints.contains("s3cr3t"))
    }

    private func note(in request: Receiver.Request) throws -> Note {
        try JSONDecoder().decode(Note.self, from: Data((request.body ?? "").utf8))
    }
}

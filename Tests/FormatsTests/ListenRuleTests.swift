import CivilTime
import Formats
import Foundation
import ReminderCore
import Settings
import Testing

/// What services hand out when they are asked what people wrote.
@Suite("Hearing")
struct ListenRuleTests {
    private func rule(_ name: String) throws -> ListenRule {
        let text = try String(contentsOf: installedFormats.appending(path: "\(name).yaml"), encoding: .utf8)
        return try #require(read(text, named: name).format?.listen)
    }

    private func reading(
        _ name: String, _ body: String, hasBookmark: Bool = true, settings: [String: String] = [:]
    ) throws -> ListenRule.Reading {
        try rule(name).reading(Array(body.utf8), hasBookmark: hasBookmark) { settings[$0] }
    }

    private static let update = """
        {"update_id": 700000001, "message": {"message_id": 17,
          "from": {"id": 123456789, "is_bot": false, "first_name": "An", "username": "an_nguyen"},
          "chat": {"id": -1001234567890, "title": "Nhóm", "username": "nhom", "type": "supergroup"},
          "date": 1581557400, "message_thread_id": 42, "text": "/snooze 1d",
          "reply_to_message": {"message_id": 5, "date": 1581550000, "chat": {"id": -1001234567890}}}}
        """

    @Test("Telegram's updates: who wrote what, where, when and in reply to what; the number after the last is next")
    func telegram() throws {
        let later = #"{"update_id": 700000009, "edited_message": {"text": "/mute"}}"#
        let reading = try reading("telegram", #"{"ok": true, "result": [\#(Self.update), \#(later)]}"#)
        #expect(reading.bookmark == "700000010", "what is no message is over, too")
        let message = try #require(reading.messages.first)
        #expect(reading.messages.count == 1)
        #expect(message.id == "17" && message.text == "/snooze 1d" && message.repliesTo == ["5"])
        #expect(message.senders == ["123456789", "an_nguyen"])
        #expect(message.places == ["chat": ["-1001234567890", "nhom"], "topic": ["42"]])
        #expect(message.written == Instant(unixSeconds: 1_581_557_400))
    }

    @Test("programs are not heeded, and an empty answer changes nothing")
    func telegramBots() throws {
        let bot = Self.update.replacing("\"is_bot\": false", with: "\"is_bot\": true")
        #expect(try reading("telegram", #"{"ok": true, "result": [\#(bot)]}"#).messages.isEmpty)
        #expect(try reading("telegram", #"{"ok": true, "result": []}"#).bookmark == nil)
    }

    @Test("Zalo's update stands alone, and no news is no fault")
    func zalo() throws {
        let body = """
            {"ok": true, "result": {"event_name": "message.text.received", "message": {"message_id": "82599fa32f56d00e8941",
              "from": {"id": "6ede9afa66b88fe6d6a9", "display_name": "Ted", "is_bot": false},
              "chat": {"id": "6ede9afa66b88fe6d6a9", "chat_type": "PRIVATE"}, "date": 1750316131602, "text": "/saptoi"}}}
            """
        let reading = try reading("zalo-bot", body)
        let message = try #require(reading.messages.first)
        #expect(message.senders == ["6ede9afa66b88fe6d6a9"], "a name that anybody can take is none")
        #expect(message.written == Instant(milliseconds: 1_750_316_131_602) && reading.bookmark == nil)
        let rule = try rule("zalo-bot")
        let nothing = Array(#"{"ok": false, "error_code": 408, "description": "Request timeout"}"#.utf8)
        #expect(rule.saysNothing(status: 200, body: nothing))
        #expect(rule.saysNothing(status: 408, body: []))
        #expect(!rule.saysNothing(status: 200, body: Array(#"{"ok": false, "error_code": 401}"#.utf8)))
    }

    private func sync(_ content: String, more: String = "") -> String {
        """
        {"next_batch": "s72595_4483_1934", "rooms": {"join": {"!a.b:example.org": {"timeline": {"events": [
          {"type": "m.room.message", "event_id": "$1", "sender": "@an:example.org", "origin_server_ts": 1581557400000,
           "content": \(content)\(more)}]}}}}}
        """
    }

    private static let room = ["room": "!a.b:example.org"]

    @Test("Matrix: what is said in the room, without what it repeats; and what it replies to, or the thread it is in")
    func matrix() throws {
        let content = """
            {"msgtype": "m.text", "body": "> <@nhac:example.org> Hội thảo\\n> mới\\n\\n/snooze 1d", "m.relates_to":
             {"rel_type": "m.thread", "event_id": "$root", "m.in_reply_to": {"event_id": "$reply"}}}
            """
        let reading = try reading("matrix", sync(content), settings: Self.room)
        let message = try #require(reading.messages.first)
        #expect(reading.bookmark == "s72595_4483_1934")
        #expect(message.text == "/snooze 1d" && message.repliesTo == ["$reply", "$root"])
        #expect(message.written == Instant(unixSeconds: 1_581_557_400) && message.senders == ["@an:example.org"])
    }

    @Test("Matrix: neither what programs write nor what we wrote ourselves is heeded, nor what was there before")
    func matrixOwn() throws {
        let command = #"{"msgtype": "m.text", "body": "/mute"}"#
        #expect(try reading("matrix", sync(command), settings: Self.room).messages.count == 1)
        let own = #", "unsigned": {"transaction_id": "1"}"#
        #expect(try reading("matrix", sync(command, more: own), settings: Self.room).messages.isEmpty)
        let notice = command.replacing("m.text", with: "m.notice")
        #expect(try reading("matrix", sync(notice), settings: Self.room).messages.isEmpty)
        #expect(try reading("matrix", sync(command), settings: ["room": "!c:example.org"]).messages.isEmpty)
        let first = try reading("matrix", sync(command), hasBookmark: false, settings: Self.room)
        #expect(first.messages.isEmpty && first.bookmark == "s72595_4483_1934")
    }

    @Test(
        "what is no answer, is huge or is nothing like one brings nothing",
        arguments: ["telegram", "zalo-bot", "matrix"])
    func hostile(name: String) throws {
        let deep = String(repeating: "[", count: 400) + String(repeating: "]", count: 400)
        for number in ["-9223372036854775808", "9223372036854775807", "-9223372036854775", "-1"] {
            let odd = Self.update.replacing("1581557400", with: number)
            #expect(try reading("telegram", #"{"ok": true, "result": [\#(odd)]}"#).messages.isEmpty, "\(number)")
        }
        let long = Self.update.replacing("/snooze 1d", with: "/" + String(repeating: "a", count: 100_000))
        for body in [
            "", "null", "[]", "<html>", #"{"result": 5}"#, #"{"result": [null, 1, "a", []]}"#, #"{"result": \#(deep)}"#,
            #"{"ok": true, "result": [\#(long)]}"#,
            #"{"result": [{"update_id": 9223372036854775807, "message": {"text": 5, "date": 9223372036854775807}}]}"#,
            #"{"next_batch": {}, "rooms": {"join": []}}"#,
        ] {
            #expect(try reading(name, body, settings: Self.room).messages.isEmpty, "\(body.prefix(60))")
        }
    }
}

/// What can be wrong with what a format says of it.
@Suite("Reading how a service is asked")
struct ListenReaderTests {
    private static let sound = """
        listen:
          request: { url: "{url}/updates", json: { after: "{bookmark}" } }
          updates: result
          bookmark: { after: id }
          message: { id: id, text: text, from: user }
          room: { url: place }
        """

    @Test("a sound one has no faults, and channels of the kind can hear")
    func sound() throws {
        let reading = read("\(FormatReaderTests.sound)\n\(Self.sound)")
        #expect(reading.faults == [])
        #expect(reading.schema?.hears == true && read(FormatReaderTests.sound).schema?.hears == false)
    }

    @Test(
        "a fault says where it is, what it is and what to do",
        arguments: [
            ("{bookmark}", "{bokmark}", "9:51: error: there is nothing called '{bokmark}'", "did you mean 'bookmark'?"),
            ("{bookmark}", "{message}", "error: there is no '{message}' here", "nothing is sent here"),
            ("{bookmark}", "{id}", "error: there is no '{id}' here", "'{bookmark}'"),
            ("json: { after: \"{bookmark}\" }", "method: GRT", "error: 'method' is 'GRT'", "did you mean 'GET'?"),
            ("  updates: result\n", "", "9:3: error: 'listen' has no 'updates'", "add it"),
            ("{ after: id }", "{ affter: id }", "error: unknown key 'affter' in 'bookmark'", "did you mean 'after'?"),
            ("updates: result", "updates: rooms.{rom}", "error: there is no setting 'rom'", "settings"),
            ("{ url: place }", "{ urll: place }", "13:11: error: there is no setting 'urll'", "did you mean 'url'?"),
            ("id: id, ", "", "12:12: error: 'message' has no 'id'", "add it"),
            ("from: user", "from: user, sennt: a", "error: unknown key 'sennt' in 'message'", "did you mean 'sent'?"),
            ("room:", "patience: 1s\n  room:", "error: 'patience' is", "60s"),
            ("room:", "only: { iss: { a: b } }\n  room:", "error: unknown key 'iss' in 'only'", "did you mean 'is'?"),
            ("room:", "faults: [{ status: 409 }]\n  room:", "error: a fault has no 'then'", "retry"),
            ("room:", "reply: { jsn: {} }\n  room:", "error: unknown key 'jsn' in 'reply'", "did you mean 'json'?"),
        ])
    func faults(right: String, wrong: String, report: String, remedy: String) {
        let faults = read("\(FormatReaderTests.sound)\n\(Self.sound.replacing(right, with: wrong))").faults
        #expect(faults.contains { $0.report.contains(report) && $0.report.contains(remedy) }, "\(faults.map(\.report))")
    }
}

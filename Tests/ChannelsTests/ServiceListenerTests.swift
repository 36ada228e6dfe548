import Channels
import CivilTime
import Foundation
import ReminderCore
import Testing

/// What is asked of services, and what their answers lead to.
@Suite("Listening to a chat service")
struct ServiceListenerTests {
    private let now = Instant(unixSeconds: 1_581_557_400)

    private func channel(
        _ kind: String, _ values: [String: KindSettings.Value], _ exchange: any HTTPExchange
    ) throws -> any Channel {
        ChannelCatalog.installed.channel(
            KindSettings(kind: kind, values: values), named: "room", in: .test(http: exchange))
    }

    private static let telegram: [String: KindSettings.Value] = [
        "token": .secret(Secret("123456:T0KEN")), "chat": .text("-1001234567890"),
    ]

    private func answer(_ text: String, _ status: Int = 200) -> FakeHTTPExchange {
        FakeHTTPExchange([.success(HTTPResponse(status: status, body: Array(text.utf8)))])
    }

    @Test("Telegram is asked with what comes next, and for as long as it holds its answer back")
    func telegram() async throws {
        let exchange = answer(#"{"ok": true, "result": [{"update_id": 41}]}"#)
        let listening = try #require(try channel("telegram", Self.telegram, exchange).listening)
        let first = try await listening.listen(from: nil, at: now)
        #expect(first.bookmark?.reveal() == "42" && first.messages.isEmpty)
        _ = try await listening.listen(from: first.bookmark, at: now)
        let bodies = exchange.requests.map { String(decoding: $0.body, as: UTF8.self) }
        #expect(bodies[0] == #"{"timeout":50,"limit":20,"allowed_updates":["message"]}"#)
        #expect(bodies[1] == #"{"offset":42,"timeout":50,"limit":20,"allowed_updates":["message"]}"#)
        #expect(exchange.requests[0].url.reveal() == "https://api.telegram.org/bot123456:T0KEN/getUpdates")
        #expect(exchange.requests[0].timeout > .seconds(60))
    }

    @Test("Matrix is asked for the room alone, in an address that nothing ends")
    func matrix() async throws {
        let exchange = answer(#"{"next_batch": "s1"}"#)
        let listening = try #require(
            try channel(
                "matrix",
                [
                    "server": .secret(Secret("https://matrix.example.org/")), "token": .secret(Secret("T0KEN")),
                    "room": .text("!a&b:example.org"),
                ], exchange
            ).listening)
        _ = try await listening.listen(from: Secret("s 0&"), at: now)
        let request = exchange.requests[0]
        let url = request.url.reveal()
        #expect(request.method == "GET" && request.body.isEmpty && request.header("content-type") == nil)
        #expect(request.header("authorization") == "Bearer T0KEN")
        #expect(url.hasPrefix("https://matrix.example.org/_matrix/client/v3/sync?since=s%200%26&timeout=30000&"))
        let query = try #require(URLComponents(string: url)?.queryItems)
        let filter = try #require(query.first { $0.name == "filter" }?.value)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(filter.utf8)) as? [String: [String: Any]])
        #expect(json["room"]?["rooms"] as? [String] == ["!a&b:example.org"])
    }

    @Test("channels that ask for the same hear together; others do not")
    func sources() throws {
        func source(_ values: [String: KindSettings.Value]) throws -> Identity? {
            try channel("telegram", values, answer("")).listening?.source
        }
        var (other, stranger) = (Self.telegram, Self.telegram)
        other["chat"] = .text("-5")
        stranger["token"] = .secret(Secret("7:OTHER"))
        #expect(try source(Self.telegram) == source(other))
        #expect(try source(Self.telegram) != source(stranger))
        let slack = try channel("slack", ["url": .secret(Secret("https://hooks.slack.test/a"))], answer("ok"))
        #expect(slack.listening == nil)
    }

    @Test("what is written elsewhere is not heard; what is replied to is called as receipts call it")
    func own() async throws {
        let exchange = answer(#"{"ok": true, "result": {"message_id": 5}}"#)
        let room = try channel("telegram", Self.telegram, exchange)
        let listening = try #require(room.listening)
        func message(in chat: String...) -> HeardMessage {
            HeardMessage(id: "17", text: "/why", senders: ["1"], repliesTo: ["5"], places: ["chat": chat, "topic": []])
        }
        #expect(try await listening.own(message(in: "-5")) == nil)
        #expect(try await listening.own(message()) == nil)
        let own = try #require(try await listening.own(message(in: "-1001234567890", "nhom")))
        let delivery = Delivery(
            id: Identity(of: "a"), channel: "room", payload: [], summary: "Hội thảo", due: now, expires: now)
        let receipt = try await room.send(delivery, at: now)
        #expect(own.repliesTo == [receipt.reference])
    }

    @Test("a public chat and a topic are known by their names")
    func names() async throws {
        var values = Self.telegram
        (values["chat"], values["topic"]) = (.text("@Nhom"), .text("42"))
        let listening = try #require(try channel("telegram", values, answer("")).listening)
        func hears(_ chat: [String], _ topic: [String]) async throws -> Bool {
            let message = HeardMessage(id: "1", text: "", senders: [], places: ["chat": chat, "topic": topic])
            return try await listening.own(message) != nil
        }
        #expect(try await hears(["-100", "nhom"], ["42"]))
        #expect(try await hears(["-100", "nhom"], ["43"]) == false)
        #expect(try await hears(["-100", "nhom"], []) == false)
        #expect(try await hears(["-100"], ["42"]) == false)
    }

    @Test(
        "what is in the way says what to do about it, and no token",
        arguments: [
            (
                409, #"{"ok":false,"error_code":409,"description":"Conflict: terminated by other getUpdates request"}"#,
                "another program asks for the bot's messages"
            ),
            (
                409, #"{"ok":false,"description":"Conflict: can't use getUpdates method while webhook is active"}"#,
                "take it away with deleteWebhook"
            ),
            (401, #"{"ok":false,"error_code":401,"description":"Unauthorized"}"#, "copy its token again"),
            (200, "<html>123456:T0KEN</html>", "which is not what Telegram says"),
        ])
    func troubles(status: Int, body: String, words: String) async throws {
        let listening = try #require(try channel("telegram", Self.telegram, answer(body, status)).listening)
        let failure = await #expect(throws: DeliveryFailure.self) { try await listening.listen(from: nil, at: now) }
        #expect(
            failure?.remedy == .mendChannel && failure?.reason.contains(words) == true, "\(String(describing: failure))"
        )
        #expect(failure?.reason.contains("T0KEN") == false)
    }

    @Test("what passes is tried again, no sooner than the service asks")
    func passing() async throws {
        for (status, body) in [(429, #"{"ok":false,"parameters":{"retry_after":7}}"#), (502, "bad gateway")] {
            let listening = try #require(try channel("telegram", Self.telegram, answer(body, status)).listening)
            let failure = await #expect(throws: DeliveryFailure.self) { try await listening.listen(from: nil, at: now) }
            guard case .retry(let wait)? = failure?.remedy else {
                Issue.record("\(status) is \(String(describing: failure))")
                continue
            }
            #expect(status == 502 ? wait == nil : wait == .seconds(7))
        }
    }
}

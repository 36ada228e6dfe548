import Channels
import Formats
import Foundation
import ReminderCore
import Settings
import Testing

@Suite("A service that a file describes")
struct ServiceChannelTests {
    static let chat = """
        service: Chat
        settings: { server: { form: url }, token: { form: secret }, room: { form: text } }
        request:
          url: "{server}"
          path: "/rooms/{room}/messages"
          headers: { Authorization: "Bearer {token}" }
          json: { text: "{message}", key: "{token}" }
        plain: { text: "{summary}" }
        reply: { json: { under: "{earlier.reference}" } }
        edit: { method: PUT, path: "/rooms/{room}/messages/{earlier.reference}" }
        answer:
          reference: id
          error: [error]
          wait: patience
          delivered: { is: { ok: true } }
        faults:
          - { has: moved, then: retry, remember: { room: moved } }
          - { words: [gone], then: mend-channel, say: make another room }
          - { words: [known], then: delivered }
        """

    /// A channel of the chat, on a web that answers as told.
    private func channel(
        _ web: FakeHTTPExchange, room: String = "a/b", token: String = "s3cr3t", format text: String = chat,
        memory: any ChannelMemory = FleetingMemory()
    ) throws -> any Channel {
        let reading = FormatReader(schemes: SchemeCatalog.schemas).read(
            ConfigurationText(file: "chat.yaml", text: text), named: "chat")
        #expect(reading.faults == [])
        let settings = KindSettings(
            kind: "chat",
            values: [
                "server": .secret(Secret("https://chat.example/api/")), "token": .secret(Secret(token)),
                "room": .text(room),
            ])
        return ChannelCatalog(formats: [try #require(reading.format)]).channel(
            settings, named: "room", in: .test(http: web, memory: memory))
    }

    private func answers(_ bodies: String...) -> FakeHTTPExchange {
        FakeHTTPExchange(bodies.map { .success(HTTPResponse(status: 200, body: Array($0.utf8))) })
    }

    private func correction(by channel: any Channel, of earlier: EarlierNotice) -> Delivery {
        var delivery = Story.moved.delivery(by: channel)
        delivery.earlier = earlier
        return delivery
    }

    /// What is kept of a message that the chat calls `name`.
    private func reference(_ name: String, room: String = "a/b") async throws -> String {
        let channel = try channel(answers(#"{"ok":true,"id":"\#(name)"}"#), room: room)
        return try await channel.send(Story.workshop.delivery(by: channel), at: morning).reference
    }

    @Test("the request is the format's, with the settings in it, and the reference is the answer's")
    func sends() async throws {
        let web = answers(#"{"ok":true,"id":42}"#)
        let channel = try channel(web)
        let receipt = try await channel.send(Story.workshop.delivery(by: channel), at: morning)
        #expect(receipt.note == "answered 200, message 42" && receipt.status == 200)
        #expect(receipt.reference.hasSuffix("/42"))
        let request = try #require(web.requests.first)
        #expect(request.method == "POST" && request.url.reveal() == "https://chat.example/api/rooms/a%2Fb/messages")
        #expect(request.header("authorization") == "Bearer s3cr3t")
        #expect(request.header("content-type") == "application/json; charset=utf-8")
        let body = try #require(
            try JSONSerialization.jsonObject(with: Data(request.body)) as? [String: String])
        #expect(body["key"] == "s3cr3t" && body["text"]?.contains("Việc làm bền vững") == true)
    }

    @Test("no secret is in what is stored, and a setting that was corrected reaches what waits")
    func settingsAreFilledInLast() async throws {
        let web = answers(#"{"ok":true}"#)
        let before = try channel(web)
        let waiting = Story.workshop.delivery(by: before)
        #expect(!String(decoding: waiting.payload, as: UTF8.self).contains("s3cr3t"))
        _ = try await channel(web, room: "c", token: "n\"w").send(waiting, at: morning)
        let request = try #require(web.requests.first)
        #expect(request.url.reveal() == "https://chat.example/api/rooms/c/messages")
        #expect(String(decoding: request.body, as: UTF8.self).contains(#""key":"n\"w""#))
    }

    @Test("a correction takes the place of the first message, and is put under it")
    func corrects() async throws {
        let web = answers(#"{"ok":true,"id":42}"#, #"{"ok":true,"id":43}"#)
        let channel = try channel(web)
        let earlier = try await EarlierNotice(id: Story.workshop.notice.id, reference: reference("42"))
        let receipt = try await channel.send(correction(by: channel, of: earlier), at: morning)
        #expect(receipt.reference.hasSuffix("/43") && receipt.note == "answered 200, message 43")
        #expect(web.requests.map(\.method) == ["PUT", "POST"])
        #expect(web.requests[0].url.reveal() == "https://chat.example/api/rooms/a%2Fb/messages/42")
        #expect(try texts(inJSON: web.requests[0].body).allSatisfy { $0 != "under" })
        let reply = try #require(
            try JSONSerialization.jsonObject(with: Data(web.requests[1].body)) as? [String: String])
        #expect(reply["under"] == "42")
    }

    @Test("what told of several events is replied to and never edited; what nobody knows the name of is neither")
    func spares() async throws {
        let id = Story.workshop.notice.id
        let (first, second) = try await (reference("42"), reference("43"))
        for (earlier, methods) in [
            (EarlierNotice(id: id, reference: first, isOfSeveral: true), ["POST"]),
            (EarlierNotice(id: id, reference: second, thread: first, isThreadOfSeveral: true), ["PUT", "POST"]),
            (EarlierNotice(id: id, reference: ""), ["POST"]),
        ] {
            let web = answers(#"{"ok":true,"id":44}"#)
            let channel = try channel(web)
            _ = try await channel.send(correction(by: channel, of: earlier), at: morning)
            #expect(web.requests.map(\.method) == methods)
            let body = String(decoding: try #require(web.requests.last).body, as: UTF8.self)
            #expect(body.contains(#""under":"42""#) == !earlier.reference.isEmpty)
            if methods.count == 2 { #expect(web.requests[0].url.reveal().hasSuffix("/43")) }
        }
    }

    @Test("a message that cannot be corrected is no reason not to send the correction")
    func editFails() async throws {
        let web = answers(#"{"ok":false,"error":"too old"}"#, #"{"ok":true,"id":43}"#)
        let channel = try channel(web)
        let earlier = try await EarlierNotice(id: Story.workshop.notice.id, reference: reference("42"))
        let receipt = try await channel.send(correction(by: channel, of: earlier), at: morning)
        #expect(receipt.reference.hasSuffix("/43"))
        #expect(receipt.note.hasPrefix("answered 200, message 43; the earlier message stays as it is: answered 200"))
    }

    @Test("what the service says that has changed counts from then on, over restarts, and only with these settings")
    func remembers() async throws {
        let memory = FleetingMemory()
        let web = answers(#"{"ok":false,"error":"gone","moved":"-100"}"#, #"{"ok":true}"#)
        let first = try channel(web, memory: memory)
        let delivery = Story.workshop.delivery(by: first)
        let failure = await #expect(throws: DeliveryFailure.self) { try await first.send(delivery, at: morning) }
        #expect(failure?.remedy == .retry())
        _ = try await channel(web, memory: memory).send(delivery, at: morning)
        _ = try await channel(web, room: "d", memory: memory).send(delivery, at: morning)
        #expect(web.requests.map { $0.url.reveal().split(separator: "/")[4] } == ["a%2Fb", "-100", "d"])
    }

    @Test(
        "answers mean what the file says",
        arguments: [
            (200, #"{"ok":true}"#, nil, "answered 200"),
            (200, #"{"ok":false,"error":"gone"}"#, .mendChannel, "Chat answered 200 “gone”: make another room"),
            (200, #"{"ok":false,"error":"known"}"#, nil, "Chat answered 200 “known”"),
            (200, #"{"ok":false,"error":"s3cr3t"}"#, .mendChannel, "which is not what Chat says"),
            (200, "<html>", .mendChannel, "which is not what Chat says when it has a notice"),
            (404, #"{"error":"gone"}"#, .mendChannel, "make another room"),
            (400, #"{"error":"what?"}"#, .simplify, "answered 400"),
            (429, #"{"error":"gone","patience":7}"#, .retry(after: .seconds(7)), "answered 429"),
            (503, #"{"error":"gone"}"#, .retry(), "answered 503"),
        ] as [(Int, String, DeliveryFailure.Remedy?, String)])
    func answers(status: Int, body: String, remedy: DeliveryFailure.Remedy?, words: String) async throws {
        let web = FakeHTTPExchange([.success(HTTPResponse(status: status, body: Array(body.utf8)))])
        let outcome = await outcome(of: try channel(web))
        #expect(outcome.remedy == remedy && outcome.status == status, "\(outcome)")
        #expect(outcome.words.contains(words), "\(outcome)")
        #expect(!outcome.words.contains("s3cr3t"))
    }

    @Test("a message of another room is neither edited nor replied to, whatever it is called")
    func otherRooms() async throws {
        let web = answers(#"{"ok":true,"id":43}"#)
        let channel = try channel(web)
        let earlier = try await EarlierNotice(id: Story.workshop.notice.id, reference: reference("42", room: "c"))
        _ = try await channel.send(correction(by: channel, of: earlier), at: morning)
        #expect(web.requests.map(\.method) == ["POST"])
        #expect(!String(decoding: web.requests[0].body, as: UTF8.self).contains("under"))
    }

    @Test("a service that asks for patience when it is to correct is not asked for something else at once")
    func patience() async throws {
        let web = FakeHTTPExchange([.success(HTTPResponse(status: 429, headers: ["retry-after": "30"]))])
        let channel = try channel(web)
        let earlier = try await EarlierNotice(id: Story.workshop.notice.id, reference: reference("42"))
        let delivery = correction(by: channel, of: earlier)
        let failure = await #expect(throws: DeliveryFailure.self) { try await channel.send(delivery, at: morning) }
        #expect(failure?.remedy == .retry(after: .seconds(30)) && web.requests.count == 1)
    }

    @Test("what was made for a channel of another kind goes out in its plainest form, and a title is no blank")
    func otherKinds() async throws {
        let web = answers(#"{"ok":true,"id":1}"#)
        let channel = try channel(web)
        var delivery = Story.workshop.delivery(by: channel)
        delivery = Delivery(
            id: delivery.id, channel: "room", payload: Array("Date: then\n\nmail".utf8),
            summary: #"Họp \u0001 room \u0001 b"#, due: morning, expires: morning)
        _ = try await channel.send(delivery, at: morning)
        let body = try #require(
            try JSONSerialization.jsonObject(with: Data(web.requests[0].body)) as? [String: String])
        #expect(body == ["text": #"Họp \u0001 room \u0001 b"#])
    }

    @Test("what the service gives in place of a secret is a secret")
    func remembersSecrets() async throws {
        let text = Self.chat.replacing("{ room: moved }", with: "{ token: moved }")
        let memory = FleetingMemory()
        let web = answers(#"{"ok":false,"error":"gone","moved":"n3w"}"#, #"{"ok":false,"error":"n3w is wrong"}"#)
        let channel = try channel(web, format: text, memory: memory)
        let delivery = Story.workshop.delivery(by: channel)
        await #expect(throws: DeliveryFailure.self) { try await channel.send(delivery, at: morning) }
        let failure = await #expect(throws: DeliveryFailure.self) { try await channel.send(delivery, at: morning) }
        #expect(web.requests[1].header("authorization") == "Bearer n3w")
        #expect(failure?.reason.contains("n3w") == false)
    }

    @Test("the plainest form has neither a reply nor an edit")
    func plain() async throws {
        let web = answers(#"{"ok":true,"id":1}"#)
        let channel = try channel(web)
        var delivery = correction(
            by: channel, of: EarlierNotice(id: Story.workshop.notice.id, reference: try await reference("42")))
        delivery.isPlain = true
        _ = try await channel.send(delivery, at: morning)
        #expect(web.requests.map(\.method) == ["POST"])
        #expect(try texts(inJSON: web.requests[0].body).count == 2)
    }
}

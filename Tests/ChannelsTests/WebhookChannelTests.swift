import Channels
import CivilTime
import Foundation
import ReminderCore
import Testing

@Suite("The webhook")
struct WebhookChannelTests {
    static let url = "https://user:pa55word@hooks.example.org:8443/in/T0K3N-path?key=qu3ry-t0ken"
    static let key = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

    @Test("it keeps to what every channel keeps to")
    func conformance() async throws {
        try await ChannelConformance(channel: channel(FakeHTTPExchange()), shown: texts(inJSON:)).check()
    }

    @Test("what is posted")
    func payload() async throws {
        let story = Story.workshop
        let payload = channel(FakeHTTPExchange()).compose(story.message, for: story.notice)
        let pretty = try await python(
            "import json, sys; print(json.dumps(json.load(sys.stdin), indent=1, ensure_ascii=False))", input: payload)
        try expectSnapshot("webhook.json", pretty)
    }

    @Test(
        "what is posted of every other kind of notice",
        arguments: [
            ("webhook-moved.json", Story.moved), ("webhook-vanished.json", .vanished), ("webhook-group.json", .group),
            ("webhook-digest.json", .digest), ("webhook-trouble.json", .trouble),
        ])
    func payloads(file: String, story: Story) async throws {
        let payload = channel(FakeHTTPExchange()).compose(story.message, for: story.notice)
        let pretty = try await python(
            "import json, sys; print(json.dumps(json.load(sys.stdin), indent=1, ensure_ascii=False))", input: payload)
        try expectSnapshot(file, pretty)
    }

    @Test("no payload reaches 20 kB; what is left out is counted", arguments: Story.all.indices)
    func bounds(index: Int) throws {
        let story = Story.all[index]
        let payload = channel(FakeHTTPExchange()).compose(story.message, for: story.notice)
        #expect(payload.count <= 19_500)
        let root = try #require(try JSONSerialization.jsonObject(with: Data(payload)) as? [String: Any])
        let data = try #require(root["data"] as? [String: Any])
        #expect((data["text"] as? String)?.isEmpty == false)
        let sections = (data["sections"] as? [[String: Any]] ?? []).compactMap { $0["events"] as? [Any] }
        let listed = (data["events"] as? [Any])?.count ?? sections.reduce(0) { $0 + $1.count }
        guard let more = data["more"] as? Int else { return #expect(listed == 0) }
        let all =
            switch story.notice.subject {
            case .group(let occurrences): occurrences.count
            case .digest(let digest): digest.sections.reduce(0) { $0 + $1.items.count }
            default: 0
            }
        #expect(listed + more == all)
        #expect(listed > 0 && listed <= 40)
        #expect(sections.allSatisfy { !$0.isEmpty })
    }

    @Test("the plainest form has the same envelope, and the summary")
    func plain() async throws {
        let web = FakeHTTPExchange()
        let channel = channel(web)
        let delivery = Story.workshop.delivery(by: channel)
        let plain = try #require(channel.plain(delivery))
        #expect(
            String(decoding: plain, as: UTF8.self)
                == #"{"type":"reminder.due","timestamp":"2020-02-12T08:30:00+07:00","data":{"#
                + #""id":"\#(delivery.id)","text":"\#(Story.workshop.message.summary)"}}"#)
        _ = await outcome(of: channel, isPlain: true)
        #expect(web.requests.first?.body == plain)
        let foreign = Delivery(
            id: delivery.id, channel: "hook", payload: Array("[]".utf8), summary: "", due: morning, expires: morning)
        let words = String(decoding: try #require(channel.plain(foreign)), as: UTF8.self)
        #expect(words.hasPrefix(#"{"type":"notice","timestamp":"2020-02-12T01:30:00+00:00","data":{"id":"#))
        #expect(channel.recognisesRepetition)
    }

    @Test("an event on whole days has days, the end after its last")
    func wholeDays() throws {
        let first = VietnamZone().civil(at: morning).date
        let occurrence = Occurrence(
            id: Occurrence.ID(calendar: "team", uid: "u", recurrenceID: ""),
            span: .allDay(first: first, last: first.adding(days: 1)), title: "")
        let notice = Notice(
            id: Identity(of: "1"), subject: .test(occurrence), channel: "hook", rule: "r", lead: "0d", due: morning,
            now: morning, isLate: true, expires: morning)
        let payload = channel(FakeHTTPExchange()).compose(Story.workshop.message, for: notice)
        let text = String(decoding: payload, as: UTF8.self)
        #expect(text.hasPrefix(#"{"type":"test","timestamp":"2020-02-12T08:30:00+07:00","data":{"id":""#))
        #expect(text.contains(#""recurrence_id":null,"rule":"r","lead":"0d","title":null"#))
        #expect(
            text.contains(
                #""start":"2020-02-12","end":"2020-02-14","all_day":true,"location":null,"link":null,"late":true"#))
    }

    @Test(
        "the signature is the one that Python reckons",
        arguments: [key, "whsec_AAECAw==", "just a secret, bí mật", "0"])
    func signature(secret: String) async throws {
        let web = FakeHTTPExchange()
        let channel = channel(web, secret: secret)
        let delivery = Story.workshop.delivery(by: channel)
        _ = try await channel.send(delivery, at: morning)
        let request = try #require(web.requests.first)
        #expect(request.method == "POST" && request.redirects == 0 && request.timeout <= .seconds(30))
        #expect(request.body == delivery.payload)
        #expect(request.header("content-type") == "application/json; charset=utf-8")
        #expect(request.header("webhook-id") == delivery.id.description)
        #expect(request.header("webhook-timestamp") == "1581471000")
        let reckoned = try await python(
            """
            import base64, hashlib, hmac, sys
            secret = sys.argv[1]
            key = base64.b64decode(secret[6:]) if secret.startswith("whsec_") else secret.encode()
            data = f"{sys.argv[2]}.{sys.argv[3]}.".encode() + sys.stdin.buffer.read()
            print("v1," + base64.b64encode(hmac.new(key, data, hashlib.sha256).digest()).decode())
            """, secret, delivery.id.description, "1581471000", input: delivery.payload)
        #expect(request.header("webhook-signature").map { "\($0)\n" } == reckoned)
    }

    @Test(
        "the library of Standard Webhooks takes what is posted, and nothing that was changed on the way",
        .enabled(if: TestPython.isInstalled, TestPython.absence))
    func library() async throws {
        let web = FakeHTTPExchange()
        let channel = channel(web)
        // It takes nothing that is older than five minutes.
        let now = Instant(unixSeconds: Int64(Date().timeIntervalSince1970))
        _ = try await channel.send(Story.workshop.delivery(by: channel), at: now)
        let request = try #require(web.requests.first)
        let headers = try ["webhook-id", "webhook-timestamp", "webhook-signature"].map {
            try #require(request.header($0))
        }
        let result = try await TestPython.run(
            [
                "-c",
                """
                import sys
                from standardwebhooks.webhooks import Webhook, WebhookVerificationError
                secret, body, *values = sys.argv[1:]
                headers = dict(zip(["webhook-id", "webhook-timestamp", "webhook-signature"], values))
                print(Webhook(secret).verify(body, headers)["type"])
                later = str(int(values[1]) + 1)
                for changed in [{"webhook-id": "another"}, {"webhook-timestamp": later}, {}]:
                    try:
                        Webhook(secret).verify(body if changed else body + " ", {**headers, **changed})
                    except WebhookVerificationError:
                        print("refused")
                """, Self.key, String(decoding: request.body, as: UTF8.self),
            ] + headers)
        #expect(result.output == "reminder.due\nrefused\nrefused\nrefused\n")
    }

    @Test("every attempt has the same id and body, and a timestamp and signature of its own")
    func repetition() async throws {
        let web = FakeHTTPExchange()
        let channel = channel(web)
        for attempt in 1...2 {
            let now = morning + .seconds(60 * attempt)
            _ = try await channel.send(Story.workshop.delivery(by: channel, attempt: attempt), at: now)
        }
        let requests = web.requests
        #expect(requests[0].body == requests[1].body)
        #expect(requests[0].header("webhook-id") == requests[1].header("webhook-id"))
        #expect(requests[0].header("webhook-timestamp") != requests[1].header("webhook-timestamp"))
        #expect(requests[0].header("webhook-signature") != requests[1].header("webhook-signature"))
    }

    @Test("without a secret nothing is signed; one that cannot be read waits for the operator, and nothing is posted")
    func secrets() async throws {
        let web = FakeHTTPExchange()
        _ = await outcome(of: channel(web, secret: nil))
        #expect(web.requests.first?.header("webhook-signature") == nil)
        let broken = await outcome(of: channel(web, secret: "whsec_***not-base64***"))
        #expect(broken.remedy == .mendChannel)
        #expect(!broken.words.contains("not-base64***"))
        #expect(web.requests.count == 1)
    }

    @Test("every status has its consequence", arguments: 100...599)
    func statuses(status: Int) async {
        let answers: [FakeHTTPExchange.Answer] = [.success(HTTPResponse(status: status))]
        let outcome = await outcome(of: channel(FakeHTTPExchange(answers)))
        let remedy: DeliveryFailure.Remedy? =
            switch status {
            case 200...299: nil
            case 408, 425, 429, 500...599, 100...199: .retry()
            case 300...399, 401, 403, 404, 405, 407, 410: .mendChannel
            case 400, 413, 415, 422: .simplify
            default: .giveUp
            }
        #expect(outcome.remedy == remedy)
        #expect(outcome.status == status)
        #expect(outcome.mayHaveArrived == (status < 200))
        let passes = [408, 425, 429].contains(status) || (200...299).contains(status) || status >= 500
        #expect(outcome.words.hasPrefix("answered \(status)") && outcome.words.contains(": ") != passes)
    }

    @Test(
        "no answer is tried again, unless it never can come",
        arguments: [
            (HTTPFailure.Kind.connection, .retry(), false), (.timeout, .retry(), true), (.reset, .retry(), true),
            (.tooLarge, .retry(), true), (.address, .mendChannel, false), (.redirects, .mendChannel, false),
        ] as [(HTTPFailure.Kind, DeliveryFailure.Remedy, Bool)])
    func noAnswer(kind: HTTPFailure.Kind, remedy: DeliveryFailure.Remedy, mayHaveArrived: Bool) async {
        let web = FakeHTTPExchange([.failure(HTTPFailure(kind, "it broke"))])
        let outcome = await outcome(of: channel(web))
        #expect(outcome.remedy == remedy)
        #expect(outcome.mayHaveArrived == mayHaveArrived)
        #expect(outcome.status == nil)
        #expect(outcome.words.hasPrefix("it broke"))
    }

    @Test("a service that asks for patience gets it")
    func patience() async {
        let answer = HTTPResponse(status: 503, headers: ["retry-after": "120"])
        let outcome = await outcome(of: channel(FakeHTTPExchange([.success(answer)])))
        #expect(outcome.remedy == .retry(after: .seconds(120)))
    }

    @Test("whatever a service answers, its words are one short line without secrets")
    func leaksNothing() async {
        let echoes = [
            Self.url, Self.url.uppercased(), Self.key, "T0K3N-path\u{301}", "qu3ry-\u{200B}t0ken",
            "https:\\/\\/hooks.example.org:8443\\/in\\/T0K3N-path", "pa55word",
            String(repeating: "x", count: 195) + Self.key, String(repeating: Self.url, count: 50),
            "a\r\nb\u{1B}[31m\u{202E}c" + String(repeating: "ế", count: 5000),
        ]
        for echo in echoes {
            for answer: FakeHTTPExchange.Answer in [
                .success(HTTPResponse(status: 200, body: Array(echo.utf8))),
                .success(HTTPResponse(status: 404, body: Array(echo.utf8))),
                .success(HTTPResponse(status: 500, body: Array(echo.utf8) + [0xFF, 0xC3])),
                .failure(HTTPFailure(.connection, echo)),
            ] {
                let words = await outcome(of: channel(FakeHTTPExchange([answer]))).words
                let folded = words.lowercased()
                for secret in ["t0k3n", "qu3ry", "pa55word", "mfkq9r8", "hooks.example.org"] {
                    #expect(!folded.contains(secret), "\(words)")
                }
                #expect(!words.unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{202E}" })
                #expect(words.utf8.count < 700)
            }
        }
    }

    private func channel(_ web: FakeHTTPExchange, secret: String? = key) -> any Channel {
        var values: [String: KindSettings.Value] = ["url": .secret(Secret(Self.url))]
        if let secret { values["secret"] = .secret(Secret(secret)) }
        return ChannelCatalog.installed.channel(
            KindSettings(kind: "webhook", values: values), named: "hook", in: .test(http: web))
    }
}

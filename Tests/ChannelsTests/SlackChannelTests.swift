import Channels
import Foundation
import ReminderCore
import Testing

@Suite("Slack")
struct SlackChannelTests {
    static let url = "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX"

    @Test("it keeps to what every channel keeps to")
    func conformance() async throws {
        try await ChannelConformance(channel: channel(FakeHTTPExchange()), shown: texts(inJSON:)).check()
    }

    @Test("what is posted, of a harmless event and of a hostile one", arguments: [false, true])
    func payload(hostile: Bool) throws {
        let story = hostile ? Story.hostile : .workshop
        let payload = channel(FakeHTTPExchange()).compose(story.message, for: story.notice)
        let pretty = try python(
            "import json, sys; print(json.dumps(json.load(sys.stdin), indent=1, ensure_ascii=False))", input: payload)
        try expectSnapshot(hostile ? "slack-hostile.json" : "slack.json", pretty)
    }

    @Test("no text of a stranger is markup, and none is longer than Slack takes")
    func nothingIsMarkup() throws {
        let story = Story.hostile
        let payload = channel(FakeHTTPExchange()).compose(story.message, for: story.notice)
        let root = try #require(try JSONSerialization.jsonObject(with: Data(payload)) as? [String: Any])
        let blocks = try #require(root["blocks"] as? [[String: Any]])
        #expect(blocks.map { $0["type"] as? String } == ["header", "section", "section", "section", "context"])
        let heading = try #require((blocks[0]["text"] as? [String: Any])?["text"] as? String)
        #expect(heading.utf16.count <= 150 && heading.hasSuffix("…"))
        for text in try texts(inJSON: payload) where !text.hasPrefix("<https://example.org/%7C%3C!channel%3E%22|") {
            #expect(!text.contains("<") && !text.contains(">"))
            #expect(text.utf16.count <= 3000)
        }
    }

    @Test("an empty part has no block, since Slack would refuse it")
    func emptyPartsAreLeftOut() throws {
        let message = Message(
            language: "vi", heading: "x", lead: "y", lines: [], body: "", link: "", linkLabel: "", footer: "",
            summary: "x")
        let payload = channel(FakeHTTPExchange()).compose(message, for: Story.workshop.notice)
        #expect(
            String(decoding: payload, as: UTF8.self)
                == #"{"text":"y · x","blocks":[{"type":"header","text":{"type":"plain_text","text":"x","emoji":false}},"#
                + #"{"type":"section","text":{"type":"plain_text","text":"y","emoji":false}}],"unfurl_links":false,"unfurl_media":false}"#
        )
    }

    @Test(
        "lists are whole items in blocks that Slack takes, and what is left out is counted",
        arguments: [(Story.group, 3), (.digest, 2), (.longDigest, 300), (.hostileGroup, 50)])
    func lists(story: Story, count: Int) throws {
        let payload = channel(FakeHTTPExchange()).compose(story.message, for: story.notice)
        let root = try #require(try JSONSerialization.jsonObject(with: Data(payload)) as? [String: Any])
        let blocks = try #require(root["blocks"] as? [[String: Any]])
        #expect(blocks.count <= 50)
        let texts = blocks.compactMap { $0["text"] as? [String: Any] }
        #expect(texts.allSatisfy { $0["type"] as? String == "plain_text" })
        let lines = texts.compactMap { $0["text"] as? String }.flatMap { text in
            #expect(!text.isEmpty && text.utf16.count <= 3000)
            return text.split(separator: "\n", omittingEmptySubsequences: false)
        }
        let items = lines.filter { $0.hasPrefix("• ") }
        let left = lines.compactMap { $0.hasPrefix("… +") ? Int($0.dropFirst(3)) : nil }.reduce(0, +)
        #expect(items.count + left == count)
        #expect(items.count >= min(count, 16))
        if story.notice.id != Story.hostileGroup.notice.id {
            #expect(items.allSatisfy { $0.hasSuffix("dệt may — thứ Năm, 13/2/2020") })
            #expect(lines.filter { $0.hasPrefix("https://example.org/events/") }.count == items.count)
        }
        #expect(lines.contains("Sắp tới"))
    }

    @Test("what changed stands after what it was, without markup")
    func changes() throws {
        let story = Story.moved
        let payload = channel(FakeHTTPExchange()).compose(story.message, for: story.notice)
        #expect(
            String(decoding: payload, as: UTF8.self).contains(
                #"{"type":"plain_text","text":"Địa điểm:\nKhách sạn Melia, Hà Nội → Trực tuyến","emoji":false}"#))
    }

    @Test("the plainest form is the summary, escaped")
    func plain() async throws {
        let web = FakeHTTPExchange()
        let channel = channel(web)
        let whole = Story.hostile.delivery(by: channel)
        let plain = try #require(channel.plain(whole))
        let texts = try texts(inJSON: plain)
        #expect(texts.count == 2 && texts.contains("text"))
        let text = try #require(texts.first { $0 != "text" })
        #expect(text.hasPrefix("Họp Bcc: victim@example.org &lt;!channel&gt; &lt;https://evil.example|x&gt; &amp; *b*"))
        #expect(text.utf16.count <= 3000)
        _ = await outcome(of: channel, isPlain: true)
        let workshop = Story.workshop.message.summary
        #expect(web.requests.first?.body == Array(#"{"text":"\#(workshop)"}"#.utf8))
    }

    @Test("one a second, a few at once, one after the other; Slack knows no repetition")
    func manners() {
        let channel = channel(FakeHTTPExchange())
        #expect(channel.rate == Rate(every: .seconds(1), burst: 4))
        #expect(channel.concurrency == 1)
        #expect(!channel.recognisesRepetition)
    }

    @Test(
        "Slack's answers have their consequences",
        arguments: [
            (200, "ok", nil), (200, "ok\n", nil), (200, #"{"ok":true}"#, nil), (200, "<html>", .mendChannel),
            (200, "", .mendChannel), (204, "", .mendChannel), (200, #"{"ok":false}"#, .mendChannel),
            (400, "invalid_payload", .simplify), (400, "no_text", .simplify), (400, "invalid_blocks", .simplify),
            (400, "too_many_attachments", .simplify), (400, "", .simplify), (413, "", .simplify),
            (403, "no_text", .simplify), (400, "invalid_token", .mendChannel),
            (403, "invalid_token", .mendChannel), (403, "action_prohibited", .mendChannel),
            (404, "channel_not_found", .mendChannel), (404, "no_service", .mendChannel),
            (410, "channel_is_archived", .mendChannel), (404, "", .mendChannel), (302, "", .mendChannel),
            (418, "", .giveUp), (429, "rate_limited", .retry(after: .seconds(7))),
            (429, "invalid_token", .retry(after: .seconds(7))), (500, "rollup_error", .retry(after: .seconds(7))),
            (503, "no_service", .retry(after: .seconds(7))), (400, "rollup_error", .retry(after: .seconds(7))),
            (200, #"{"ok":false,"error":"no_service"}"#, .mendChannel),
            (200, #"{"ok":false,"error":"channel_not_found"}"#, .mendChannel),
            (200, #"{"ok":false,"error":"invalid_blocks"}"#, .simplify),
            (200, #"{"ok":false,"error":"rate_limited"}"#, .retry(after: .seconds(7))),
            (200, #"{"ok":false,"error":"rollup_error"}"#, .retry(after: .seconds(7))),
            (200, #"{"ok":false,"error":"something_new"}"#, .mendChannel),
        ] as [(Int, String, DeliveryFailure.Remedy?)])
    func answers(status: Int, body: String, remedy: DeliveryFailure.Remedy?) async {
        let answer = HTTPResponse(status: status, headers: ["retry-after": "7"], body: Array(body.utf8))
        let outcome = await outcome(of: channel(FakeHTTPExchange([.success(answer)])))
        #expect(outcome.remedy == remedy, "\(outcome.words)")
        #expect(outcome.status == status)
        #expect(!outcome.mayHaveArrived)
    }

    @Test("what Slack calls a message is kept when it is a time stamp", arguments: ["1355517523.000005", "<b>", "0\n"])
    func reference(timestamp: String) async throws {
        let body = try JSONSerialization.data(withJSONObject: ["ok": true, "ts": timestamp])
        let answer = HTTPResponse(status: 200, body: Array(body))
        let receipt = try await outcome(of: channel(FakeHTTPExchange([.success(answer)]))).get()
        #expect(receipt.reference == (timestamp == "1355517523.000005" ? timestamp : ""))
    }

    @Test("an error of Slack's comes with what to do")
    func errorsComeWithANextStep() async {
        let answer = HTTPResponse(status: 404, body: Array("no_service".utf8))
        let outcome = await outcome(of: channel(FakeHTTPExchange([.success(answer)])))
        #expect(
            outcome.words
                == "Slack answered 404 “no_service”: the webhook is not valid any more; make a new one in Slack and put "
                + "its address in the channel's url")
    }

    @Test("no answer repeats the webhook's address", arguments: [200, 302, 404, 429, 500])
    func leaksNothing(status: Int) async {
        for echo in [Self.url, "XXXXXXXXXXXXXXXXXXXXXXXX", "/services/t00000000/b00000000"] {
            for answer: FakeHTTPExchange.Answer in [
                .success(HTTPResponse(status: status, body: Array(echo.utf8))), .failure(HTTPFailure(.reset, echo)),
            ] {
                let words = await outcome(of: channel(FakeHTTPExchange([answer]))).words.uppercased()
                #expect(!words.contains("XXXX") && !words.contains("T0000") && !words.contains("B0000"))
            }
        }
    }

    private func channel(_ web: FakeHTTPExchange) -> any Channel {
        ChannelCatalog.installed.channel(
            KindSettings(kind: "slack", values: ["url": .secret(Secret(Self.url))]), named: "room",
            in: .test(http: web))
    }
}

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
        "Slack's answers have their consequences",
        arguments: [
            (200, "ok", nil), (200, "ok\n", nil), (200, "<html>", .giveUp), (200, "", .giveUp),
            (204, "", .giveUp), (400, "invalid_payload", .giveUp), (400, "no_text", .giveUp),
            (403, "invalid_token", .giveUp), (403, "action_prohibited", .giveUp),
            (404, "channel_not_found", .giveUp), (404, "no_service", .giveUp), (410, "channel_is_archived", .giveUp),
            (404, "", .giveUp), (302, "", .giveUp), (429, "rate_limited", .retry(after: .seconds(7))),
            (429, "invalid_token", .retry(after: .seconds(7))), (500, "rollup_error", .retry(after: .seconds(7))),
            (503, "no_service", .retry(after: .seconds(7))),
        ] as [(Int, String, DeliveryFailure.Remedy?)])
    func answers(status: Int, body: String, remedy: DeliveryFailure.Remedy?) async {
        let answer = HTTPResponse(status: status, headers: ["retry-after": "7"], body: Array(body.utf8))
        let outcome = await outcome(of: channel(FakeHTTPExchange([.success(answer)])))
        #expect(outcome.remedy == remedy, "\(outcome.words)")
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
        ChannelCatalog.channel(
            KindSettings(kind: "slack", values: ["url": .secret(Secret(Self.url))]), named: "room",
            in: .test(http: web))
    }
}

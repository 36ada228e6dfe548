import Channels
import Foundation
import ReminderCore
import Testing

@Suite("Slack")
struct SlackTests {
    private static let service = ServiceExample.named("slack")

    @Test("what changed stands after what it was, which is struck through, and the time is on the reader's clock")
    func changes() throws {
        let story = ServiceStory.change.story(correcting: "")
        let channel = Self.service.channel(Self.service.web())
        let payload = String(decoding: channel.compose(story.message, for: story.notice), as: UTF8.self)
        for part in [
            #"{"type":"text","text":"Khách sạn Melia, Hà Nội","style":{"strike":true}},"#
                + #"{"type":"text","text":" → Trực tuyến\n\n"}"#,
            #"{"type":"text","text":"Giờ của bạn:","style":{"bold":true}},{"type":"text","text":" "},"#
                + #"{"type":"date","timestamp":1581561000,"format":"{date_long_pretty} {time}","#
                + #""fallback":"thứ Năm, 13/2/2020, 09:30–12:30 (UTC+7)"}"#,
        ] { #expect(payload.contains(part), "\(part) in \(payload)") }
    }

    @Test(
        "lists are whole items, and what is left out is counted",
        arguments: [(Story.longDigest, 300), (.hostileGroup, 50)])
    func lists(story: Story, count: Int) throws {
        let channel = Self.service.channel(Self.service.web())
        let payload = channel.compose(story.message, for: story.notice)
        #expect(payload.count <= 12_000)
        let shown = try Self.service.shown(payload).joined()
        let items = shown.count { $0 == "•" }
        let left = try #require(shown.firstMatch(of: /… \+(\d+)/).flatMap { Int($0.1) })
        #expect(items + left == count && items >= 8)
    }

    @Test("one a second, a few at once, one after the other; Slack knows no repetition")
    func manners() {
        let channel = Self.service.channel(Self.service.web())
        #expect(channel.rate == Rate(every: .seconds(1), burst: 4))
        #expect(channel.concurrency == 1)
        #expect(!channel.recognisesRepetition)
    }

    @Test(
        "Slack's answers have their consequences",
        arguments: [
            (200, "ok", nil), (200, "ok\n", nil), (200, #"{"ok":true}"#, nil), (200, "<html>", .mendChannel),
            (200, "", .mendChannel), (429, "invalid_token", .retry(after: .seconds(7))),
            (503, "no_service", .retry(after: .seconds(7))),
            (204, "", .mendChannel), (200, #"{"ok":false}"#, .mendChannel), (400, "invalid_payload", .simplify),
            (400, "no_text", .simplify), (400, "invalid_blocks", .simplify), (400, "too_many_attachments", .simplify),
            (400, "", .simplify), (413, "", .simplify), (403, "no_text", .simplify),
            (400, "invalid_token", .mendChannel),
            (403, "invalid_token", .mendChannel), (403, "action_prohibited", .mendChannel),
            (404, "channel_not_found", .mendChannel), (404, "no_service", .mendChannel),
            (410, "channel_is_archived", .mendChannel), (404, "", .mendChannel), (302, "", .mendChannel),
            (418, "", .giveUp), (429, "rate_limited", .retry(after: .seconds(7))),
            (500, "rollup_error", .retry(after: .seconds(7))), (503, "", .retry(after: .seconds(7))),
            (400, "rollup_error", .retry(after: .seconds(7))),
            (200, #"{"ok":false,"error":"no_service"}"#, .mendChannel),
            (200, #"{"ok":false,"error":"invalid_blocks"}"#, .simplify),
            (200, #"{"ok":false,"error":"rate_limited"}"#, .retry(after: .seconds(7))),
            (200, #"{"ok":false,"error":"something_new"}"#, .mendChannel),
        ] as [(Int, String, DeliveryFailure.Remedy?)])
    func answers(status: Int, body: String, remedy: DeliveryFailure.Remedy?) async {
        let answer = HTTPResponse(status: status, headers: ["retry-after": "7"], body: Array(body.utf8))
        let outcome = await outcome(of: Self.service.channel(FakeHTTPExchange([.success(answer)])))
        #expect(outcome.remedy == remedy, "\(outcome.words)")
        #expect(outcome.status == status)
        #expect(!outcome.mayHaveArrived)
    }

    @Test("an error of Slack's comes with what to do")
    func errorsComeWithANextStep() async {
        let answer = HTTPResponse(status: 404, body: Array("no_service".utf8))
        let outcome = await outcome(of: Self.service.channel(FakeHTTPExchange([.success(answer)])))
        #expect(
            outcome.words
                == "Slack answered 404 “no_service”: the webhook is not valid any more; make a new one in Slack and put "
                + "its address in the channel's url")
    }

    @Test("what Slack calls a message is kept when it can be seen", arguments: ["1355517523.000005", "<b> x", "0\n"])
    func reference(timestamp: String) async throws {
        let body = try JSONSerialization.data(withJSONObject: ["ok": true, "ts": timestamp])
        let answer = HTTPResponse(status: 200, body: Array(body))
        let channel = ServiceExample.named("slack-api").channel(FakeHTTPExchange([.success(answer)]))
        let receipt = try await outcome(of: channel).get()
        #expect(receipt.reference.hasSuffix("/\(timestamp)") == (timestamp == "1355517523.000005"))
    }

    @Test("no answer repeats the webhook's address", arguments: [200, 302, 404, 429, 500])
    func leaksNothing(status: Int) async {
        for echo in ["https://hooks.slack.com/services/TS3CR3T/BS3CR3T/S3CR3T", "bs3cr3t", "/services/ts3cr3t/"] {
            for answer: FakeHTTPExchange.Answer in [
                .success(HTTPResponse(status: status, body: Array(echo.utf8))), .failure(HTTPFailure(.reset, echo)),
            ] {
                let words = await outcome(of: Self.service.channel(FakeHTTPExchange([answer]))).words.uppercased()
                #expect(!words.contains("S3CR3T"))
            }
        }
    }
}

import Channels
import Formats
import Foundation
import ReminderCore
import Testing

@Suite("Chat services")
struct ChatServiceTests {
    @Test("the files that are installed have no fault", arguments: InstalledFormats.files.map(\.name))
    func files(name: String) throws {
        let file = try #require(InstalledFormats.files.first { $0.name == name })
        #expect(file.faults.isEmpty, "\(file.faults)")
        let format = try #require(file.format)
        #expect(!format.about.isEmpty)
        let example = file.text.split(separator: "\n").prefix { $0.hasPrefix("#") }
        #expect(example.contains { $0.contains("channels:") })
        #expect(example.contains { $0.contains(" \(name): ") || $0.hasSuffix(" \(name):") })
        #expect(ServiceManner.all[name] != nil)
    }

    @Test("each keeps to what every channel keeps to", arguments: ServiceExample.all)
    func conformance(service: ServiceExample) async throws {
        var conformance = ChannelConformance(channel: service.channel(service.web()), shown: service.shown)
        conformance.largest = 60_000
        conformance.state = service.name == "teams" ? .accepted : .delivered
        try await conformance.check()
    }

    @Test("each says what to do about everything that only the operator can mend", arguments: ServiceExample.all)
    func faults(service: ServiceExample) {
        for fault in service.format.answer.faults {
            #expect(!fault.say.isEmpty)
            #expect(!fault.say.hasSuffix(".") && !fault.say.contains("\n"))
        }
        #expect(service.format.answer.faults.contains { $0.consequence == .mendChannel })
    }

    @Test(
        "what services really answer, and what follows",
        arguments: [
            (
                "telegram", 400, #"{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}"#,
                .mendChannel
            ),
            (
                "telegram", 403,
                #"{"ok":false,"error_code":403,"description":"Forbidden: bot was kicked from the group chat"}"#,
                .mendChannel
            ),
            ("telegram", 401, #"{"ok":false,"error_code":401,"description":"Unauthorized"}"#, .mendChannel),
            (
                "telegram", 400, #"{"ok":false,"error_code":400,"description":"Bad Request: message is too long"}"#,
                .simplify
            ),
            (
                "telegram", 429,
                #"{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 31","parameters":{"retry_after":31}}"#,
                .retry(after: .seconds(31))
            ),
            ("discord", 404, #"{"message":"Unknown Webhook","code":10015}"#, .mendChannel),
            ("discord", 400, #"{"message":"Invalid Form Body","code":50035,"errors":{}}"#, .simplify),
            (
                "discord", 429, #"{"message":"You are being rate limited.","retry_after":64.57,"global":false}"#,
                .retry(after: .seconds(65))
            ),
            ("discord", 204, "", .mendChannel),
            ("google-chat", 404, #"{"error":{"code":404,"message":"gone","status":"NOT_FOUND"}}"#, .mendChannel),
            ("google-chat", 429, #"{"error":{"code":429,"message":"slow","status":"RESOURCE_EXHAUSTED"}}"#, .retry()),
            ("teams", 400, #"{"error":{"code":"WorkflowTriggerIsNotEnabled","message":"x"}}"#, .mendChannel),
            ("teams", 401, #"{"error":{"code":"DirectApiAuthorizationRequired","message":"x"}}"#, .mendChannel),
            (
                "mattermost", 404, #"{"id":"web.incoming_webhook.channel.app_error","message":"x","status_code":404}"#,
                .mendChannel
            ),
            (
                "mattermost", 501, #"{"id":"web.incoming_webhook.disabled.app_error","message":"x","status_code":501}"#,
                .mendChannel
            ),
            (
                "rocketchat", 404, #"{"success":false,"error":"Invalid integration id or token provided."}"#,
                .mendChannel
            ),
            ("rocketchat", 400, #"{"success":false,"error":"invalid-channel"}"#, .mendChannel),
            (
                "zulip", 400,
                #"{"result":"error","msg":"Channel 'x' does not exist","code":"STREAM_DOES_NOT_EXIST","stream":"x"}"#,
                .mendChannel
            ),
            (
                "zulip", 429,
                #"{"result":"error","msg":"API usage exceeded rate limit","code":"RATE_LIMIT_HIT","retry-after":28.7}"#,
                .retry(after: .seconds(29))
            ),
            ("matrix", 403, #"{"errcode":"M_FORBIDDEN","error":"User not in room"}"#, .mendChannel),
            (
                "matrix", 429, #"{"errcode":"M_LIMIT_EXCEEDED","error":"Too Many Requests","retry_after_ms":2500}"#,
                .retry(after: .seconds(3))
            ),
            ("zalo-bot", 200, #"{"ok":false,"error_code":401,"description":"Unauthorized"}"#, .mendChannel),
            (
                "zalo-oa", 200, #"{"error":-230,"message":"User has not interacted with the OA in the past 7 days"}"#,
                .mendChannel
            ),
            ("zalo-oa", 200, #"{"error":-32,"message":"Your OA reached limit call api"}"#, .retry()),
            ("zalo-oa-group", 200, #"{"error":-237,"message":"The group is disabled"}"#, .mendChannel),
            ("lark", 200, #"{"code":19024,"msg":"Key Words Not Found","data":{}}"#, .mendChannel),
            ("lark", 200, #"{"code":11232,"msg":"frequency limited","data":{}}"#, .retry()),
            ("line", 409, #"{"message":"The retry key is already accepted"}"#, nil),
            ("line", 429, #"{"message":"You have reached your monthly limit."}"#, .mendChannel),
            ("line", 429, #"{"message":"The API rate limit has been exceeded. Try again later."}"#, .retry()),
            (
                "line", 400, #"{"message":"The property, 'to', in the request body is invalid (line: -, column: -)"}"#,
                .mendChannel
            ),
            ("viber", 200, #"{"status":6,"status_message":"receiverNotSubscribed"}"#, .mendChannel),
            ("viber", 200, #"{"status":12,"status_message":"tooManyRequests"}"#, .retry()),
            (
                "webex", 404, #"{"message":"Could not find a room with provided ID.","errors":[],"trackingId":"x"}"#,
                .mendChannel
            ),
            (
                "ntfy", 403,
                #"{"code":40301,"http":403,"error":"forbidden","link":"https://ntfy.sh/docs/publish/#authentication"}"#,
                .mendChannel
            ),
            (
                "ntfy", 429, #"{"code":42908,"http":429,"error":"limit reached: daily message quota reached"}"#,
                .mendChannel
            ),
            ("ntfy", 429, #"{"code":42901,"http":429,"error":"limit reached: too many requests"}"#, .retry()),
            (
                "gotify", 401,
                #"{"error":"Unauthorized","errorCode":401,"errorDescription":"you need to provide a valid access token"}"#,
                .mendChannel
            ),
            (
                "pushover", 400,
                #"{"token":"invalid","errors":["application token is invalid"],"status":0,"request":"x"}"#, .mendChannel
            ),
            (
                "nextcloud-talk", 401,
                #"{"ocs":{"meta":{"status":"failure","statuscode":401,"message":"x"},"data":[]}}"#, .mendChannel
            ),
            ("signal", 400, #"{"error":"Failed to send message due to untrusted identities"}"#, .mendChannel),
            ("apprise", 204, "", .mendChannel),
            ("apprise", 424, #"{"error":"One or more notification could not be sent","details":[]}"#, .giveUp),
        ] as [(String, Int, String, DeliveryFailure.Remedy?)])
    func answers(name: String, status: Int, body: String, remedy: DeliveryFailure.Remedy?) async {
        let service = ServiceExample.named(name)
        let answer = HTTPResponse(status: status, body: Array(body.utf8))
        let outcome = await outcome(of: service.channel(service.web(answering: answer)))
        #expect(outcome.remedy == remedy, "\(outcome.words)")
        #expect(outcome.status == status)
        #expect(outcome.words.contains("answered \(status)"))
        if remedy == .mendChannel { #expect(outcome.words.contains(": ")) }
    }

    @Test("a group that became a supergroup is written to by its new id from then on")
    func newChat() async throws {
        let moved = """
            {"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded to a supergroup chat",\
            "parameters":{"migrate_to_chat_id":-1009876543210}}
            """
        let service = ServiceExample.named("telegram")
        let web = FakeHTTPExchange([
            .success(HTTPResponse(status: 400, body: Array(moved.utf8))), .success(service.success),
        ])
        let channel = service.channel(web)
        #expect(await outcome(of: channel).remedy == .retry())
        #expect(await outcome(of: channel).remedy == nil)
        let bodies = web.requests.map { String(decoding: $0.body, as: UTF8.self) }
        #expect(bodies[0].hasPrefix(#"{"chat_id":"-1001234567890","message_thread_id":42,"#))
        #expect(bodies[1].hasPrefix(#"{"chat_id":"-1009876543210","message_thread_id":42,"#))
    }

    @Test("the README's table says what the files say")
    func readme() throws {
        let text = try String(contentsOf: InstalledFormats.repository.appending(path: "README.md"), encoding: .utf8)
        let section = try #require(text.firstMatch(of: #/\n## Chat services\n(.*?)\n## /#.dotMatchesNewlines()))
        let rows = section.1.split(separator: "\n").filter { $0.hasPrefix("| `") }.map(String.init)
        let wanted = InstalledFormats.formats.map { format in
            let needs = format.schema.fields.filter(\.isRequired).map { "`\($0.name)`" }.joined(separator: ", ")
            let more = format.schema.fields.filter { !$0.isRequired }.map { "`\($0.name)`" }.joined(separator: ", ")
            let can = [
                format.edit == nil ? "" : "corrects", format.reply == nil ? "" : "replies",
                format.isIdempotent ? "never twice" : "", format.listen == nil ? "" : "hears",
            ].filter { !$0.isEmpty }.joined(separator: ", ")
            let file = InstalledFormats.files.first { $0.name == format.name }
            let address = file?.text.firstMatch(of: /\naddress: "([^"]+)"/).map { "`\($0.1)`" } ?? ""
            return "| `\(format.name)` | \(format.service) | \(needs) | \(more) | \(can) | \(address) |"
        }
        #expect(rows == wanted, "\(wanted.joined(separator: "\n"))")
    }
}

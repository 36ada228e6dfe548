import Channels
import Formats
import Foundation
import ReminderCore
import Testing

/// A chat service as it is set up in the tests: with settings that nobody has, and what it answers when it takes a notice.
struct ServiceExample: Sendable, CustomTestStringConvertible {
    let format: Format
    /// What it answers to a notice that it takes.
    let success: HTTPResponse

    /// What is in every secret of the settings, and in nothing else.
    static let secret = "S3CR3T"

    static let all: [ServiceExample] = InstalledFormats.formats.map { ServiceExample($0) }

    var name: String { format.name }
    var testDescription: String { name }

    private init(_ format: Format) {
        self.format = format
        let (status, body) = Self.successes[format.name] ?? (200, "")
        success = HTTPResponse(status: status, body: Array(body.utf8))
    }

    /// The channel, with `web` in place of the service.
    func channel(_ web: any HTTPExchange) -> any Channel {
        ChannelCatalog.installed.channel(settings(), named: "room", in: .test(http: web))
    }

    /// A web in which the service takes everything, or answers so.
    func web(answering answer: HTTPResponse? = nil) -> FakeHTTPExchange {
        let answer = answer ?? success
        return FakeHTTPExchange { request in .success(Self.tokens(for: request) ?? answer) }
    }

    /// What Zalo gives for a refresh token; nil for any other request.
    static func tokens(for request: HTTPRequest) -> HTTPResponse? {
        guard request.url.reveal().hasPrefix("https://oauth.zaloapp.com/") else { return nil }
        let tokens = #"{"access_token":"S3CR3T-access","refresh_token":"S3CR3T-refresh","expires_in":"90000"}"#
        return HTTPResponse(status: 200, body: Array(tokens.utf8))
    }

    /// The example of the service called `name`, which there has to be.
    static func named(_ name: String) -> ServiceExample {
        guard let example = all.first(where: { $0.name == name }) else {
            preconditionFailure("config/formats/\(name).yaml is not there or has faults")
        }
        return example
    }

    /// Whether an address is one of its settings.
    var hasAddress: Bool { format.schema.fields.contains { $0.form == .url && Self.texts[name]?[$0.name] != nil } }

    /// The texts that a person would see of a payload.
    func shown(_ payload: [UInt8]) throws -> [String] {
        // What a channel stores besides the body stands after it.
        let body = Array(payload.prefix { $0 != 0x1E })
        let isForm = body.first != UInt8(ascii: "{")
        let json = isForm ? RecordedRequest.form(body) : body
        // Settings are blanks in it.
        let texts = JSONTexts.inOrder(json).map { $0.replacing(/\u{1}[^\u{1}]*\u{1}/, with: "") }
        return [ServiceManner.shown(texts.joined())]
    }

    /// Settings that are complete.
    ///
    /// - Parameters:
    ///   - url: In place of every address; nil for those of the example.
    ///   - secret: In place of every secret.
    func settings(url: String? = nil, secret: String? = nil) -> KindSettings {
        var values: [String: KindSettings.Value] = [:]
        for field in format.schema.fields {
            guard var text = Self.texts[name]?[field.name] else { continue }
            if field.form == .url, let url { text = url }
            if field.form == .secret, let secret { text = secret }
            switch field.form {
            case .url, .secret: values[field.name] = .secret(Secret(text))
            case .flag: values[field.name] = .flag(text == "true")
            default: values[field.name] = .text(text)
            }
        }
        return KindSettings(kind: name, values: values)
    }

    private static let zalo = ["app-id": "123456", "app-secret": secret, "refresh-token": "\(secret)-first"]

    /// Settings by service and name.
    private static let texts: [String: [String: String]] = [
        "apprise": ["url": "https://apprise.example.org/notify/\(secret)", "tag": "reminders"],
        "discord": ["url": "https://discord.com/api/webhooks/123456789012345678/\(secret)"],
        "google-chat": ["url": "https://chat.googleapis.com/v1/spaces/AAAA/messages?key=\(secret)&token=\(secret)"],
        "gotify": ["server": "https://gotify.example.org", "token": secret],
        "lark": ["url": "https://open.larksuite.com/open-apis/bot/v2/hook/\(secret)", "secret": secret],
        "line": ["token": secret, "to": "C0123456789abcdef0123456789abcdef"],
        "matrix": ["server": "https://matrix.example.org", "token": secret, "room": "!abc123:example.org"],
        "mattermost": ["url": "https://chat.example.org/hooks/\(secret)"],
        "nextcloud-talk": ["server": "https://cloud.example.org/", "conversation": "abc3de5f", "secret": secret],
        "ntfy": ["server": "https://ntfy.example.org", "topic": "workshops", "token": "tk_\(secret)"],
        "pushover": ["token": secret, "user": "u\(secret)"],
        "rocketchat": ["url": "https://chat.example.org/hooks/\(secret)/\(secret)", "channel": "#events"],
        "signal": ["server": "http://127.0.0.1:8080", "number": "+84901234567", "to": "group.QUJD"],
        "slack": ["url": "https://hooks.slack.com/services/T\(secret)/B\(secret)/\(secret)"],
        "slack-api": ["token": "xoxb-\(secret)", "channel": "C0123456789"],
        "teams": [
            "url": "https://prod-01.southeastasia.logic.azure.com/workflows/\(secret)/triggers/manual/paths/invoke"
                + "?api-version=2016-06-01&sig=\(secret)"
        ],
        "telegram": ["token": "123456:\(secret)", "chat": "-1001234567890", "topic": "42"],
        "viber": ["token": secret, "receiver": "01234567890A="],
        "webex": ["token": secret, "room": "Y2lzY29zcGFyazovL3VzL1JPT00vYWJj"],
        "zalo-bot": ["token": "123456:\(secret)", "chat": "6ede9afa66b88fe6d6a9"],
        "zalo-oa": zalo.merging(["user": "186729651760683225"]) { $1 },
        "zalo-oa-group": zalo.merging(["group": "f414c8f76fa586fbdfb4"]) { $1 },
        "zulip": [
            "server": "https://example.zulipchat.com", "bot": "nhaclich-bot@example.zulipchat.com", "key": secret,
            "channel": "events",
        ],
    ]

    /// What each answers, as its documentation shows it.
    private static let successes: [String: (status: Int, body: String)] = [
        "apprise": (200, #"{"error":null,"details":[]}"#),
        "discord": (200, #"{"id":"1301234567890123456","channel_id":"1","content":""}"#),
        "google-chat": (
            200, #"{"name":"spaces/AAAA/messages/BBBB.CCCC","thread":{"name":"spaces/AAAA/threads/BBBB"}}"#
        ),
        "gotify": (
            200, #"{"id":25,"appid":5,"message":"x","title":"x","priority":5,"date":"2020-02-12T08:30:00+07:00"}"#
        ),
        "lark": (200, #"{"StatusCode":0,"StatusMessage":"success","code":0,"data":{},"msg":"success"}"#),
        "line": (200, #"{"sentMessages":[{"id":"461230966842064897","quoteToken":"IStG5h1Tz7b"}]}"#),
        "matrix": (200, #"{"event_id":"$YUwRidLecu:example.org"}"#),
        "mattermost": (200, "ok"),
        "nextcloud-talk": (201, #"{"ocs":{"meta":{"status":"ok","statuscode":201,"message":"OK"},"data":null}}"#),
        "ntfy": (200, #"{"id":"xE73Iyuabi","time":1581471000,"event":"message","topic":"workshops","message":"x"}"#),
        "pushover": (200, #"{"status":1,"request":"647d2300-702c-4b38-8b2f-d56326ae460b"}"#),
        "rocketchat": (200, #"{"success":true}"#),
        "signal": (201, #"{"timestamp":"1581471000123"}"#),
        "slack": (200, "ok"),
        "slack-api": (200, #"{"ok":true,"channel":"C0123456789","ts":"1581471000.000200","message":{"text":"x"}}"#),
        "teams": (202, ""),
        "telegram": (200, #"{"ok":true,"result":{"message_id":365,"chat":{"id":-1001234567890},"date":1581471000}}"#),
        "viber": (200, #"{"status":0,"status_message":"ok","message_token":5741311803571721087,"billing_status":1}"#),
        "webex": (200, #"{"id":"Y2lzY29zcGFyazovL3VzL01FU1NBR0UvZGVm","roomId":"Y2lzY29zcGFyazovL3VzL1JPT00vYWJj"}"#),
        "zalo-bot": (200, #"{"ok":true,"result":{"message_id":"82599fa32f56d00e8941","date":1581471000000}}"#),
        "zalo-oa": (200, zaloSuccess),
        "zalo-oa-group": (200, zaloSuccess),
        "zulip": (200, #"{"id":42,"msg":"","result":"success"}"#),
    ]

    private static let zaloSuccess = """
        {"error":0,"message":"Success","data":{"message_id":"4f8b6c2a1e","user_id":"186729651760683225",\
        "quota":{"quota_type":"reply","remain":"7","total":"8","expired_date":"2020-02-14"}}}
        """
}

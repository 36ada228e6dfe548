import CivilTime
import Foundation
import ReminderCore
import Testing

@testable import Channels

@Suite("Signing")
struct SchemeTests {
    private func settings(_ values: [String: String]) -> KindSettings {
        KindSettings(kind: "test", values: values.mapValues { .secret(Secret($0)) })
    }

    @Test("webhooks are signed as the specification's own example is")
    func standardWebhooksVector() throws {
        let secret = Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
        let signature = try #require(WebhookSignature(secret: secret))
        let header = signature.header(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: "1614265330", body: Array(#"{"test": 2432232314}"#.utf8))
        #expect(header == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test("while a secret is changed, the old and the new one sign")
    func rotation() throws {
        let (old, new) = ("whsec_AAECAw==", "whsec_BAUGBw==")
        func header(_ secret: String) -> String? {
            WebhookSignature(secret: Secret(secret))?.header(id: "1", timestamp: "2", body: [3])
        }
        let both = try [old, new].map { try #require(header($0)) }.joined(separator: " ")
        #expect(header("\(old) \(new)") == both)
        #expect(header("\(old)  \(new) ") == both)
        #expect(header("\(old) whsec_***") == nil)
        #expect(header("bí mật") != header("bí"), "a secret of several words is one")
        let scheme = StandardWebhooksScheme(settings(["secret": "\(old) \(new)"]), in: .test())
        #expect(scheme.secrets == [Secret(old), Secret(new)])
    }

    @Test("Lark's signature is the one that its documentation reckons in Python")
    func lark() async throws {
        let scheme = LarkScheme(settings(["secret": "bí mật-53CR3T"]), in: .test())
        let values = try await scheme.values(at: morning)
        let timestamp = try #require(values["timestamp"]).reveal()
        #expect(timestamp == "1581471000")
        let reckoned = try await python(
            """
            import base64, hashlib, hmac, sys
            string_to_sign = "{}\\n{}".format(sys.argv[1], sys.argv[2])
            hmac_code = hmac.new(string_to_sign.encode("utf-8"), digestmod=hashlib.sha256).digest()
            print(base64.b64encode(hmac_code).decode("utf-8"))
            """, timestamp, "bí mật-53CR3T")
        #expect(values["sign"].map { "\($0.reveal())\n" } == reckoned)
        let later = try await scheme.values(at: morning + .seconds(1))
        #expect(later["sign"] != values["sign"])
        #expect(try await LarkScheme(settings([:]), in: .test()).values(at: morning) == [:])
    }

    @Test("Nextcloud takes the signature of the random text and the message as people read it")
    func nextcloud() async throws {
        let scheme = NextcloudTalkScheme(settings(["secret": "53CR3T-của-bot"]), in: .test())
        let message = "Hội thảo “Việc làm”\n\"a\\b\" 🎉 </b>"
        var json = JSONWriter()
        json.object { json in
            json.member("message", message)
            json.member("referenceId", "r")
        }
        let body = json.bytes
        let id = Identity(of: "1")
        let headers = try scheme.headers(for: body, of: id, at: morning)
        #expect(headers.map(\.name) == ["X-Nextcloud-Talk-Bot-Random", "X-Nextcloud-Talk-Bot-Signature"])
        let random = headers[0].value
        #expect(random.wholeMatch(of: /[0-9a-f]{64}/) != nil)
        // What the server does: ChecksumVerificationService::validateRequest.
        let checked = try await python(
            """
            import hashlib, hmac, json, sys
            message = json.load(sys.stdin.buffer)["message"]
            print(hmac.new(sys.argv[1].encode(), (sys.argv[2] + message).encode(), hashlib.sha256).hexdigest())
            """, "53CR3T-của-bot", random, input: body)
        #expect("\(headers[1].value)\n" == checked)
        #expect(try scheme.headers(for: body, of: id, at: morning).map(\.value) == headers.map(\.value))
        let others = try [
            scheme.headers(for: body, of: id, at: morning + .milliseconds(1)),
            scheme.headers(for: body, of: Identity(of: "2"), at: morning),
            NextcloudTalkScheme(settings(["secret": "another"]), in: .test()).headers(for: body, of: id, at: morning),
        ]
        #expect(Set(others.map { $0[0].value } + [random]).count == 4, "no two attempts share it")
    }

    @Test("a body without a message cannot be signed, and says so")
    func nextcloudWithoutMessage() {
        let scheme = NextcloudTalkScheme(settings(["secret": "x"]), in: .test())
        #expect(throws: DeliveryFailure.self) { try scheme.headers(for: [], of: Identity(of: "1"), at: morning) }
    }

    @Test("every scheme has its name, and the fields and values that it declares")
    func catalog() async throws {
        let names = SchemeCatalog.schemas.map(\.name)
        #expect(names == ["lark", "nextcloud-talk", "standard-webhooks", "zalo-oa"])
        #expect(SchemeCatalog.scheme("none", settings([:]), in: .test()) == nil)
        let lark = try #require(SchemeCatalog.schemas.first)
        let scheme = try #require(SchemeCatalog.scheme("lark", settings(["secret": "x"]), in: .test()))
        #expect(try await Set(scheme.values(at: morning).keys) == Set(lark.values))
    }
}

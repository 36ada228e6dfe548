import CivilTime
import FoundationEssentials
import ReminderCore

/// A Nextcloud Talk bot: a random text in one header, and in another the signature of it and of the message alone, not
/// of the whole body (nextcloud/spreed, docs/bots.md).
///
/// Random enough is what nobody without the secret can foresee and no two attempts share: a hash, with the secret, of
/// the delivery and the time of the attempt.
struct NextcloudTalkScheme: RequestScheme {
    static let schema = SchemeSchema("nextcloud-talk", fields: [.required("secret", .secret)])

    private let secret: Secret

    init(_ settings: KindSettings, in surroundings: ChannelSurroundings) {
        secret = settings.required("secret", KindSettings.secret)
    }

    func headers(
        for body: [UInt8], of delivery: Identity, at now: Instant
    ) throws(DeliveryFailure) -> [(name: String, value: String)] {
        guard let content = try? JSONDecoder().decode(Content.self, from: Data(body)) else {
            throw DeliveryFailure(
                .simplify, "there is no text 'message' in the request's JSON to sign: correct the channel's format")
        }
        let random = code(of: "random \(delivery) \(now.milliseconds)")
        return [
            (name: "X-Nextcloud-Talk-Bot-Random", value: random),
            (name: "X-Nextcloud-Talk-Bot-Signature", value: code(of: random + content.message)),
        ]
    }

    /// What is signed of a body.
    private struct Content: Decodable {
        let message: String
    }

    /// HMAC with SHA-256 in hexadecimal.
    private func code(of text: String) -> String {
        SHA256.code(of: Array(text.utf8), key: Array(secret.reveal().utf8)).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}

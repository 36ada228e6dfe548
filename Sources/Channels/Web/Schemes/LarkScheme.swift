import CivilTime
import FoundationEssentials
import ReminderCore

/// A Lark or Feishu custom bot whose security setting is the signature: `timestamp` and `sign` in the body, where the
/// key is the timestamp, a line feed and the secret, and what is signed is nothing. A timestamp holds for an hour.
struct LarkScheme: RequestScheme {
    static let schema = SchemeSchema("lark", fields: [.optional("secret", .secret)], values: ["timestamp", "sign"])

    private let secret: Secret?

    init(_ settings: KindSettings, in surroundings: ChannelSurroundings) { secret = settings.secret("secret") }

    /// None without a secret: the bot then asks for none.
    func values(at now: Instant) async throws(DeliveryFailure) -> [String: Secret] {
        guard let secret else { return [:] }
        let timestamp = String(now.unixSeconds)
        let key = Array("\(timestamp)\n\(secret.reveal())".utf8)
        let sign = Data(SHA256.code(of: [], key: key)).base64EncodedString()
        return ["timestamp": Secret(timestamp), "sign": Secret(sign)]
    }
}

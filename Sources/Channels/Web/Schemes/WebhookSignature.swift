import CivilTime
import FoundationEssentials
import ReminderCore

/// Signs webhooks as Standard Webhooks asks: version `v1`, HMAC with SHA-256.
struct WebhookSignature: Sendable {
    private let keys: [[UInt8]]

    private static let prefix = "whsec_"

    /// Takes `whsec_` and base64, or any other text as the bytes that it is written in; nil when what
    /// follows `whsec_` is not base64.
    ///
    /// While a secret is changed, several that begin with `whsec_` stand one after the other with spaces between them,
    /// and each of them signs.
    init?(secret: Secret) {
        let keys = Self.secrets(in: secret).map { Self.key($0.reveal()) }
        if keys.contains(where: { $0 == nil }) { return nil }
        self.keys = keys.compactMap(\.self)
    }

    /// The secrets of a setting: itself, or all of several.
    static func secrets(in setting: Secret) -> [Secret] {
        let words = setting.reveal().split(separator: " ")
        let areSeveral = words.count > 1 && words.allSatisfy { $0.hasPrefix(prefix) }
        return areSeveral ? words.map { Secret(String($0)) } : [setting]
    }

    private static func key(_ text: String) -> [UInt8]? {
        guard text.hasPrefix(prefix) else { return Array(text.utf8) }
        guard let bytes = Data(base64Encoded: String(text.dropFirst(prefix.count))), !bytes.isEmpty else { return nil }
        return Array(bytes)
    }

    /// The value of `webhook-signature` for `body`, sent as `id` at `timestamp`.
    func header(id: String, timestamp: String, body: [UInt8]) -> String {
        let message = Array("\(id).\(timestamp).".utf8) + body
        return keys.map { key in
            "v1,\(Data(SHA256.code(of: message, key: key)).base64EncodedString())"
        }.joined(separator: " ")
    }
}

import CivilTime
import Crypto
import FoundationEssentials
import ReminderCore

/// Signs webhooks as Standard Webhooks asks: version `v1`, HMAC with SHA-256.
struct WebhookSignature: Sendable {
    private let key: SymmetricKey

    /// Takes `whsec_` and base64, or any other text as the bytes that it is written in; nil when what
    /// follows `whsec_` is not base64.
    init?(secret: Secret) {
        let text = secret.reveal()
        guard text.hasPrefix("whsec_") else {
            key = SymmetricKey(data: Array(text.utf8))
            return
        }
        guard let bytes = Data(base64Encoded: String(text.dropFirst(6))), !bytes.isEmpty else { return nil }
        key = SymmetricKey(data: bytes)
    }

    /// The value of `webhook-signature` for `body`, sent as `id` at `timestamp`.
    func header(id: String, timestamp: String, body: [UInt8]) -> String {
        var digest = HMAC<SHA256>(key: key)
        digest.update(data: Array("\(id).\(timestamp).".utf8))
        digest.update(data: body)
        return "v1,\(Data(digest.finalize()).base64EncodedString())"
    }
}

import FoundationEssentials
import ReminderCore

/// What services say in a JSON body besides the status. What is not there, or is no sense, is nil.
struct ServiceAnswer: Sendable {
    /// How long the service asks to be left alone: `retry_after` in seconds (Slack, Discord),
    /// `parameters.retry_after` in seconds (Telegram), or `retry_after_ms` (Matrix).
    let wait: Duration?

    /// The answer in `body`, or nil when that is no JSON object, or not all of one.
    init?(_ body: [UInt8]) {
        let decoder = JSONDecoder()
        // Nothing else begins an object; a long page of HTML need not be looked at.
        guard body.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) == UInt8(ascii: "{"),
            let fields = try? decoder.decode(Fields.self, from: Data(body))
        else { return nil }
        let seconds =
            fields.retryAfter ?? fields.parameters?.retryAfter ?? fields.retryAfterMilliseconds.map { $0 / 1000 }
        wait = seconds.flatMap { RetryAfter.wait(seconds: $0) }
    }

    /// The fields by the names that services use.
    private struct Fields: Decodable {
        let retryAfter: Double?
        let retryAfterMilliseconds: Double?
        let parameters: Parameters?

        private enum CodingKeys: String, CodingKey {
            case parameters
            case retryAfter = "retry_after"
            case retryAfterMilliseconds = "retry_after_ms"
        }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            retryAfter = fields.number(forKey: .retryAfter)
            retryAfterMilliseconds = fields.number(forKey: .retryAfterMilliseconds)
            parameters = try? fields.decode(Parameters.self, forKey: .parameters)
        }
    }

    /// Telegram's `parameters`.
    private struct Parameters: Decodable {
        let retryAfter: Double?

        private enum CodingKeys: String, CodingKey {
            case retryAfter = "retry_after"
        }

        init(from decoder: any Decoder) throws {
            retryAfter = try decoder.container(keyedBy: CodingKeys.self).number(forKey: .retryAfter)
        }
    }
}

extension KeyedDecodingContainer {
    /// The number of a field, which some services write as a text; nil when it is none.
    fileprivate func number(forKey key: Key) -> Double? {
        if let number = try? decode(Double.self, forKey: key) { return number }
        return (try? decode(String.self, forKey: key)).flatMap { Double($0) }
    }
}

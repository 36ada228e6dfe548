import CivilTime
import Formats
import FoundationEssentials
import ReminderCore

/// Where Zalo gives new tokens for a refresh token (OAuth 2.0, RFC 6749, section 6, in Zalo's form).
struct ZaloTokenService: Sendable {
    private let app: String
    private let secret: Secret
    private let url: Secret
    private let http: any HTTPExchange
    private let patience: Duration

    private static let address = Secret("https://oauth.zaloapp.com/v4/oa/access_token")
    /// Both exchanges have to come to their end while the daemon does: what is cut off then may be lost.
    private static func patience(of two: Duration) -> Duration { two * 3 / 5 }
    private static let advice = """
        authorise the app anew at https://developers.zalo.me, and write the refresh token that it gives in the \
        channel's refresh-token
        """

    /// - Parameter url: Another address than Zalo's own.
    init(app: String, secret: Secret, url: Secret?, in surroundings: ChannelSurroundings) {
        (self.app, self.secret, self.url) = (app, secret, url ?? Self.address)
        (http, patience) = (surroundings.http, Self.patience(of: surroundings.patience))
    }

    /// The pair that `token` is exchanged for, at `now`.
    ///
    /// When no answer comes, Zalo may have used the token up, or not have heard of it: it is asked once more.
    ///
    /// - Parameter former: The pair that the token is of; nil when it is the configured one.
    /// - Throws: `retry` when it may work later, `mendChannel` when the operator has to get a new token.
    func refresh(
        _ token: String, after former: ZaloTokens?, at now: Instant
    ) async throws(DeliveryFailure) -> ZaloTokens {
        let outcome = HTTPOutcome(hiding: Redaction([url, secret, Secret(token)]))
        let (response, wasLost) = try await response(to: request(with: token), outcome)
        let answer = Answer(response.body)
        if (200...299).contains(response.status), let answer, !answer.access.isEmpty {
            return ZaloTokens(
                access: answer.access, refresh: answer.refresh.isEmpty ? token : answer.refresh,
                lifetime: answer.lifetime, after: former, at: now)
        }
        let words = "Zalo answered \(response.status)\(outcome.excerpt(of: response)) to the refresh token"
        switch HTTPOutcome.consequence(of: response.status) {
        case .retry, .unanswered:
            throw outcome.failure(.retry, of: response, at: now, saying: words)
        case nil where answer == nil && !response.body.allSatisfy({ $0 <= 0x20 }):
            // A page of somebody between us and Zalo.
            throw outcome.failure(.retry, of: response, at: now, saying: words)
        case nil, .mendChannel, .simplify, .giveUp:
            let cause =
                wasLost
                ? "the answer before was lost, and the new tokens with it"
                : answer.map(\.isOfToken) ?? true
                    ? "it was used before, or is too old"
                    : "see the channel's app-id and app-secret; when they are right"
            throw outcome.failure(.mendChannel, of: response, at: now, saying: "\(words): \(cause); \(Self.advice)")
        }
    }

    /// The answer to `request`, and whether one was lost before.
    private func response(
        to request: HTTPRequest, _ outcome: HTTPOutcome
    ) async throws(DeliveryFailure) -> (HTTPResponse, wasLost: Bool) {
        do {
            return (try await http.exchange(request), false)
        } catch {
            guard error.mayHaveArrived else { throw failure(error, outcome) }
        }
        do { return (try await http.exchange(request), true) } catch { throw failure(error, outcome) }
    }

    /// What no answer means: that of a token was lost, not that of a notice.
    private func failure(_ failure: HTTPFailure, _ outcome: HTTPOutcome) -> DeliveryFailure {
        let meaning = outcome.failure(failure)
        return DeliveryFailure(
            meaning.remedy, "Zalo's tokens cannot be renewed: \(meaning.reason)", cause: meaning.cause)
    }

    private func request(with token: String) -> HTTPRequest {
        var request = HTTPRequest(method: "POST", url: url)
        request.headers = [
            (name: "content-type", value: "application/x-www-form-urlencoded"),
            (name: "secret_key", value: secret.reveal()),
        ]
        request.body = Percent.form([("refresh_token", token), ("app_id", app), ("grant_type", "refresh_token")])
        request.timeout = patience
        return request
    }

    /// What Zalo says in JSON; what it does not say is empty.
    private struct Answer: Decodable {
        let access: String
        let refresh: String
        /// In seconds; Zalo writes it as a text.
        let lifetime: Double?
        /// Whether it is the refresh token that Zalo does not like. To one that was used before it says nothing at all.
        let isOfToken: Bool

        private enum CodingKeys: String, CodingKey {
            case access = "access_token"
            case refresh = "refresh_token"
            case lifetime = "expires_in"
            case error
        }

        /// The answer in `body`, or nil when that is no JSON object.
        init?(_ body: [UInt8]) {
            guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(body)) else { return nil }
            self = answer
        }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            access = (try? fields.decode(String.self, forKey: .access)) ?? ""
            refresh = (try? fields.decode(String.self, forKey: .refresh)) ?? ""
            let text = try? fields.decode(String.self, forKey: .lifetime)
            lifetime = (try? fields.decode(Double.self, forKey: .lifetime)) ?? text.flatMap { Double($0) }
            let word = try? fields.decode(String.self, forKey: .error)
            isOfToken = ((try? fields.decode(Int.self, forKey: .error)) ?? word.flatMap { Int($0) }) == -14014
        }
    }
}

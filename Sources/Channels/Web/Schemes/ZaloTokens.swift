import CivilTime
import FoundationEssentials
import ReminderCore

/// A pair of tokens that Zalo gave, as it is remembered.
struct ZaloTokens: Codable, Sendable {
    /// Goes with each request.
    let access: String
    /// Can be used once, for the next pair.
    let refresh: String
    /// When they came, in milliseconds since 1970.
    private let receivedAt: Int64
    /// Until when the access token is used, which is a little shorter than it is valid; likewise.
    private let freshUntil: Int64
    /// The pair before: of no use, but Zalo's support may ask for it.
    let previous: Pair?

    /// Two tokens.
    struct Pair: Codable, Sendable {
        let access: String
        let refresh: String
    }

    /// How long an access token is valid when Zalo does not say, and when it says what makes no sense.
    private static let usualLifetime = Duration.seconds(3600)
    private static let lifetimes = Duration.seconds(60)...Duration.seconds(30 * 86_400)
    /// How long before its end a token is not used any more, at most.
    private static let longestMargin = Duration.seconds(300)

    /// - Parameters:
    ///   - lifetime: How long the access token is valid, in seconds, as Zalo says; nil when it does not.
    ///   - former: The pair that they take the place of.
    init(access: String, refresh: String, lifetime: Double?, after former: ZaloTokens?, at now: Instant) {
        (self.access, self.refresh, receivedAt) = (access, refresh, now.milliseconds)
        let said = lifetime.flatMap { $0 > 0 && $0 < 1e9 ? Duration.seconds($0) : nil } ?? Self.usualLifetime
        let valid = min(max(said, Self.lifetimes.lowerBound), Self.lifetimes.upperBound)
        freshUntil = (now + (valid - min(Self.longestMargin, valid / 10))).milliseconds
        previous = former.map { Pair(access: $0.access, refresh: $0.refresh) }
    }

    /// The pair that ``text`` writes, or nil when it is none.
    init?(_ text: Secret) {
        guard let tokens = try? JSONDecoder().decode(ZaloTokens.self, from: Data(text.reveal().utf8)) else {
            return nil
        }
        self = tokens
    }

    /// The pair as one text.
    var text: Secret {
        // Texts and numbers can always be written.
        Secret((try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "")
    }

    /// When they came.
    var received: Instant { Instant(milliseconds: receivedAt) }

    /// Whether the access token can be used at `now`.
    func isFresh(at now: Instant) -> Bool { now < Instant(milliseconds: freshUntil) }
}

import CivilTime
import ReminderCore

/// A Zalo Official Account: requests carry an access token that lasts about a day. It is renewed with a refresh token
/// that can be used once and lasts about three months; each renewal brings a new one.
///
/// The new pair is durable before its first use. All channels with the same app and refresh token share it, and only
/// one of them renews it. A refresh token that is written anew in the configuration starts afresh.
///
/// One gap nobody can close: when the daemon is killed, or the answer is lost, after Zalo has used the token up and
/// before the new pair is written down, the operator has to authorise the app again, and is told so.
struct ZaloScheme: RequestScheme {
    static let schema = SchemeSchema(
        "zalo-oa",
        fields: [
            .required("app-id", .text), .required("app-secret", .secret), .required("refresh-token", .secret),
            .optional("token-url", .url),
        ], values: ["token"])

    private let configured: Secret
    private let service: ZaloTokenService
    private let memory: OwnMemory
    private let zone: any ZoneRules
    private let channel: String
    /// Whose tokens they are.
    private let basis: Identity

    /// How old a refresh token may get before operators are warned.
    private static let warning = Duration.seconds(75 * 86_400)
    /// How old it is when Zalo takes it no more.
    private static let lifetime = Duration.seconds(90 * 86_400)
    /// An access token that is refused sooner than this after it was given is not made better by another.
    private static let probation = Duration.seconds(60)
    private static let key = "zalo.tokens"

    init(_ settings: KindSettings, in surroundings: ChannelSurroundings) {
        let app = settings.required("app-id", KindSettings.text)
        configured = settings.required("refresh-token", KindSettings.secret)
        service = ZaloTokenService(
            app: app, secret: settings.required("app-secret", KindSettings.secret), url: settings.secret("token-url"),
            in: surroundings)
        (memory, zone, channel) = (surroundings.ownMemory, surroundings.zone, surroundings.channel)
        basis = Identity(of: "zalo-oa", app, configured.reveal())
    }

    func values(at now: Instant) async throws(DeliveryFailure) -> [String: Secret] {
        let known = try await tokens()
        if let known, known.isFresh(at: now) { return ["token": Secret(known.access)] }
        return ["token": try await renewed(insteadOf: known?.access, at: now)]
    }

    func renew(_ refused: [String: Secret], at now: Instant) async throws(DeliveryFailure) -> Bool {
        let token = refused["token"]?.reveal()
        if let known = try await tokens(), known.access == token, now < known.received + Self.probation { return false }
        _ = try await renewed(insteadOf: token, at: now)
        return true
    }

    /// An access token that is not `old`: one that was renewed meanwhile, or a new one.
    private func renewed(insteadOf old: String?, at now: Instant) async throws(DeliveryFailure) -> Secret {
        try await memory.renew("zalo-oa \(basis)") { () throws(DeliveryFailure) -> Secret in
            let known = try await tokens()
            if let known, known.access != old, known.isFresh(at: now) { return Secret(known.access) }
            let next = try await service.refresh(known?.refresh ?? configured.reveal(), after: known, at: now)
            try await memory.keep([.secret(Self.key, next.text), warning(at: now)], basis: basis, at: now)
            return Secret(next.access)
        }
    }

    /// The pair last kept; nil when the configured refresh token is still to be used.
    private func tokens() async throws(DeliveryFailure) -> ZaloTokens? {
        try await memory.recall(Self.key, basis: basis).flatMap { ZaloTokens($0) }
    }

    /// What operators see when the refresh token that came at `now` is not renewed for long: nothing was sent, so
    /// nothing renewed it.
    private func warning(at now: Instant) -> RememberedText {
        let (since, until) = (zone.civil(at: now).date, zone.civil(at: now + Self.lifetime).date)
        return .shown(
            "refresh-token",
            "of \(since), and of no use after \(until): renew it before with nhaclich test \(channel)",
            from: now + Self.warning)
    }
}

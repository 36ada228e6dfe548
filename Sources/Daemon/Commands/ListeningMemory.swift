import CivilTime
import ReminderCore
import Wording

/// What has to be known of a service that is asked what people wrote, after a restart too.
///
/// The channels that hear the same share it: see ``ChannelMemory``.
struct ListeningMemory: Sendable {
    /// What is asked of the service.
    let source: Identity
    let store: any StateStore

    /// Where to go on. No format can call anything so.
    private static let bookmark = "listen.bookmark"
    /// What was done of what was handed out since.
    private static let done = "listen.done"
    /// What operators see of it.
    private static let shown = "commands"
    /// The longest sentence that operators see, in UTF-16 code units.
    private static let longestShown = 300

    /// Where to go on; nil to begin.
    func bookmark(of channel: String) async throws(StoreFailure) -> Secret? {
        try await store.recall(Self.bookmark, of: channel, basis: source)
    }

    /// Writes down where to go on, with everything done that was handed out before.
    func write(_ bookmark: Secret?, of channel: String, at now: Instant) async throws(StoreFailure) {
        guard let bookmark else { return }
        try await store.keep(
            [.secret(Self.bookmark, bookmark), .secret(Self.done, Secret(""))], of: channel, basis: source, at: now)
    }

    /// Writes down that the action called `id` is done, which is about to be.
    ///
    /// - Returns: Whether it is not done yet.
    func begin(_ id: Identity, of channel: String, at now: Instant) async throws(StoreFailure) -> Bool {
        var done = try await store.recall(Self.done, of: channel, basis: source)?.reveal().split(separator: "\n") ?? []
        if done.contains(where: { $0 == id.description }) { return false }
        done.append(id.description[...])
        // Of more than a service hands out at once the oldest are over.
        let text = done.suffix(200).joined(separator: "\n")
        try await store.keep([.secret(Self.done, Secret(text))], of: channel, basis: source, at: now)
        return true
    }

    /// Lets operators see in the status what is in the way, or that nothing is when `failure` is nil.
    func show(_ failure: DeliveryFailure?, of channel: String, at now: Instant) async throws(StoreFailure) {
        let text = failure.map {
            RememberedText.shown(Self.shown, TamedText.line("not heard: \($0.reason)", limit: Self.longestShown))
        }
        do { try await store.keep([text ?? .forgotten(Self.shown)], of: channel, basis: nil, at: now) } catch {
            // The journal has it.
            if !error.isTemporary { throw error }
        }
    }
}

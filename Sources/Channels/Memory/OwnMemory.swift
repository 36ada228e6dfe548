import CivilTime
import ReminderCore
import Wording

/// What one channel remembers over restarts.
struct OwnMemory: Sendable {
    /// The longest text that is shown, in UTF-16 code units.
    private static let longestShown = 200

    private let memory: SharedMemory
    /// The channel's name in the configuration.
    private let channel: String

    init(_ memory: SharedMemory, of channel: String) { (self.memory, self.channel) = (memory, channel) }

    /// What was last kept under `key`; nil when nothing was.
    ///
    /// - Parameter basis: The hash of the settings that it was learned with, for what does not hold with others: see
    ///   ``ChannelMemory``.
    /// - Throws: `retry`; nothing was sent.
    func recall(_ key: String, basis: Identity? = nil) async throws(DeliveryFailure) -> Secret? {
        do { return try await memory.recall(key, of: channel, basis: basis) } catch {
            throw DeliveryFailure(.retry(), "what the channel remembers cannot be read: \(error)")
        }
    }

    /// Keeps all of `texts` or none; when it returns they survive a crash.
    ///
    /// What is shown is made fit for it. When the disk refuses for a while, they are kept later, before anything is
    /// recalled again.
    ///
    /// - Throws: `retry`.
    func keep(
        _ texts: [RememberedText], basis: Identity? = nil, at now: Instant
    ) async throws(DeliveryFailure) {
        let tamed = texts.map { text in
            guard let shown = text.text, let start = text.shownFrom else { return text }
            return .shown(text.key, TamedText.line(shown.reveal(), limit: Self.longestShown), from: start)
        }
        do { try await memory.keep(tamed, of: channel, basis: basis, at: now) } catch {
            throw DeliveryFailure(.retry(), "what the channel has to remember cannot be written: \(error)")
        }
    }

    /// What `work` comes to, which is done once for all channels that ask for it at once.
    ///
    /// - Parameter name: The same for the same work.
    func renew(
        _ name: String, by work: () async throws(DeliveryFailure) -> Secret
    ) async throws(DeliveryFailure) -> Secret {
        try await memory.renewals.renew(name, by: work)
    }
}

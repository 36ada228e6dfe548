package import CivilTime

/// What channels have to know over restarts: the new id of a chat, a pair of tokens, what is left of a quota.
///
/// It is for a few small texts; see ``RememberedText`` for how small.
package protocol ChannelMemory: Sendable {
    /// What was last kept under `key`; nil when nothing was.
    ///
    /// - Parameters:
    ///   - channel: The channel's name in the configuration.
    ///   - basis: The hash of the settings that it was learned with, for what does not hold with others. It is then
    ///     shared: whichever channel kept it last, every channel with these settings knows it.
    func recall(_ key: String, of channel: String, basis: Identity?) async throws(StoreFailure) -> Secret?

    /// Writes down all of `texts` or none, each in the place of what `channel` kept under its key before. When it
    /// returns, they survive a crash and a power cut.
    ///
    /// - Parameter basis: As in ``recall(_:of:basis:)``.
    /// - Throws: Not temporary when a text or its key is too long, or a channel has too many.
    func keep(
        _ texts: [RememberedText], of channel: String, basis: Identity?, at now: Instant) async throws(StoreFailure)
}

/// A text that a channel wants kept.
package struct RememberedText: Hashable, Sendable {
    /// The longest key, in bytes.
    package static let longestKey = 64
    /// The longest text, in bytes.
    package static let longestText = 16 * 1024
    /// The most keys a channel may have.
    package static let mostKeys = 32

    package let key: String
    /// Nil to forget what was kept under the key.
    package let text: Secret?
    /// From when on operators are shown it; nil for never. What is shown has to be one line, made fit to be shown.
    package let shownFrom: Instant?

    private init(_ key: String, _ text: Secret?, shownFrom: Instant?) {
        (self.key, self.text, self.shownFrom) = (key, text, shownFrom)
    }

    /// One that nobody sees: not in `nhaclich status`, no log and no dump.
    package static func secret(_ key: String, _ text: Secret) -> RememberedText {
        RememberedText(key, text, shownFrom: nil)
    }

    /// One that `nhaclich status` shows as `key: text`.
    ///
    /// - Parameter start: From when on: a warning can be written down long before it is due.
    package static func shown(
        _ key: String, _ text: String, from start: Instant = Instant(milliseconds: 0)
    ) -> RememberedText {
        RememberedText(key, Secret(text), shownFrom: start)
    }

    /// One that is kept no longer.
    package static func forgotten(_ key: String) -> RememberedText { RememberedText(key, nil, shownFrom: nil) }

    /// Whether it is short enough to be kept.
    package var isSmall: Bool {
        (1...Self.longestKey).contains(key.utf8.count) && (text?.reveal().utf8.count ?? 0) <= Self.longestText
    }
}

extension StoreFailure {
    /// `channel` wants more kept than ``RememberedText`` allows.
    package static func tooMuch(of channel: String) -> StoreFailure {
        StoreFailure(
            "the channel \(channel) wants more remembered than \(RememberedText.mostKeys) texts of at most "
                + "\(RememberedText.longestText) bytes")
    }
}

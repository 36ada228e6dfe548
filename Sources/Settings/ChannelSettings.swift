package import ReminderCore

/// A channel of the configuration.
package struct ChannelSettings: Hashable, Sendable {
    package let name: String
    /// Where and how its notices are sent.
    package let settings: KindSettings
    /// The tag of the language of its notices; nil for the configuration's.
    package let language: String?
    /// The channel that takes over what this one cannot deliver; nil for none.
    package let fallback: String?
}

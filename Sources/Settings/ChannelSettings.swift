package import ReminderCore

/// A channel of the configuration.
package struct ChannelSettings: Hashable, Sendable {
    package let name: String
    /// Where and how its notices are sent.
    package let settings: KindSettings
    /// The tags of the languages of its notices, one or two; nil for the configuration's.
    package let languages: [String]?
    /// The channel that takes over what this one cannot deliver; nil for none.
    package let fallback: String?
    /// The template of its notices where no rule has one, checked; nil for the words of the language.
    package let template: String?
    /// Who may write commands in its room; nil when nobody is heard.
    package let commands: CommandSettings?
}

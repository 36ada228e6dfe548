/// What is to be sent: a reminder or a digest, when, and where.
package struct PlanAnswer: Codable, Hashable, Sendable {
    /// What a channel will be sent.
    package struct Text: Codable, Hashable, Sendable {
        package var channel: String
        /// What a reader sees where a service shows plain text.
        package var text: String

        package init(channel: String, text: String) { (self.channel, self.text) = (channel, text) }
    }

    package var at: String
    /// The rule, or the digest.
    package var rule: String
    /// Empty for a digest.
    package var lead: String
    /// Empty for a digest.
    package var calendar: String
    /// Empty for a digest.
    package var uid: String
    package var title: String
    package var start: String
    /// Those that get it, as things are now.
    package var channels: [String]
    /// `reminder` or `digest`.
    package var kind = "reminder"
    /// The short name of its event; nil for a digest.
    package var event: String?
    /// Why a channel that the rule names gets nothing; nil when all do.
    package var reason: String?
    /// The words for each channel; nil when they were not asked for.
    package var texts: [Text]?

    package init(
        at: String, rule: String, lead: String, calendar: String, uid: String, title: String, start: String,
        channels: [String]
    ) {
        (self.at, self.rule, self.lead, self.calendar) = (at, rule, lead, calendar)
        (self.uid, self.title, self.start, self.channels) = (uid, title, start, channels)
    }
}
